"""Rehearse a restore: a copy of the database was opened apart, and everything in it still fits."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.models import AuditEvent
from editorial.policies import Conflict
from editorial.verify import Checkpoint


@transaction.atomic
def rehearse_restore(
    *, copy: Mapping[str, Any], source: str, kept: Checkpoint, at: datetime
) -> AuditEvent:
    """Record what verifying a restored copy found.

    `copy` is what `verify --json` said of it, `kept` the record's head when the copy was made.
    Raises Conflict where something does not fit, or the copy is not of this record.
    """
    if copy["problems"]:
        raise Conflict(
            f"{len(copy['problems'])} do not fit in the copy, the first: {copy['problems'][0]}"
        )
    line = AuditEvent.objects.filter(sequence=copy["lines"]).first()
    head = line.digest if line else audit.GENESIS
    if head != copy["head"]:
        raise Conflict("The copy is of another record: its last line is not one of ours.")
    return audit.record(
        action="restore_rehearsed",
        by=None,
        at=at,
        article=None,
        subject="database",
        details={
            "from": source,
            "lines": copy["lines"],
            "head": copy["head"],
            "behind": max(kept.sequence - copy["lines"], 0),
        },
    )
