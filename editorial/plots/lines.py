"""Lines over time: one or a few series, each with its own mark, said at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.plots.drawing import (
    WIDTH,
    Drawing,
    drawing,
    line,
    number,
    shape,
    text,
    tick_words,
    ticks,
)

_LEFT, _TOP, _BOTTOM, _PLOT = 46.0, 30.0, 26.0, 150.0
_RIGHT = WIDTH - 10
_MARKED = 31
"""With more points than that, only a series' last one has its mark."""


@dataclass(frozen=True)
class Series:
    """What was measured at each moment; None where nothing was."""

    name: str
    values: tuple[float | None, ...]


def lines(series: Sequence[Series], moments: Sequence[str], *, says: str) -> Drawing:
    """Return the series over the same moments, which are as far apart as they are many.

    The axis begins at nought. Where nothing was measured the line is broken. Raises ValueError
    where a series has not as many values as there are moments.
    """
    if any(len(each.values) != len(moments) for each in series):
        raise ValueError("A series needs a value, or None, for each moment.")
    known = [value for each in series for value in each.values if value is not None]
    levels = ticks(max(known, default=0.0))
    parts = [_level(level, levels[-1]) for level in levels]
    parts += _moments(moments)
    parts += [_one(each, at, levels[-1]) for at, each in enumerate(series)]
    parts += _names(series)
    return drawing(says, parts, height=_TOP + _PLOT + _BOTTOM)


def _x(at: int, count: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (at / (count - 1) if count > 1 else 0.5)


def _y(value: float, highest: float) -> float:
    return _TOP + _PLOT * (1 - value / highest)


def _level(level: float, highest: float) -> str:
    y = _y(level, highest)
    return line(_LEFT, y, _RIGHT, y, "level") + text(_LEFT - 6, y + 4, tick_words(level), "value")


def _moments(moments: Sequence[str]) -> list[str]:
    """Return the names of the first, the middle and the last moment."""
    y = _TOP + _PLOT + 19
    count = len(moments)
    shown = [(0, "words"), (count - 1, "value")] if count > 1 else [(0, "middle")][:count]
    if count > 4:
        shown.insert(1, (count // 2, "middle"))
    return [text(_x(at, count), y, moments[at], kind) for at, kind in shown]


def _one(series: Series, which: int, highest: float) -> str:
    count = len(series.values)
    points = [
        (_x(at, count), _y(value, highest)) if value is not None else None
        for at, value in enumerate(series.values)
    ]
    kind = f"line-{which + 1}"
    drawn = "".join(_run(run, kind) for run in _unbroken(points))
    known = [point for point in points if point is not None]
    marked = known if count <= _MARKED else known[-1:]
    return drawn + "".join(shape(f"mark-{which + 1}", which, x, y) for x, y in marked)


def _unbroken(points: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]


def _run(points: Sequence[tuple[float, float]], kind: str) -> str:
    spelt = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polyline class="plot__{kind}" points="{spelt}"/>'


def _names(series: Sequence[Series]) -> list[str]:
    """Return the key above the plot: each series' mark and name."""
    parts, x = [], 6.0
    for which, each in enumerate(series):
        parts.append(shape(f"mark-{which + 1}", which, x, 12))
        parts.append(text(x + 10, 17, each.name, "words"))
        x += 26 + 7.6 * len(each.name)
    return parts
