"""Delegate: a member hands what she was asked for to another one, with a reason."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import clock
from editorial.actions.assign import check_not_at_it, lock_open, write
from editorial.assigning import ties_in, words
from editorial.assignments import DELEGATED, asks_of_round, candidates
from editorial.models import Assignment
from editorial.policies import Conflict, NotAllowed, check_can_be_asked, check_can_delegate
from editorial.queries import person


@transaction.atomic
def delegate(*, assignment: Assignment, to: Any, reason: str, by: Any, at: datetime) -> Assignment:
    """End a member's own assignment and ask another one; the new row names the old.

    She may still sign. Raises NotAllowed for who could not sign or has a declared tie to something
    that the article names, Conflict when the assignment has ended or the other is at it already.
    """
    check_can_delegate(person(by), asked=assignment.member_id)
    if not reason.strip():
        raise NotAllowed("Reason: it is empty. Say why you hand the review on.")
    round = lock_open(assignment.round)
    assignment = Assignment.objects.get(pk=assignment.pk)
    if assignment.ended_at is not None:
        raise Conflict("This assignment has ended already. Reload the page.")
    asks = asks_of_round(round, on=clock.day(at))
    candidate = next((each for each in candidates() if each.person.id == to.pk), None)
    if candidate is None:
        raise NotAllowed("Member: this person is not of the board. Choose somebody from the list.")
    check_can_be_asked(candidate.person, contributors=asks.contributors, on=clock.day(at))
    tied = ties_in(candidate, asks)
    if tied:
        raise NotAllowed(
            f"{candidate.person.name} declared an interest in {' and '.join(tied)}, which this "
            "article names. Choose somebody else, or leave it to the editor."
        )
    check_not_at_it(round, to.pk, candidate.person.name)
    assignment.ended_at, assignment.end = at, DELEGATED
    assignment.save(update_fields=["ended_at", "end"])
    return write(
        round,
        to.pk,
        how="delegated",
        reason=f"{words(candidate, asks)}: {reason.strip()}",
        by=by,
        at=at,
        delegated_from=assignment,
    )
