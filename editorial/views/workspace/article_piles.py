"""Piles of the desk that are articles: each is a choice of the library, which its number opens."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from articles.status import WITH_THE_BOARD
from editorial import article_list, clock
from editorial.article_list import Asked
from editorial.models import ArticleCard, Policy
from editorial.policies import Person
from editorial.policies.terms import Terms, together
from editorial.queries import policies_in_force
from editorial.states import AUTHOR, CHAIR, EDITOR
from editorial.views.workspace.piles import MOST, Pile, Waiting
from editorial.views.workspace.states_compared import LIVE

Why = Callable[[ArticleCard], str]
_SHOWN = (
    *("question", "state", "number", "live_number", "submitted_at", "changed_at"),
    *("next_review_on", "examined", "blocking", "warnings", "article__slug"),
    *("owner__username", "owner__first_name", "owner__last_name"),
)
COUNTED = 1000
"""So many articles of a pile are counted; the list behind it counts them all."""


def piles_for(who: Person, username: str, *, at: datetime) -> list[Pile]:
    """Return what articles ask of a person, the gravest first; her own stand before others'."""
    piles: list[Pile] = []
    if who.roles & {AUTHOR, EDITOR}:
        piles += _of_writers(who, username, at)
    if who.roles & {CHAIR, EDITOR}:
        piles += _to_review_again(who, at)
    return piles


def recently_changed() -> list[Waiting]:
    """Return the articles that were saved last, with where they stand."""
    rows = _with_articles(ArticleCard.objects.order_by("-changed_at", "-pk"), Asked())
    return [_waiting(row, _stands(row), row.changed_at) for row in rows[:MOST]]


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


def _of_writers(who: Person, username: str, at: datetime) -> list[Pile]:
    return [
        _pile(
            "Findings in live articles",
            Asked(live="yes", finding="block"),
            lambda row: (
                f"{row.blocking} in the way of its next version; readers have version "
                f"{row.live_number}"
            ),
            "Nothing blocks in an article that readers have.",
            who,
            at,
        ),
        _pile(
            "Changes requested",
            Asked(state="changes_requested"),
            lambda row: f"the board asked for changes in version {row.number}",
            "No version waits for changes.",
            who,
            at,
        ),
        _pile(
            "Recalled",
            Asked(state="recalled", owner=username),
            lambda row: f"version {row.number} was taken back from the board",
            "No version of yours was recalled.",
            who,
            at,
        ),
        _pile(
            "My drafts",
            Asked(state="draft", owner=username),
            _stands,
            "You have no draft. Start a new article, or import one.",
            who,
            at,
        ),
    ]


def _to_review_again(who: Person, at: datetime) -> list[Pile]:
    today = clock.day(at)
    policies = policies_in_force(at=at)
    return [
        _pile(
            "Review overdue",
            Asked(review="overdue", live="yes", sort="review"),
            lambda row: _overdue(row, policies),
            "The review of no page is overdue.",
            who,
            at,
        ),
        _pile(
            "To be reviewed again",
            Asked(review="month", live="yes", sort="review"),
            lambda row: _ahead(row, today),
            "No page is to be reviewed again soon.",
            who,
            at,
        ),
    ]


def _pile(title: str, asked: Asked, why: Why, empty: str, who: Person, at: datetime) -> Pile:
    rows = article_list.found(asked, at=at)
    if not asked.sort:
        rows = rows.order_by("changed_at", "pk")
    found = list(_with_articles(rows, asked)[: MOST + 1])
    count = len(found)
    if count > MOST:
        count = rows.order_by()[: COUNTED + 1].count()
        if not (asked.owner or asked.sort):
            mine = list(_with_articles(rows.filter(owner=who.id), asked)[:MOST])
            found = mine + [row for row in found if row.owner_id != who.id]
    elif not asked.sort:
        found.sort(key=lambda row: row.owner_id != who.id)
    items = [
        _waiting(row, _whose(row, who) + why(row), None if asked.sort else row.changed_at)
        for row in found[:MOST]
    ]
    behind = f"{reverse('workspace:articles')}?{asked.query}"
    return Pile(title, count, behind, empty, items, most=COUNTED)


def _with_articles(rows: QuerySet[ArticleCard], asked: Asked) -> QuerySet[ArticleCard]:
    rows = rows.select_related("article", "owner").only(*_SHOWN)
    # What the policy does with an overdue page goes by its topics.
    return rows.prefetch_related("article__topics") if asked.review == "overdue" else rows


def _waiting(row: ArticleCard, why: str, since: datetime | None) -> Waiting:
    address = reverse("workspace:article", args=[row.article.slug])
    return Waiting(row.question, address, why, since, compared_with_live(row), _edit(row))


def _edit(row: ArticleCard) -> str:
    with_the_board = row.state in WITH_THE_BOARD
    return "" if with_the_board else reverse("workspace:edit", args=[row.article.slug])


def _whose(row: ArticleCard, who: Person) -> str:
    return "" if row.owner_id == who.id else f"{row.owner.get_full_name() or row.owner}'s; "


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
