"""Release a hold: a member is not at a review any more."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit, transitions
from editorial.assignments import running_holds
from editorial.models import Hold, ReviewRound
from editorial.policies import Conflict


@transaction.atomic
def release_hold(*, round: ReviewRound, by: Any, at: datetime) -> Hold:
    """End a member's own hold. Raises Conflict where she has none that still runs."""
    article = transitions.lock(round.version.article_id)
    row = running_holds(at=at).filter(round=round, member=by).first()
    if row is None:
        raise Conflict("You are not marked as reviewing this any more. Reload the page.")
    row.released_at = at
    row.save(update_fields=["released_at"])
    audit.record(
        action="hold_released",
        by=by,
        at=at,
        article=article,
        subject=f"hold:{row.pk}",
        details={"round": round.pk},
    )
    return row
