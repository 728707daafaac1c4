"""The rounds before the board as the queue lists them: by tab, narrowed, the gravest first.

Everything here is asked of the database at once, whatever the number of rounds; no snapshot is
read. What a page shows of its rows is put together in editorial/views/workspace/queue_rows.py.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)

from articles.status import WITH_THE_BOARD
from editorial import clock
from editorial.assignments import running_holds
from editorial.deadlines import SOON
from editorial.models import ArticleCard, Assignment, ReviewRound, SignOff
from editorial.policies import Person, check_can_review, may
from editorial.states import BOARD, CHAIR

MINE, ASSIGNED, HELD, NEAR, OVERDUE, DECIDED, ALL = (
    "mine",
    "assigned",
    "held",
    "soon",
    "overdue",
    "decided",
    "all",
)
OF_A_MEMBER = (MINE, ASSIGNED, DECIDED)
"""Tabs that only a member of the board has."""
NOBODY = "nobody"
"""Said in place of a member: rounds that nobody is asked to review."""


@dataclass(frozen=True)
class Narrowing:
    """What a list is narrowed to; "" narrows nothing."""

    topic: str = ""
    specialty: str = ""
    """A specialty that the round asks for and nobody who counts has signed for."""
    risk: str = ""
    waiting_days: int | None = None
    """At least so many days before the board."""
    member: str = ""
    """The user name of who is asked, or NOBODY."""
    owner: int | None = None
    """Whose articles, by the id of their owner."""


def tabs_for(who: Person) -> tuple[str, ...]:
    """Return the tabs a person has, in their order; the first one opens."""
    if who.roles & {BOARD, CHAIR}:
        return (MINE, ASSIGNED, HELD, NEAR, OVERDUE, DECIDED, ALL)
    return (ALL, HELD, NEAR, OVERDUE)


def in_tab(tab: str, who: Person, *, at: datetime) -> QuerySet[ReviewRound]:
    """Return the rounds of a tab, the gravest and most urgent first; decided ones newest first."""
    rows = ReviewRound.objects.filter(_condition(tab, who, at))
    if tab == DECIDED:
        mine = SignOff.objects.filter(round=OuterRef("pk"), signer=who.id)
        return rows.annotate(signed_at=Subquery(mine.values("signed_at"))).order_by(
            "-signed_at", "-pk"
        )
    gravest = Case(When(_of_risk("high"), then=0), default=1, output_field=IntegerField())
    return rows.order_by(gravest, F("due_at").asc(nulls_last=True), "pk")


def counts(rows: QuerySet[ReviewRound], who: Person, *, at: datetime) -> dict[str, int]:
    """Return how many of these rounds each tab of a person has; one query."""
    tabs = tabs_for(who)
    found: dict[str, int] = rows.order_by().aggregate(
        **{f"in_{tab}": Count("pk", filter=_condition(tab, who, at)) for tab in tabs}
    )
    return {tab: found[f"in_{tab}"] for tab in tabs}


def narrowed(rows: QuerySet[ReviewRound], to: Narrowing, *, at: datetime) -> QuerySet[ReviewRound]:
    """Return the rounds of a list that fit."""
    if to.topic:
        rows = rows.filter(version__article__topics__slug=to.topic)
    if to.specialty:
        rows = rows.filter(_asks_for(to.specialty), ~Exists(_signed_for(to.specialty, at)))
    if to.risk:
        rows = rows.filter(_of_risk(to.risk))
    if to.waiting_days is not None:
        rows = rows.filter(opened_at__lte=at - timedelta(days=to.waiting_days))
    if to.owner is not None:
        rows = rows.filter(version__article__owner=to.owner)
    asked = Assignment.objects.filter(round=OuterRef("pk"), ended_at__isnull=True)
    if to.member == NOBODY:
        return rows.filter(~Exists(asked))
    if to.member:
        rows = rows.filter(Exists(asked.filter(member__username=to.member)))
    return rows


def open_of(owner: int) -> Q:
    """Return which rounds are open and about an article of a person, by its card.

    Over the versions the database would read every one that there ever was.
    """
    before_the_board = ArticleCard.objects.filter(owner=owner, state__in=WITH_THE_BOARD)
    return Q(pk__in=before_the_board.values("round"))


def _condition(tab: str, who: Person, at: datetime) -> Q:
    is_open = Q(closed_at__isnull=True)
    signed = Q(Exists(SignOff.objects.filter(round=OuterRef("pk"), signer=who.id)))
    asked = Assignment.objects.filter(round=OuterRef("pk"), ended_at__isnull=True)
    today = clock.local(at).replace(hour=0, minute=0, second=0, microsecond=0)
    match tab:
        case "mine":
            wrote = ReviewRound.contributors.through.objects.filter(
                reviewround=OuterRef("pk"), user=who.id
            )
            if not may(check_can_review, who, contributors=frozenset(), on=clock.day(at)):
                return Q(pk__in=[])
            return is_open & ~signed & ~Q(Exists(wrote))
        case "assigned":
            return is_open & Q(Exists(asked.filter(member=who.id)))
        case "held":
            return is_open & Q(Exists(running_holds(at=at).filter(round=OuterRef("pk"))))
        case "soon":
            return is_open & Q(due_at__gte=today, due_at__lt=today + SOON + timedelta(days=1))
        case "overdue":
            return is_open & Q(due_at__lt=today)
        case "decided":
            return signed
    return is_open


def _of_risk(risk: str) -> Q:
    return Q(terms__risk=risk) | Q(terms__isnull=True, policy__risk=risk)


def _asks_for(specialty: str) -> Q:
    """Return whether a round's terms name a specialty, however JSON spells its letters."""
    spelt = {json.dumps(specialty), json.dumps(specialty, ensure_ascii=False)}
    found = Q(pk__in=[])
    for each in spelt:
        found |= Q(terms__specialties__icontains=each)
        found |= Q(terms__isnull=True, policy__specialties__icontains=each)
    return found


def _signed_for(specialty: str, at: datetime) -> QuerySet[SignOff]:
    """Return the sign-offs of a round that count today and fill a specialty."""
    return SignOff.objects.filter(
        round=OuterRef("pk"),
        decision=SignOff.APPROVE,
        digest=OuterRef("digest"),
        specialty__iexact=specialty,
        signer__is_active=True,
        signer__groups__name__in=[BOARD, CHAIR],
        signer__board_member__active=True,
        signer__board_member__verified_until__gte=clock.day(at),
    )
