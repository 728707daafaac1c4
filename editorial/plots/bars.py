"""Bars that lie, each below its words: how many there are of what."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.plots.drawing import WIDTH, Drawing, box, drawing, text

_ROW, _BAR = 44.0, 12.0
_LEAST = 2.0
"""So wide is the smallest bar that is not nought: one of a hundred thousand is to be seen."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it is called, and how many."""

    words: str
    count: int
    part: int = 0
    """So many of them are of a graver kind, drawn in its colour at the bar's beginning."""


def bars(bars: Sequence[Bar], *, says: str, part: str = "") -> Drawing:
    """Return the bars, as long as their counts; `part` names the graver kind, "overdue"."""
    highest = max((bar.count for bar in bars), default=0) or 1
    drawn = []
    for row, bar in enumerate(bars):
        top = row * _ROW
        said = f"{bar.count:,}"
        if bar.part:
            said = f"{said}, {bar.part:,} {part}".rstrip()
        long, grave = _length(bar.count, highest), min(_length(bar.part, highest), WIDTH)
        drawn += [
            text(0, top + 15, bar.words, "words"),
            text(WIDTH, top + 15, said, "value"),
            box(0, top + 22, WIDTH, _BAR, "ground"),
            box(0, top + 22, long, _BAR, "bar"),
            box(0, top + 22, min(grave, long), _BAR, "part"),
        ]
    return drawing(says, drawn, height=max(len(bars), 1) * _ROW)


def _length(count: int, highest: int) -> float:
    return max(WIDTH * count / highest, _LEAST) if count else 0.0
