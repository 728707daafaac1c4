"""A record with a great many lines that follow each other, for measuring and for tests."""

from datetime import UTC, datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction

from articles import canonical
from editorial import audit
from editorial.models import AuditEvent, ChainHead
from editorial.verify.record import Checkpoint, checkpoint_now

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ACTS = ("version.submitted", "version.review_begun", "signoff.given", "version.approved")


def fill(lines: int) -> Checkpoint:
    """Write so many lines into an empty record and return how far it came.

    They are what `audit.record` writes, in one go instead of one by one.
    """
    actor = get_user_model().objects.create(username="recorded", first_name="Zoë")
    previous, made = audit.GENESIS, []
    for sequence in range(1, lines + 1):
        event = AuditEvent(
            sequence=sequence,
            at=NOW + timedelta(seconds=sequence),
            actor=actor,
            actor_name="Zoë",
            action=ACTS[sequence % len(ACTS)],
            article=None,
            subject=f"version:{sequence}",
            details=canonical.encode({"digest": f"{sequence:064x}", "note": "≥ 1 µg"}).decode(),
            previous=previous,
        )
        previous = event.digest = audit.digest_of(event)
        made.append(event)
    with transaction.atomic():
        AuditEvent.objects.bulk_create(made, batch_size=1000)
        ChainHead.objects.create(id=1, sequence=lines, digest=previous)
    return checkpoint_now()
