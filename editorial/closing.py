"""Closing a round: the decision, and with it the end of what was ordered for the round."""

from datetime import datetime

from articles.status import Status
from editorial.assignments import end_for_round
from editorial.models import Emergency, ReviewRound, Schedule
from editorial.policies import Conflict


def close(round: ReviewRound, outcome: str, *, at: datetime) -> None:
    """Close a round with everything that was ordered for it; in the caller's transaction.

    Raises Conflict when it was closed already.
    """
    won = ReviewRound.objects.filter(pk=round.pk, closed_at__isnull=True).update(
        closed_at=at, outcome=outcome
    )
    if not won:
        raise Conflict("This round was decided at the same moment. Reload the page.")
    approved = outcome == Status.APPROVED
    Schedule.objects.filter(round=round, ended_at__isnull=True).update(
        ended_at=at, end="published" if approved else "round_over"
    )
    Emergency.objects.filter(round=round, ended_at__isnull=True).update(
        ended_at=at, end="approved" if approved else "round_over"
    )
    end_for_round(round, at=at)
