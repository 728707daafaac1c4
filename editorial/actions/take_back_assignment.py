"""Take back an assignment: a member is no longer asked to review. She may still sign."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit, transitions
from editorial.assignments import TAKEN_BACK
from editorial.models import Assignment
from editorial.policies import Conflict, check_can_assign
from editorial.queries import person


@transaction.atomic
def take_back_assignment(*, assignment: Assignment, by: Any, at: datetime) -> Assignment:
    """End an assignment that is open. Raises Conflict when it has ended already."""
    check_can_assign(person(by))
    transitions.lock(assignment.round.version.article_id)
    assignment = Assignment.objects.select_related("round__version__article").get(pk=assignment.pk)
    if assignment.ended_at is not None:
        raise Conflict("This assignment has ended already. Reload the page.")
    assignment.ended_at, assignment.end = at, TAKEN_BACK
    assignment.save(update_fields=["ended_at", "end"])
    audit.record(
        action="assignment_taken_back",
        by=by,
        at=at,
        article=assignment.round.version.article,
        subject=f"assignment:{assignment.pk}",
        details={"round": assignment.round_id, "member": assignment.member_id},
    )
    return assignment
