"""A figure as the dashboard shows it: a plot, its numbers, and what they lead to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from editorial.counting import counted
from editorial.plots.bars import Bar, bars
from editorial.plots.drawing import Drawing

NOTHING = "–"


@dataclass(frozen=True)
class Cell:
    """A number in words, and the address of the list behind it; "" where there is none."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """A plot with the table of its numbers. Without rows `empty` says why."""

    id: str
    title: str
    says: str
    plot: Drawing
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    empty: str = ""


def counts(
    id: str,
    title: str,
    rows: Sequence[tuple[str, int, str]],
    *,
    says: str,
    told: str,
    columns: tuple[str, str],
    empty: str,
) -> Figure:
    """Return a figure of bars: each a count in words, with the address of the list behind it.

    `says` explains it to everybody, `told` says the numbers to who sees no plot.
    """
    return Figure(
        id=id,
        title=title,
        says=says,
        plot=bars([Bar(words, count) for words, count, _ in rows], says=f"{title}: {told}."),
        columns=columns,
        rows=tuple((words, (number(count, url),)) for words, count, url in rows)
        if any(count for _, count, _ in rows)
        else (),
        empty=empty,
    )


def number(count: int | None, url: str) -> Cell:
    """Return a count that leads to its list; nought and what nobody counted lead nowhere."""
    return Cell(NOTHING if count is None else f"{count:,}", url if count else "")


def lasted(time: timedelta | float) -> str:
    """Return a time, or a number of hours, as people say it: "5 hours", "12.5 days"."""
    hours = time.total_seconds() / 3600 if isinstance(time, timedelta) else time
    if hours < 1:
        return "under an hour"
    if hours < 48:
        return counted(round(hours), "hour")
    return f"{hours / 24:.1f} days".replace(".0 ", " ")
