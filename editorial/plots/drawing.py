"""A drawing as SVG text, escaped where it was made, and the round numbers of an axis."""

from collections.abc import Iterable
from html import escape
from math import ceil, floor, log10

WIDTH = 400.0
"""Units across; with letters of 14 a drawing can be read on a phone, where it shrinks a little."""


class Drawing(str):
    """SVG that templates take as it is: everything in it was escaped when it was drawn."""

    def __html__(self) -> str:
        """Return the drawing, for templates."""
        return str(self)


def drawing(says: str, parts: Iterable[str], *, height: float) -> Drawing:
    """Return a whole drawing; `says` is what somebody hears who does not see it."""
    size = f'viewBox="0 0 {number(WIDTH)} {number(height)}"'
    return Drawing(
        f'<svg class="plot" {size} role="img" aria-label="{escape(says)}" focusable="false">'
        f"{''.join(parts)}</svg>"
    )


def text(x: float, y: float, words: str, kind: str) -> str:
    """Return words at a place; `kind` is the class that says how they look."""
    return f'<text class="plot__{kind}" x="{number(x)}" y="{number(y)}">{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """Return a straight line."""
    ends = (("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2))
    spelt = " ".join(f'{name}="{number(value)}"' for name, value in ends)
    return f'<line class="plot__{kind}" {spelt}/>'


def box(x: float, y: float, width: float, height: float, kind: str) -> str:
    """Return a box; one of no width is not drawn."""
    if width <= 0:
        return ""
    sides = (("x", x), ("y", y), ("width", width), ("height", height))
    spelt = " ".join(f'{name}="{number(value)}"' for name, value in sides)
    return f'<rect class="plot__{kind}" {spelt}/>'


def shape(kind: str, which: int, x: float, y: float) -> str:
    """Return the mark of a series: a disc, a square or a triangle, as no colour tells alone."""
    place = f'class="plot__{kind}"'
    if which % 3 == 0:
        return f'<circle {place} cx="{number(x)}" cy="{number(y)}" r="3.5"/>'
    if which % 3 == 1:
        return (
            f'<rect {place} x="{number(x - 3.2)}" y="{number(y - 3.2)}" width="6.4" height="6.4"/>'
        )
    corners = ((x, y - 4.5), (x + 4.2, y + 3.2), (x - 4.2, y + 3.2))
    points = " ".join(f"{number(a)},{number(b)}" for a, b in corners)
    return f'<polygon {place} points="{points}"/>'


def number(value: float) -> str:
    """Return a coordinate to a tenth, without a tail of noughts."""
    return f"{value:.1f}".removesuffix(".0")


def ticks(highest: float, *, most: int = 4) -> list[float]:
    """Return the round numbers of an axis from 0 to the first one that is not below the highest.

    They are steps of 1, 2 or 5 and powers of ten, at least 1 apart, `most` of them beside 0.
    """
    if highest <= 0:
        return [0.0, 1.0]
    least = max(highest / most, 1.0)
    power = 10.0 ** floor(log10(least))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= least)
    return [step * each for each in range(ceil(highest / step) + 1)]


def tick_words(value: float) -> str:
    """Return a round number as an axis says it: "1,500"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
