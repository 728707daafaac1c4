"""Sign oneself out in another place, or in all others."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.identity.sessions import end_sessions


@transaction.atomic
def end_own_sessions(*, here: str, name: str | None = None, by: Any, at: datetime) -> int:
    """End the named session, or all but the one `here`; return how many were ended."""
    ended = end_sessions(by, at=at, but=here, named=name)
    if ended:
        audit.record(
            action="sessions_ended",
            by=by,
            at=at,
            article=None,
            subject=f"user:{by.pk}",
            details={"count": ended},
        )
    return ended
