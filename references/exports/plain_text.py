"""Plain text: one source a paragraph, as readers' pages print it."""

from collections.abc import Iterable

from references.exports.entries import Entry
from references.formatting import text_in


def write(entries: Iterable[Entry], style: str = "ama") -> str:
    """Return a list of sources as text in a style, what is said of each before it."""
    return "\n".join(
        " ".join([*entry.notes, text_in(style, entry.csl, entry.kind)]) + "\n" for entry in entries
    )
