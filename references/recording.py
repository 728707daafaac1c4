"""The history of sources' records: what each said before and after, by whom and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from references.lookup.held_together import settle_mismatches
from references.models import RecordChange, Reference
from references.noticing import take_notices

How = Literal["added", "edited", "imported", "looked_up", "merged"]
AT_ONCE = 500


@dataclass(frozen=True)
class Change:
    """One change to note; `before` and `after` are records as `record_of` gives them."""

    reference: Reference
    how: How
    before: dict[str, Any] | None
    after: dict[str, Any]


def record_of(kind: str, csl: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record as its history keeps it: CSL-JSON, with our kind under "kind"."""
    return {**csl, "kind": kind}


def note_change(
    reference: Reference,
    *,
    how: How,
    before: dict[str, Any] | None,
    after: dict[str, Any],
    by: Any | None,
    at: datetime,
) -> RecordChange | None:
    """Note one change in the caller's transaction; nothing where both are the same.

    `by` is None where a command or the watch did it.
    """
    noted = note_changes([Change(reference, how, before, after)], by=by, at=at)
    return noted[0] if noted else None


def note_changes(changes: Iterable[Change], *, by: Any | None, at: datetime) -> list[RecordChange]:
    """Note many changes in the caller's transaction; those that changed nothing are left out."""
    name = str(by.get_full_name() or by.get_username()) if by else ""
    rows = [
        RecordChange(
            reference=one.reference, how=one.how, before=one.before, after=one.after,
            by=by, by_name=name, at=at,
        )
        for one in changes
        if one.before != one.after
    ]  # fmt: skip
    noted = RecordChange.objects.bulk_create(rows, batch_size=AT_ONCE)
    # A source that a register lists is flagged the moment it comes in, at whatever door.
    take_notices([row.reference for row in noted], at=at, by=by)
    # What is new here was never looked up; what was may agree with the registers now, or no more.
    settle_mismatches([row.reference for row in noted if row.before is not None])
    return noted
