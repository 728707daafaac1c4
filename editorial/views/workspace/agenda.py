"""What falls on which day: what goes live, is to be decided, and is to be looked at again.

Read so that a month with thousands of dates asks as few questions as an empty one: where and when
is asked of all, what it is called only of those that are shown.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from editorial import clock, queue
from editorial.models import (
    ArticleCard,
    Assignment,
    Emergency,
    Reassessment,
    ReviewRound,
    Schedule,
    Withdrawal,
)


@dataclass(frozen=True)
class Kind:
    """A kind of date: what it says of an article, and where it stands."""

    code: str
    words: str
    rows: Callable[[], QuerySet]
    """Those that stand."""
    on: str
    """The field of the moment or the day."""
    article: str
    """The way from a row to its article."""
    round: str = ""
    """The way to the round that an address names; "" where it is the article's."""
    view: str = "article"
    is_day: bool = False
    owned: Callable[[int], Q] | None = None
    """Which rows are about what a person owns, where the article's own word is a long way off."""


KINDS: tuple[Kind, ...] = (
    Kind(
        "emergency",
        "Taken down unless signed",
        lambda: Emergency.objects.filter(ended_at__isnull=True),
        "sign_by",
        "round__version__article",
        round="round",
        view="review",
    ),
    Kind(
        "schedule",
        "Goes live",
        lambda: Schedule.objects.filter(ended_at__isnull=True),
        "publish_at",
        "round__version__article",
        round="round",
        view="review",
    ),
    Kind(
        "fallen",
        "Claims to look at again",
        lambda: Reassessment.objects.filter(closed_at__isnull=True),
        "due_at",
        "article",
        round="pk",
        view="reassessment",
    ),
    Kind(
        "ratify",
        "Withdrawal to ratify",
        lambda: Withdrawal.objects.filter(decided_at__isnull=True),
        "ratify_by",
        "version__article",
    ),
    Kind(
        "decision",
        "Decision due",
        lambda: ReviewRound.objects.filter(closed_at__isnull=True),
        "due_at",
        "version__article",
        round="pk",
        view="review",
        owned=queue.open_of,
    ),
    Kind(
        "review",
        "To be reviewed again",
        lambda: ArticleCard.objects.exclude(state="withdrawn"),
        "next_review_on",
        "article",
        is_day=True,
        owned=lambda person: Q(owner=person),
    ),
)
"""The gravest first, as a day lists them."""
BY_CODE = {kind.code: kind for kind in KINDS}


@dataclass(frozen=True)
class Place:
    """That a row of a kind falls on a day."""

    day: date
    kind: str
    pk: int


@dataclass(frozen=True)
class Entry:
    """One date with what it is about."""

    day: date
    kind: str
    words: str
    title: str
    url: str


def places(
    first: date, last: date, *, kind: str = "", of: int | None = None
) -> dict[date, list[Place]]:
    """Return what falls on each day from the first to the last, the gravest first.

    `kind` takes one kind alone; `of` what a person owns, or is asked to review.
    """
    found: dict[date, list[Place]] = defaultdict(list)
    for each in KINDS:
        if kind not in ("", each.code):
            continue
        rows = each.rows().filter(_between(each, first, last))
        if of is not None:
            rows = rows.filter(_of(each, of))
        for pk, moment in rows.order_by(each.on, "pk").values_list("pk", each.on):
            day = moment if each.is_day else clock.day(moment)
            found[day].append(Place(day, each.code, pk))
    return found


def entries(wanted: Sequence[Place]) -> list[Entry]:
    """Return these dates in their order, each with its article's question and its address."""
    told: dict[tuple[str, int], tuple[str, str]] = {}
    for kind in KINDS:
        pks = [place.pk for place in wanted if place.kind == kind.code]
        if pks:
            told |= {(kind.code, pk): (title, url) for pk, title, url in _named(kind, pks)}
    return [
        Entry(
            place.day,
            place.kind,
            BY_CODE[place.kind].words,
            *told[place.kind, place.pk],
        )
        for place in wanted
        if (place.kind, place.pk) in told
    ]


def _named(kind: Kind, pks: Iterable[int]) -> list[tuple[int, str, str]]:
    address = kind.round or f"{kind.article}__slug"
    rows = kind.rows().filter(pk__in=list(pks))
    return [
        (pk, question, reverse(f"workspace:{kind.view}", args=[named]))
        for pk, question, named in rows.values_list("pk", f"{kind.article}__question", address)
    ]


def _between(kind: Kind, first: date, last: date) -> Q:
    if kind.is_day:
        return Q(**{f"{kind.on}__range": (first, last)})
    begin, end = clock.span(first, last)
    return Q(**{f"{kind.on}__gte": begin, f"{kind.on}__lt": end})


def _of(kind: Kind, person: int) -> Q:
    mine = kind.owned(person) if kind.owned else Q(**{f"{kind.article}__owner": person})
    if kind.view != "review":
        return mine
    asked = Assignment.objects.filter(member=person, ended_at__isnull=True)
    return mine | Q(**{f"{kind.round}__in": asked.values("round")})
