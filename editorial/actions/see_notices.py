"""See notices: a person has read one of hers, or all that there were."""

from datetime import datetime
from typing import Any

from editorial.models import Notice


def see_notices(*, by: Any, at: datetime, notice: int | None = None, until: int = 0) -> int:
    """Mark one of the person's own notices as seen, or all up to `until`; return how many were new.

    No line of the record: what somebody has read is her own affair.
    """
    rows = Notice.objects.filter(person=by, seen_at__isnull=True)
    rows = rows.filter(pk=notice) if notice is not None else rows.filter(pk__lte=until)
    return rows.update(seen_at=at)
