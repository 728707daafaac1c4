"""Where most of some measured things lie: their middle, nine of ten, and what was aimed at."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.plots.drawing import (
    WIDTH,
    Drawing,
    box,
    drawing,
    line,
    shape,
    text,
    tick_words,
    ticks,
)

_ROW, _AXIS = 48.0, 24.0
_END = WIDTH - 8


@dataclass(frozen=True)
class Range:
    """One group of measured things; None where none of it was measured."""

    words: str
    said: str
    """The numbers in words, beside the name."""
    low: float | None
    middle: float | None
    high: float | None
    aim: float | None = None


def ranges(rows: Sequence[Range], *, says: str) -> Drawing:
    """Return a row a group: a band from low to high, a disc at the middle, a stroke at the aim."""
    known = [v for row in rows for v in (row.high, row.middle, row.aim) if v is not None]
    levels = ticks(max(known, default=0.0), most=6)
    height = max(len(rows), 1) * _ROW
    parts = [line(_x(level, levels), 0, _x(level, levels), height, "level") for level in levels]
    for at, row in enumerate(rows):
        parts.append(_row(row, at * _ROW, levels))
    parts += [
        text(_x(level, levels), height + 17, tick_words(level), "middle") for level in levels[1:-1]
    ]
    parts.append(text(0, height + 17, tick_words(levels[0]), "words"))
    parts.append(text(WIDTH, height + 17, tick_words(levels[-1]), "value"))
    return drawing(says, parts, height=height + _AXIS)


def _x(value: float, levels: Sequence[float]) -> float:
    return 2 + (_END - 2) * value / levels[-1]


def _row(row: Range, top: float, levels: Sequence[float]) -> str:
    middle = top + 31
    drawn = box(0, top + 1, WIDTH, 19, "paper")
    drawn += text(0, top + 15, row.words, "words") + text(WIDTH, top + 15, row.said, "value")
    if row.low is not None and row.high is not None:
        start, end = _x(row.low, levels), _x(row.high, levels)
        drawn += box(start, middle - 4, max(end - start, 2.0), 8, "band")
    if row.aim is not None:
        at = _x(row.aim, levels)
        drawn += line(at, middle - 9, at, middle + 9, "aim")
    if row.middle is not None:
        drawn += shape("mark-1", 0, _x(row.middle, levels), middle)
    return drawn
