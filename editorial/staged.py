"""Imports in stages: read, decided on by a person, stored; and who is at one of them."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from editorial import outbox
from editorial.models import BulkImport
from editorial.policies import Conflict
from references.models import SourceImport

Import = TypeVar("Import", BulkImport, SourceImport)


def to_do(imports: type[Import], *, at: datetime) -> "QuerySet[Import]":
    """Return what waits to be read or to be stored and nobody is at, the oldest first."""
    rows = imports._default_manager.filter(
        Q(leased_until__isnull=True) | Q(leased_until__lt=at), stage__in=["waiting", "confirmed"]
    )
    return rows.order_by("created_at", "pk")


def lease(
    imports: type[Import], *, at: datetime, lasting: timedelta, pk: int | None = None
) -> Import | None:
    """Take the next import, or this one, so that nobody else is at it until the lease is over."""
    with transaction.atomic():
        rows = to_do(imports, at=at) if pk is None else to_do(imports, at=at).filter(pk=pk)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True, of=("self",))
        row = rows.select_related("by").first()
        if row is not None:
            imports._default_manager.filter(pk=row.pk).update(
                leased_until=at + lasting, attempts=F("attempts") + 1
            )
            row.attempts += 1
        return row


def let_go(row: BulkImport | SourceImport) -> None:
    """End a lease, so that whoever comes next goes on."""
    type(row)._default_manager.filter(pk=row.pk).update(leased_until=None)


def decide(imports: type[Import], pk: int, *, at: datetime, **said: Any) -> None:
    """Write down what a person decided of what was read.

    Raises Conflict where it was decided before, or is not read yet.
    """
    # Compare and swap: of two who decide at once, one is told.
    undecided = imports._default_manager.filter(pk=pk, stage="preview")
    if not undecided.update(decided_at=at, **said):
        raise Conflict(
            "This import was decided meanwhile, or is not read yet. Reload the page to see where "
            "it stands."
        )
    transaction.on_commit(outbox.wake, robust=True)
