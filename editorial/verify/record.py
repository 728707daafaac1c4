"""The record itself: its guards, its chain, and the checkpoints that were taken elsewhere."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from editorial import audit, triggers
from editorial.models import AuditEvent, ChainHead


@dataclass(frozen=True)
class Checkpoint:
    """How far the record had come at a moment, kept somewhere else."""

    sequence: int
    digest: str


def problems(checkpoint: Checkpoint | None) -> Iterator[str]:
    """Yield what does not fit in the database's guards and in the chain."""
    yield from _guards()
    yield from _chain(checkpoint)


def details_of(event: AuditEvent) -> dict[str, Any]:
    """Return the details of a line; nothing where they were made unreadable, which _chain tells."""
    try:
        return dict(json.loads(event.details))
    except ValueError:
        return {}


def checkpoint_now() -> Checkpoint:
    """Return how far the record has come."""
    head = ChainHead.objects.filter(id=1).first()
    return Checkpoint(head.sequence, head.digest) if head else Checkpoint(0, audit.GENESIS)


def _guards() -> Iterator[str]:
    for name in triggers.missing(connection):
        yield f"database: the guard {name} is missing"


def _chain(checkpoint: Checkpoint | None) -> Iterator[str]:
    previous, sequence = audit.GENESIS, 0
    met = checkpoint is None or checkpoint.sequence == 0
    for event in AuditEvent.objects.order_by("sequence").iterator(chunk_size=2000):
        name = f"audit {event.sequence}"
        if event.sequence != sequence + 1:
            yield f"{name}: {event.sequence - sequence - 1} lines before it are gone"
        if event.previous != previous:
            yield f"{name}: it does not follow the line before it"
        if event.digest != audit.digest_of(event):
            yield f"{name}: its digest does not fit its words"
        if checkpoint is not None and event.sequence == checkpoint.sequence:
            met = True
            if event.digest != checkpoint.digest:
                yield f"{name}: it is not the line of the checkpoint"
        previous, sequence = event.digest, event.sequence
    head = checkpoint_now()
    if (head.sequence, head.digest) != (sequence, previous):
        yield f"audit: the record ends at {sequence}, its head says {head.sequence}"
    if not met and checkpoint is not None:
        yield f"audit: the record ends at {sequence}, before the checkpoint {checkpoint.sequence}"
