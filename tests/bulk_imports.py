"""Lists of questions and answers, and an import of one that was read and not decided."""

import json
from typing import Any

from editorial import bulk_imports
from editorial.actions.stage_bulk_import import begin_bulk_import
from editorial.models import BulkImport
from tests.factories import NOW, make_user

WHY = {"question": "Why are my legs weak?", "answer": "Nerves.\n\n- One\n- Two", "cui": ["C1"]}
WHERE = {
    "question": "Where does vitamin B12 come from?",
    "answer_text": "From food.",
    "url": "https://www.example.org/b12",
    "focus": "Vitamin B12",
    "source": "Example",
}


def listed(*rows: Any) -> bytes:
    """Return rows as a file: what is no text already is written as JSON."""
    return b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)


def begun_bulk_import(*rows: Any, by: Any = None, **fields: Any) -> BulkImport:
    """Return an import that waits for a decision: two new rows and one refused, unless told."""
    begun = begin_bulk_import(
        name="questions.jsonl",
        data=listed(*(rows or (WHY, b"{", WHERE))),
        by=by or make_user(),
        at=NOW,
        **fields,
    )
    bulk_imports.work_on(begun.pk, now=lambda: NOW)
    begun.refresh_from_db()
    return begun
