"""Piles of the desk beside articles and reviews: messages, failures, roles and wordings."""

from django.db.models import Prefetch
from django.urls import reverse

from articles import languages
from articles.models import Article, Disclaimer
from articles.publishing.models import Failure, Live, Message
from editorial.models import OutboxEntry, RoleRequest
from editorial.naming import full_name
from editorial.outbox import MOST_ATTEMPTS
from editorial.policies import Person
from editorial.states import ADMINISTRATOR, CHAIR, EDITOR
from editorial.views.workspace.piles import MOST, Pile, Waiting, first_of


def piles_for(who: Person) -> list[Pile]:
    """Return what waits for a person beside articles and reviews, oldest risk first."""
    piles = []
    if who.roles & {CHAIR, ADMINISTRATOR}:
        piles.append(_disclaimers())
    if ADMINISTRATOR in who.roles:
        piles.append(_roles(who))
    if who.roles & {EDITOR, CHAIR, ADMINISTRATOR}:
        piles += [_not_published(), _messages()]
    return piles


def recently_live() -> list[Live]:
    """Return the pages that readers got last."""
    rows = Live.objects.select_related("article", "publication__version").order_by("-since")
    shown = ("since", "article__slug", "article__question", "publication__state")
    return list(rows.only(*shown, "publication__version__number")[:MOST])


def _not_published() -> Pile:
    failures = Failure.objects.select_related("article").order_by("at")
    parked = OutboxEntry.objects.filter(done_at__isnull=True, attempts__gte=MOST_ATTEMPTS)
    items = [
        Waiting(
            row.article.question,
            reverse("workspace:article", args=[row.article.slug]),
            row.message,
            row.at,
        )
        for row in failures[:MOST]
    ]
    items += [
        Waiting(f"Task {entry.key}", reverse("workspace:home"), entry.error, entry.due_at)
        for entry in parked[:MOST]
    ]
    return Pile(
        "Could not be published",
        len(items),
        reverse("workspace:articles"),
        "Everything that was approved is published.",
        items,
    )


def _roles(who: Person) -> Pile:
    waiting = RoleRequest.objects.filter(decided_at__isnull=True).exclude(asked_by_id=who.id)
    url = reverse("workspace:people")
    found, count = first_of(waiting.select_related("user").order_by("asked_at"))
    return Pile(
        "Roles to agree to",
        count,
        url,
        "No role waits for your word.",
        [
            Waiting(
                full_name(row.user),
                f"{url}#asked",
                f"to become {row.role}: {row.reason[:90]}",
                row.asked_at,
            )
            for row in found
        ],
    )


def _messages() -> Pile:
    # Not joined: the database would read every article to put the messages in order.
    its_article = Prefetch("article", Article.objects.only("question"))
    open_ones = Message.objects.filter(closed_at__isnull=True).prefetch_related(its_article)
    found, count = first_of(open_ones.order_by("received_at"))
    return Pile(
        "Messages from readers",
        count,
        reverse("workspace:messages"),
        "Every message has been answered.",
        [
            Waiting(
                row.article.question if row.article else "About no page",
                reverse("workspace:message", args=[row.pk]),
                f"{row.get_kind_display().lower()}: {row.text[:90]}",
                row.received_at,
            )
            for row in found
        ],
    )


def _disclaimers() -> Pile:
    proposed = Disclaimer.objects.filter(approved_at__isnull=True).order_by("proposed_at")
    url = reverse("workspace:audiences")
    found, count = first_of(proposed)
    return Pile(
        "Disclaimers to approve",
        count,
        url,
        "No new wording is proposed.",
        [
            Waiting(
                f"{row.audience or 'every audience'}, {row.state or 'every state'}, "
                f"{languages.of(row.language).name}",
                f"{url}#disclaimer-{row.pk}",
                f"wording {row.number} is proposed",
                row.proposed_at,
            )
            for row in found
        ],
    )
