"""The rows of a table: which line is a header, and where its cells stand."""

import re
from itertools import pairwise

_SEPARATOR = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_PIPE = re.compile(r"\\.|\|", re.DOTALL)


def is_header(text: str, below: str) -> bool:
    """Return whether a line heads a table: the line below is |---|---| with as many cells."""
    if "|" not in text or "|" not in below or _SEPARATOR.fullmatch(below) is None:
        return False
    return len(cells(text)) == len(cells(below))


def cells(text: str, begin: int = 0) -> list[tuple[int, int]]:
    """Return where the cells of a row stand, counted from `begin`.

    A pipe after a backslash divides nothing; a pipe at either end makes no empty cell.
    """
    bars = [found.start() for found in _PIPE.finditer(text) if found.group() == "|"]
    edges = [-1, *bars, len(text)]
    if bars and not text[: bars[0]].strip():
        edges.pop(0)
    if len(edges) > 2 and not text[edges[-2] + 1 :].strip():
        edges.pop()
    return [_trimmed(text, left + 1, right, begin) for left, right in pairwise(edges)]


def _trimmed(text: str, left: int, right: int, begin: int) -> tuple[int, int]:
    piece = text[left:right]
    start = begin + left + len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
