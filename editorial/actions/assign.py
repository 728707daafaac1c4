"""Assign: a board member is asked to review, by an editor or the chair, or by the rule."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit, clock, transitions
from editorial.assigning import Asks, Choice, words
from editorial.assignments import asks_of_round, candidates, choice_for, open_assignments
from editorial.models import Assignment, ReviewRound, SignOff
from editorial.policies import Conflict, NotAllowed, check_can_assign, check_can_be_asked
from editorial.queries import person

OVER = "This round is over. Reload the page to see where the version stands."


@transaction.atomic
def assign(*, round: ReviewRound, member: Any, by: Any, at: datetime, note: str = "") -> Assignment:
    """Ask one member to review an open round.

    By hand also somebody with a declared interest can be asked: the quorum then takes one signer
    more. Raises NotAllowed for who could not sign, Conflict for who is asked or has signed already.
    """
    check_can_assign(person(by))
    round = lock_open(round)
    asks = asks_of_round(round, on=clock.day(at))
    candidate = next((each for each in candidates() if each.person.id == member.pk), None)
    if candidate is None:
        raise NotAllowed("Member: this person is not of the board. Choose somebody from the list.")
    check_can_be_asked(candidate.person, contributors=asks.contributors, on=clock.day(at))
    check_not_at_it(round, member.pk, candidate.person.name)
    reason = ": ".join(part for part in (words(candidate, asks), note.strip()) if part)
    return write(round, member.pk, how="by_hand", reason=reason, by=by, at=at)


@transaction.atomic
def assign_by_rule(
    *, round: ReviewRound, by: Any | None, at: datetime, asks: Asks | None = None
) -> Choice:
    """Ask whom the rule chooses for what an open round still lacks, and return the choice.

    Nobody is `by` where the submission itself does. `asks` spares reading the content again.
    """
    if by is not None:
        check_can_assign(person(by))
    round = lock_open(round)
    choice = choice_for(round, asks or asks_of_round(round, on=clock.day(at)), on=clock.day(at))
    for chosen in choice.chosen:
        write(round, chosen.candidate.person.id, how="by_rule", reason=chosen.reason, by=by, at=at)
    return choice


def lock_open(round: ReviewRound) -> ReviewRound:
    """Lock the article and return the round as it is now. Raises Conflict when it is over."""
    transitions.lock(round.version.article_id)
    rows = ReviewRound.objects.select_related("version__article", "snapshot", "policy")
    round = rows.get(pk=round.pk)
    if round.closed_at is not None:
        raise Conflict(OVER)
    return round


def check_not_at_it(round: ReviewRound, member: int, name: str) -> None:
    """Raise Conflict for a member who is asked already or has signed."""
    if open_assignments(round).filter(member_id=member).exists():
        raise Conflict(f"{name} is asked already.")
    if SignOff.objects.filter(round=round, signer_id=member).exists():
        raise Conflict(f"{name} has signed this round already.")


def write(
    round: ReviewRound,
    member: int,
    *,
    how: str,
    reason: str,
    by: Any | None,
    at: datetime,
    delegated_from: Assignment | None = None,
) -> Assignment:
    """Write down whom was asked, and the line that says so; in the caller's transaction."""
    row = Assignment.objects.create(
        round=round,
        member_id=member,
        how=how,
        by=by,
        reason=reason,
        delegated_from=delegated_from,
        at=at,
    )
    audit.record(
        action="delegate" if delegated_from else "assign",
        by=by,
        at=at,
        article=round.version.article,
        subject=f"assignment:{row.pk}",
        details={
            "round": round.pk,
            "member": member,
            "how": how,
            **({"from": delegated_from.pk} if delegated_from else {}),
        },
    )
    return row
