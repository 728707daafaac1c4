"""How long each text is and how hard to read, in figures: what lists and plots of articles show."""

from collections.abc import Mapping
from typing import Any

from articles.checks.prepared import Part
from articles.content import Content
from articles.readability.measuring import measure
from articles.readability.preparing import prose, words

_PARTS = ("headline", "short_answer", "body")


def figures_json(content: Mapping[str, Any]) -> dict[str, list[float | None]]:
    """Return, by audience, the words of its text and its grade, as plain JSON values.

    Headings and tables count as words and not for the grade. The grade is None where the text is
    too short to be scored, or not in English; a text without words is left out. Slow on hostile
    input: callers run it under limits.
    """
    read = Content.from_json(content)
    is_english = read.language.split("-")[0].casefold() == "en"
    found: dict[str, list[float | None]] = {}
    for text in read.texts:
        parts = [Part(text.audience, where, getattr(text, where)) for where in _PARTS]
        count = sum(len(words(block.text)) for part in parts for block in part.blocks)
        if count:
            found[text.audience] = [count, _grade(parts) if is_english else None]
    return found


def _grade(parts: list[Part]) -> float | None:
    said = (prose(block, found.text) for part in parts for block, found in part.sentences)
    readability = measure([spoken for spoken in said if spoken])
    return round(readability.grade, 1) if readability.is_long_enough else None
