"""Closing: of a round with what was ordered for it, and of what was asked since a source fell."""

from datetime import datetime
from typing import Any

from articles.models import Version
from articles.status import Status
from editorial import audit, cards
from editorial.assignments import end_for_round
from editorial.models import AuditEvent, Emergency, Reassessment, ReviewRound, Schedule
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
    cards.renew([round.version.article_id], at=at)


def end_reassessments(version: Version, outcome: str, *, by: Any | None, at: datetime) -> None:
    """End what the board was asked of a version that readers no longer have."""
    for row in Reassessment.objects.filter(version=version, closed_at__isnull=True).order_by("pk"):
        end_reassessment(row, outcome, by=by, at=at)


def end_reassessment(
    row: Reassessment, outcome: str, *, by: Any | None, at: datetime
) -> AuditEvent:
    """End one and return the line that records it; in the caller's transaction, article locked.

    Raises Conflict when it was ended already.
    """
    won = Reassessment.objects.filter(pk=row.pk, closed_at__isnull=True).update(
        closed_at=at, outcome=outcome
    )
    if not won:
        raise Conflict("This was settled at the same moment. Reload the page.")
    row.refresh_from_db()
    return audit.record(
        action="reassessment_over",
        by=by,
        at=at,
        article=row.article,
        subject=f"reassessment:{row.pk}",
        details={"version": row.version.number, "source": row.key, "outcome": outcome},
    )
