"""The one door for a version's status: lock, check the table, swap, record, ask for publication."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from articles.models import Article, Version
from articles.status import Status
from editorial import audit, cards, outbox
from editorial.models import AuditEvent
from editorial.policies import Conflict, check_move
from editorial.states import Move


def lock(article_id: int) -> Article:
    """Lock an article for the rest of the transaction, before anything about it is read.

    On PostgreSQL the row lock orders two acts on one article. On SQLite it does nothing, and
    the IMMEDIATE transaction does the same for the whole database.
    """
    return Article.objects.select_for_update().get(pk=article_id)


def move(
    version: Version,
    move: Move,
    *,
    by: Any | None,
    at: datetime,
    sets: Mapping[str, Any] | None = None,
    details: Mapping[str, Any] | None = None,
) -> Version:
    """Move a version along one edge and return it as it now is.

    Writes exactly one audit line and asks for one refresh of the reader's page, in the caller's
    transaction. Raises Conflict when the table has no such edge from where the version really
    is, or when it was moved in between.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A move needs a transaction.")
    current = Version.objects.get(pk=version.pk)
    status = Status(current.status)
    check_move(move, status)
    won = Version.objects.filter(
        pk=current.pk, status=status, lock_version=current.lock_version
    ).update(status=move.target, lock_version=F("lock_version") + 1, **dict(sets or {}))
    if not won:
        raise Conflict("Somebody else acted on this version at the same moment. Reload the page.")
    current.refresh_from_db()
    record_move(current, move, before=status, by=by, at=at, details=details)
    return current


def record_move(
    version: Version,
    move: Move,
    *,
    before: Status | None,
    by: Any | None,
    at: datetime,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write the audit line of a move and ask for the reader's page to follow."""
    cards.renew([version.article_id], at=at)
    line = audit.record(
        action=move.name,
        by=by,
        at=at,
        article=version.article,
        subject=f"version:{version.pk}",
        details={
            "version": version.number,
            "from": before,
            "to": str(version.status),
            "digest": version.snapshot.digest,
            **dict(details or {}),
        },
    )
    ask_for_page(line)


def ask_for_page(line: AuditEvent) -> None:
    """Ask, for what a line of the record tells, that the reader's page follows."""
    outbox.ask(
        kind="publish",
        key=f"publish:{line.article_id}:{line.sequence}",
        at=line.at,
        payload={"article": line.article_id},
    )
