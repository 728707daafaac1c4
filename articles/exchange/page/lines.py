"""The lines of a copied page, freed of what only browsers put there."""

import re
from dataclasses import dataclass

_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000", " "))
_UNSEEN = re.compile(r"[\u200b\u2060\ufeff\u00ad\x01-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Line:
    """A line of the page: its number from 1, its indent in columns, its words."""

    number: int
    indent: int
    text: str


def lines_of(page: str) -> tuple[Line, ...]:
    """Return the lines of a page; empty lines stay, as lines without words.

    Odd spaces become plain ones, unseen characters go. Tabs inside a line stay: they divide the
    cells of a copied table.
    """
    lines = []
    for number, raw in enumerate(_ENDS.split(page), 1):
        clean = _UNSEEN.sub("", raw.translate(_SPACES)).rstrip()
        words = clean.lstrip()
        indent = len(clean[: len(clean) - len(words)].expandtabs(4))
        lines.append(Line(number, indent, re.sub(r" {2,}", " ", words)))
    return tuple(lines)


def unseen(page: str) -> int:
    """Return how many unseen characters the page has besides a leading byte order mark."""
    return len(_UNSEEN.findall(page.removeprefix("\ufeff")))
