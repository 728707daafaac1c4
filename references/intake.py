"""Taking many records into the library at once: which are new, which known, which no match."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from references.columns import columns
from references.models import Reference
from references.recording import Change, How, note_changes, record_of
from references.shelf import BATCH, Incoming, Outcome, Shelf


def preview(records: Sequence[Incoming]) -> list[Outcome]:
    """Return what would become of each record, in order; nothing is stored."""
    return Shelf(records).sort_in()


@transaction.atomic
def take_in(records: Sequence[Incoming], *, at: datetime, by: Any | None = None) -> list[Outcome]:
    """Store the records with their history and return what became of each, in order.

    A record of a known source adds what that source's record lacks, and changes nothing else. A
    record whose identifiers contradict what is known is refused. All are stored, or none.
    """
    shelf = Shelf(records)
    outcomes = shelf.sort_in()
    new: list[Reference] = []
    changed: list[Reference] = []
    changes: list[Change] = []
    for source in shelf.touched():
        row = Reference(
            id=source.id, key=source.key, kind=source.kind, csl=source.csl, updated_at=at,
            created_at=at, **columns(source.csl),
        )  # fmt: skip
        (changed if source.id else new).append(row)
        how: How = "imported" if source.id else "added"
        changes.append(Change(row, how, source.before, record_of(source.kind, source.csl)))
    Reference.objects.bulk_create(new, batch_size=BATCH)
    fields = ["csl", "kind", "updated_at", *columns({})]
    Reference.objects.bulk_update(changed, fields, batch_size=BATCH)
    note_changes(changes, by=by, at=at)
    return outcomes
