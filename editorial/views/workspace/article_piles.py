"""Piles of the desk that are articles: each is a choice of the library, which its number opens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse

from editorial import article_list, clock
from editorial.article_list import Asked
from editorial.models import ArticleCard, Policy
from editorial.naming import full_name
from editorial.policies import Person
from editorial.policies.terms import Terms, together
from editorial.queries import policies_in_force
from editorial.states import AUTHOR, CHAIR, EDITOR
from editorial.views.workspace.piles import COUNTED, MOST, Pile, Waiting
from editorial.views.workspace.states_compared import LIVE

Why = Callable[[ArticleCard], str]
_SHOWN = (
    *("question", "state", "number", "live_number", "submitted_at", "changed_at"),
    *("next_review_on", "examined", "blocking", "warnings", "article__slug"),
    *("owner__username", "owner__first_name", "owner__last_name"),
)
_CARDS = ArticleCard.objects.select_related("article", "owner").only(*_SHOWN)


@dataclass(frozen=True)
class _Choice:
    """A choice of the library as a pile; its number leads to it."""

    title: str
    asked: Asked
    why: Why
    empty: str


def piles_for(who: Person, username: str, *, at: datetime) -> list[Pile]:
    """Return what articles ask of a person, the gravest first; her own stand before others'.

    What the articles of all piles look like is read at once: as many questions as for one of them.
    """
    choices: list[_Choice] = []
    if who.roles & {AUTHOR, EDITOR}:
        choices += _of_writers(username)
    if who.roles & {CHAIR, EDITOR}:
        choices += _to_review_again(at)
    found = [(choice, *_first_of(choice.asked, who, at)) for choice in choices]
    rows = _CARDS.prefetch_related("article__topics").in_bulk(
        {pk for _, pks, _ in found for pk in pks}
    )
    return [
        Pile(
            choice.title,
            count,
            f"{reverse('workspace:articles')}?{choice.asked.query}",
            choice.empty,
            [_waiting_for(choice, rows[pk], who) for pk in pks if pk in rows],
            most=COUNTED,
        )
        for choice, pks, count in found
    ]


def recently_changed() -> list[Waiting]:
    """Return the articles that were saved last, with where they stand."""
    rows = _CARDS.order_by("-changed_at", "-pk")[:MOST]
    return [_waiting(row, _stands(row), row.changed_at) for row in rows]


def compared_with_live(row: ArticleCard) -> str:
    """Return where the working copy is compared with what readers have, "" where it is the same.

    While the board has a version, the working copy is that version.
    """
    if row.live_number is None:
        return ""
    saved_since = row.submitted_at is None or row.changed_at > row.submitted_at
    if row.number == row.live_number and not saved_since:
        return ""
    return f"{reverse('workspace:compare', args=[row.article.slug])}?from={LIVE}"


def _of_writers(username: str) -> list[_Choice]:
    return [
        _Choice(
            "Findings in live articles",
            Asked(live="yes", finding="block"),
            lambda row: (
                f"{row.blocking} in the way of its next version; readers have version "
                f"{row.live_number}"
            ),
            "Nothing blocks in an article that readers have.",
        ),
        _Choice(
            "Changes requested",
            Asked(state="changes_requested"),
            lambda row: f"the board asked for changes in version {row.number}",
            "No version waits for changes.",
        ),
        _Choice(
            "Recalled",
            Asked(state="recalled", owner=username),
            lambda row: f"version {row.number} was taken back from the board",
            "No version of yours was recalled.",
        ),
        _Choice(
            "My drafts",
            Asked(state="draft", owner=username),
            _stands,
            "You have no draft. Start a new article, or import one.",
        ),
    ]


def _to_review_again(at: datetime) -> list[_Choice]:
    today = clock.day(at)
    policies = policies_in_force(at=at)
    return [
        _Choice(
            "Review overdue",
            Asked(review="overdue", live="yes", sort="review"),
            lambda row: _overdue(row, policies),
            "The review of no page is overdue.",
        ),
        _Choice(
            "To be reviewed again",
            Asked(review="month", live="yes", sort="review"),
            lambda row: _ahead(row, today),
            "No page is to be reviewed again soon.",
        ),
    ]


def _first_of(asked: Asked, who: Person, at: datetime) -> tuple[list[int], int]:
    """Return the articles that a pile shows, and how many it has, at most one above COUNTED."""
    rows = article_list.found(asked, at=at)
    if asked.sort:
        found = list(rows.values_list("pk", flat=True)[: COUNTED + 1])
        return found[:MOST], len(found)
    rows = rows.order_by("changed_at", "pk")
    owned = list(rows.values_list("pk", "owner_id")[: COUNTED + 1])
    hers = [pk for pk, owner in owned if owner == who.id]
    if len(owned) > COUNTED and not asked.owner:
        hers = list(rows.filter(owner=who.id).values_list("pk", flat=True)[:MOST])
    others = [pk for pk, owner in owned if owner != who.id]
    return (hers + others)[:MOST], len(owned)


def _waiting_for(choice: _Choice, row: ArticleCard, who: Person) -> Waiting:
    since = None if choice.asked.sort else row.changed_at
    return _waiting(row, _whose(row, who) + choice.why(row), since)


def _waiting(row: ArticleCard, why: str, since: datetime | None) -> Waiting:
    address = reverse("workspace:article", args=[row.article.slug])
    return Waiting(row.question, address, why, since, compared_with_live(row), _edit(row))


def _edit(row: ArticleCard) -> str:
    return "" if row.is_with_the_board else reverse("workspace:edit", args=[row.article.slug])


def _whose(row: ArticleCard, who: Person) -> str:
    return "" if row.owner_id == who.id else f"{full_name(row.owner)}'s; "


def _stands(row: ArticleCard) -> str:
    said = article_list.STATES.get(row.state, row.state).lower()
    if row.number is not None:
        said = f"version {row.number}, {said}"
    if not row.examined:
        return f"{said}, not examined yet"
    if row.blocking:
        return f"{said}, {row.blocking} in the way of submitting it"
    return said if row.warnings == 0 else f"{said}, {row.warnings} to look at"


def _ahead(row: ArticleCard, today: date) -> str:
    if row.next_review_on is None:
        return ""
    days = (row.next_review_on - today).days
    return f"by {row.next_review_on:%-d %B %Y}, " + (f"in {days} days" if days else "today")


def _overdue(row: ArticleCard, policies: Sequence[Policy]) -> str:
    """Return since when, and after which day the policy takes the page from readers."""
    if row.next_review_on is None:
        return ""
    said = f"overdue since {row.next_review_on:%-d %B %Y}"
    allowed = _days_allowed(row, policies)
    if allowed is None:
        return said
    last = row.next_review_on + timedelta(days=allowed)
    return f"{said}; after {last:%-d %B %Y} the policy withdraws the page"


def _days_allowed(row: ArticleCard, policies: Sequence[Policy]) -> int | None:
    topics = {topic.pk for topic in row.article.topics.all()}
    its = [policy for policy in policies if policy.topic_id in topics]
    its = its or [policy for policy in policies if policy.topic_id is None]
    return together(Terms.of(policy) for policy in its).overdue_withdraw_days if its else None
