"""The record: append-only, hash-chained, one line for every change of state.

A line is written in the transaction of the change it records, so neither exists without the
other. The chain's head is one row; locking it puts all lines in one order. It is the last lock
that any act takes.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from articles import canonical
from articles.models import Article
from editorial import clock, outbox
from editorial.events import TELLS
from editorial.models import AuditEvent, ChainHead
from editorial.naming import full_name

GENESIS = "0" * 64


def record(
    *,
    action: str,
    by: Any | None,
    at: datetime,
    article: Article | None,
    subject: str,
    details: Mapping[str, Any] | None = None,
    outsider: str = "",
) -> AuditEvent:
    """Add one line to the record, and ask that whom it concerns be told.

    `outsider` is the name of somebody without an account. Must run inside the transaction of the
    change.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "An audit line belongs into the transaction of the change it records."
        )
    head, _ = ChainHead.objects.select_for_update().get_or_create(
        id=1, defaults={"sequence": 0, "digest": GENESIS}
    )
    event = AuditEvent(
        sequence=head.sequence + 1,
        at=at,
        actor=by,
        actor_name=full_name(by) if by else outsider or "Imprimatur",
        action=action,
        article=article,
        subject=subject,
        details=canonical.encode(dict(details or {})).decode("utf-8"),
        previous=head.digest,
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)
    moved = ChainHead.objects.filter(id=1, sequence=head.sequence).update(
        sequence=event.sequence, digest=event.digest
    )
    if not moved:
        raise transaction.TransactionManagementError("The record's head moved under a lock.")
    if action in TELLS:
        outbox.ask(
            kind="tell",
            key=f"tell:{event.sequence}",
            at=at,
            payload={"line": event.sequence},
        )
    return event


def digest_of(event: AuditEvent) -> str:
    """Return the digest that an audit line must have, given the line before it."""
    return canonical.digest(canonical.AUDIT, spelt(event))


def spelt(event: AuditEvent) -> dict[str, Any]:
    """Return all of an audit line that its digest is taken of."""
    return {
        "sequence": event.sequence,
        "at": clock.exactly(event.at),
        "actor": event.actor_id,
        "actor_name": event.actor_name,
        "action": event.action,
        "article": event.article_id,
        "subject": event.subject,
        "details": event.details,
        "previous": event.previous,
    }
