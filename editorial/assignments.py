"""Who is asked to review a round and who is at it now, read and ended in the tables."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet

from articles.content import Content
from articles.models import Article
from articles.queries import contributors_since_approval
from editorial import clock
from editorial.assigning import Asks, Candidate, Choice, choose
from editorial.deadlines import SOON
from editorial.models import Assignment, BoardMember, Hold, ReviewRound
from editorial.policies.interests import parties
from editorial.policies.terms import Terms
from editorial.queries import person_of, quorum_of
from editorial.reminders import Asked, OpenRound, Reminder, due_reminders
from editorial.states import CHAIR

SIGNED, DELEGATED, TAKEN_BACK, ROUND_OVER = "signed", "delegated", "taken_back", "round_over"


def candidates(*, without: Iterable[int] = ()) -> list[Candidate]:
    """Return the members of the board but for some, with their open reviews and declared ties."""
    open_ones = Count("user__assignments", filter=Q(user__assignments__ended_at__isnull=True))
    members = (
        BoardMember.objects.select_related("user")
        .prefetch_related("declarations", "user__groups")
        .annotate(open_reviews=open_ones)
        .exclude(user_id__in=list(without))
    )
    return [_candidate(member) for member in members]


def _candidate(member: Any) -> Candidate:
    newest = next(iter(member.declarations.all()), None)
    ties = (newest.ties or []) if newest else []
    names = tuple(str(tie.get("name", "")).strip() for tie in ties)
    return Candidate(
        person=person_of(member.user, member),
        open_reviews=member.open_reviews,
        ties=tuple(name for name in names if name),
    )


def asks_of(
    terms: Terms, contributors: Iterable[int], content: Content, *, signers: int | None = None
) -> Asks:
    """Return what a round takes, as the rule of choosing sees it."""
    return Asks(
        signers=terms.signers if signers is None else signers,
        specialties=terms.specialties,
        named=tuple(party.name for party in parties(content)),
        contributors=frozenset(contributors),
    )


def asks_of_round(round: ReviewRound, *, on: date) -> Asks:
    """Return what an open round takes now: one signer more where one stated an interest."""
    return asks_of(
        round.asks(),
        round.contributors.values_list("pk", flat=True),
        round.snapshot.value(),
        signers=quorum_of(round, on=on).needed,
    )


def choice_for(round: ReviewRound, asks: Asks, *, on: date) -> Choice:
    """Return whom the rule would ask besides those who signed or are asked.

    Whom an editor took off, or who handed it on or stood aside, it does not ask again.
    """
    signed = quorum_of(round, on=on).valid
    asked = open_assignments(round).values_list("member_id", "member__board_member__specialty")
    valid = {each.signer for each in signed}
    taken = [each.specialty for each in signed]
    taken += [specialty or "" for member, specialty in asked if member not in valid]
    known = {
        *round.assignments.values_list("member_id", flat=True),
        *round.sign_offs.values_list("signer_id", flat=True),
    }
    return choose(candidates(without=known), asks, taken=taken, on=on)


def choice_at_submission(
    article: Article, terms: Terms, content: Content, *, by: Any, on: date
) -> Choice:
    """Return whom the rule would ask if somebody submitted the working copy now."""
    contributors = contributors_since_approval(article) | {by.pk}
    return choose(candidates(), asks_of(terms, contributors, content), on=on)


def open_assignments(round: ReviewRound) -> QuerySet[Assignment]:
    """Return who is asked now."""
    return round.assignments.filter(ended_at__isnull=True)


def running_holds(*, at: datetime) -> QuerySet[Hold]:
    """Return who is at a review at this moment."""
    return Hold.objects.filter(released_at__isnull=True, until__gt=at)


def end_for_signer(round: ReviewRound, member: Any, *, at: datetime) -> None:
    """End what a member was asked and held, because she has signed or stood aside."""
    open_assignments(round).filter(member=member).update(ended_at=at, end=SIGNED)
    round.holds.filter(member=member, released_at__isnull=True).update(released_at=at)


def end_for_round(round: ReviewRound, *, at: datetime) -> None:
    """End what everybody was asked and held, because the round is over."""
    open_assignments(round).update(ended_at=at, end=ROUND_OVER)
    round.holds.filter(released_at__isnull=True).update(released_at=at)


def reminders_due(*, at: datetime) -> list[Reminder]:
    """Return whom the deadlines of open rounds call for by now, told already or not.

    A round whose quorum stands and that only waits for its time calls for nobody.
    """
    open_ones = ReviewRound.objects.filter(
        closed_at__isnull=True, due_at__isnull=False, due_at__lte=at + SOON
    ).select_related("policy")
    waiting = open_ones.filter(schedules__ended_at__isnull=True, schedules__isnull=False)
    signed = {
        round.pk
        for round in waiting.select_related("snapshot")
        if quorum_of(round, on=clock.day(at)).reached
    }
    rounds = [
        OpenRound(round.pk, round.due_at, round.asks().risk)
        for round in open_ones
        if round.pk not in signed and round.due_at
    ]
    assignments = Assignment.objects.filter(ended_at__isnull=True, round__in=open_ones)
    chairs = get_user_model().objects.filter(is_active=True, groups__name=CHAIR)
    return due_reminders(
        rounds,
        [Asked(*row) for row in assignments.values_list("round_id", "member_id", "at")],
        at,
        chairs=chairs.values_list("pk", flat=True),
    )
