"""Taking many records into the library at once: which are new, which known, which no match."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from references.columns import columns
from references.models import RecordChange, Reference
from references.recording import Change, How, note_changes, record_of
from references.shelf import BATCH, Incoming, Outcome, Shelf, Source


@dataclass(frozen=True)
class Plan:
    """What would become of records: of each its outcome, and the sources that are new or change."""

    outcomes: list[Outcome]
    sources: list[Source]
    columns: list[dict[str, Any]]
    """Of each of these sources; worked out here, because who stores them holds others up."""
    newest: int | None
    """The last change of the library that this took into account."""


def plan(records: Sequence[Incoming]) -> Plan:
    """Return what would become of the records; nothing is stored."""
    newest = _newest()
    shelf = Shelf(records)
    outcomes, sources = shelf.sort_in(), list(shelf.touched())
    return Plan(outcomes, sources, [columns(source.csl) for source in sources], newest)


def preview(records: Sequence[Incoming]) -> list[Outcome]:
    """Return what would become of each record, in order; nothing is stored."""
    return plan(records).outcomes


@transaction.atomic
def take_in(
    records: Sequence[Incoming], *, at: datetime, by: Any | None = None, planned: Plan | None = None
) -> list[Outcome]:
    """Store the records with their history and return what became of each, in order.

    A record of a known source adds what that source's record lacks, and changes nothing else. A
    record whose identifiers contradict what is known is refused. All are stored, or none. What was
    planned before holds as long as nobody has changed the library since.
    """
    while planned is None or not _holds(planned):
        planned = plan(records)
    new: list[Reference] = []
    changed: list[Reference] = []
    changes: list[Change] = []
    for source, said in zip(planned.sources, planned.columns, strict=True):
        row = Reference(
            id=source.id, key=source.key, kind=source.kind, csl=source.csl, updated_at=at,
            created_at=at, **said,
        )  # fmt: skip
        (changed if source.id else new).append(row)
        how: How = "imported" if source.id else "added"
        changes.append(Change(row, how, source.before, record_of(source.kind, source.csl)))
    Reference.objects.bulk_create(new, batch_size=BATCH)
    fields = ["csl", "kind", "updated_at", *columns({})]
    Reference.objects.bulk_update(changed, fields, batch_size=BATCH)
    note_changes(changes, by=by, at=at)
    return planned.outcomes


def _holds(planned: Plan) -> bool:
    """Lock the sources that will change, and return whether nothing was changed since the plan."""
    before = {source.id: source.before for source in planned.sources if source.id}
    ids = sorted(before)
    for start in range(0, len(ids), BATCH):
        rows = Reference.objects.select_for_update().filter(pk__in=ids[start : start + BATCH])
        for pk, kind, csl in rows.order_by("pk").values_list("pk", "kind", "csl"):
            if record_of(kind, csl) != before.pop(pk):
                return False
    # What is left is gone: it was merged into another source.
    return not before and planned.newest == _newest()


def _newest() -> int | None:
    return RecordChange.objects.aggregate(newest=Max("pk"))["newest"]
