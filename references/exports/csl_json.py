"""CSL-JSON: the record as it is, under its key."""

import json
from collections.abc import Iterable
from typing import Any

from references.exports.entries import Entry, line


def write(entries: Iterable[Entry]) -> str:
    """Return a list of sources as CSL-JSON, the notes on each in its own field."""
    return json.dumps([_item(entry) for entry in entries], ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.key, **entry.csl}
    notes = [*entry.notes, line(entry.csl.get("note"))]
    if any(notes):
        item["note"] = "\n".join(note for note in notes if note)
    if entry.kind:
        held = item.get("custom")
        item["custom"] = {**(held if isinstance(held, dict) else {}), "kind": entry.kind}
    return item
