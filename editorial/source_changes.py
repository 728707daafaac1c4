"""What follows when a source stands otherwise: a line of the record, and the board is asked again.

The library below knows nothing of who cites it; it says that a status changed, and this listens.
"""

import logging
import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from editorial import audit, outbox
from editorial.actions.reassess import reassess
from references.models import Reference
from references.notice_kinds import STATUSES, Status
from references.noticing import StatusChange, status_changed

logger = logging.getLogger(__name__)

# So long the board is asked at once; what is left the sweep finds by the sources' status.
_SECONDS = 20.0
_GRAVITY = {status: -place for place, status in enumerate(STATUSES)}


@receiver(status_changed)
def follow(changes: Sequence[StatusChange], by: Any | None, at: datetime, **_kwargs: Any) -> None:
    """Record each change in its own transaction, and reassess after it: that locks articles."""
    for change in changes:
        audit.record(
            action="source_cleared" if is_milder(change.after, change.before) else "source_flagged",
            by=by,
            at=at,
            article=None,
            subject=f"source:{change.reference.pk}",
            details=_details(change),
        )
    sources = [change.reference.pk for change in changes]
    transaction.on_commit(partial(_reassess_each, sources, at), robust=True)
    transaction.on_commit(outbox.wake, robust=True)


def is_milder(one: Status, other: Status) -> bool:
    """Return whether a status is less grave than another."""
    return _GRAVITY[one] < _GRAVITY[other]


def _details(change: StatusChange) -> dict[str, Any]:
    notice = change.notice
    return {
        "key": change.reference.key,
        "before": change.before,
        "after": change.after,
        "on": str(change.reference.status_on or ""),
        "kind": notice.kind if notice else "",
        "register": notice.register if notice else "",
        "notice": (notice.notice_doi or notice.notice_pmid) if notice else "",
    }


def _reassess_each(sources: list[int], at: datetime) -> None:
    began = time.monotonic()
    for pk in sources:
        if time.monotonic() - began > _SECONDS:
            return
        try:
            reassess(reference=Reference.objects.get(pk=pk), at=at)
        except Exception:
            logger.exception("The board is not yet asked about source %s.", pk)
