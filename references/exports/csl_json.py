"""CSL-JSON: the record as it is, under its key."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from references.exports.entries import Entry, line


def write(entries: Iterable[Entry]) -> str:
    """Return a list of sources as CSL-JSON, the notes on each in its own field."""
    items = [_item(entry) for entry in entries]
    # What was frozen is no dict, but becomes one.
    return json.dumps(items, ensure_ascii=False, indent=1, default=dict) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.key, **entry.csl}
    notes = [*entry.notes, line(entry.csl.get("note"))]
    if any(notes):
        item["note"] = "\n".join(note for note in notes if note)
    if entry.kind:
        held = item.get("custom")
        item["custom"] = {**(held if isinstance(held, Mapping) else {}), "kind": entry.kind}
    return item
