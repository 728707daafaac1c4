"""What was copied from a page or a word processor, in plain JSON values for a child process."""

from typing import Any

from articles.exchange.html_text import to_dialect


def dialect_json(html: str) -> list[Any]:
    """Return the words in the dialect, and a sentence for each kind of thing left behind."""
    converted = to_dialect(html)
    return [converted.text, list(converted.dropped)]
