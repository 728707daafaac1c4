"""The lines of a text, read into leaves: headings, paragraphs, list items, table cells, fences.

A leaf is a run of text that marks and emphasis cannot leave. Reading is by lines, in one pass.
No block quotes and no indented code: "- >350 pg/mL" would lose its ">" and a claim that happens
to be indented would lose its marks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from articles.markup import tables
from articles.markup.problem import Problem

Kind = Literal["heading", "paragraph", "item", "cell", "fence"]
TAB = 4
DEEPEST = 12
"""Lists nested deeper than this are read as if they were not; nobody follows them anyway."""

_HEADING = re.compile(r"(#{1,6})[ \t]+(?=[^\s#])")
_HEADING_END = re.compile(r"[ \t]+#+$")
_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}|={2,}")
FENCE = ":::"

_NO_RULES = (
    "A line of dashes or equals signs draws nothing here and is shown as it stands. "
    "Remove it, or write a heading with #."
)
_NO_TABLE_IN_LIST = (
    "A table inside a list is shown as plain text. Put it after the list, without an indent."
)
_TOO_MANY_CELLS = (
    "This row has more cells than the table's header. "
    "Add a heading for each column, or write \\| for a bar that divides nothing."
)


@dataclass(frozen=True)
class Leaf:
    """One run of text. `spans` are its pieces in the source, one for each line."""

    kind: Kind
    spans: tuple[tuple[int, int], ...]
    source: str
    level: int = 0
    """The number of # of a heading."""
    depth: int = 0
    """How many lists it stands in."""
    marker: str = ""
    """"-" or "3." where the leaf opens a list item."""
    row: int = -1
    """Of a cell: the row in its table; 0 is the header."""

    @cached_property
    def text(self) -> str:
        """The leaf's source without indents and markers; lines end in \\n."""
        return "\n".join(self.source[start:end] for start, end in self.spans)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, position = [], 0
        for start, end in self.spans:
            starts.append(position)
            position += end - start + 1
        return tuple(starts)

    @property
    def start(self) -> int:
        """The offset of its first character in the source."""
        return self.spans[0][0]

    def at(self, offset: int) -> int:
        """Return the offset in the source of an offset in the leaf's text."""
        line = bisect_right(self._starts, offset) - 1
        return self.spans[line][0] + offset - self._starts[line]


@dataclass(frozen=True)
class Lines:
    """All leaves of a text in reading order, and what its lines do wrong."""

    leaves: tuple[Leaf, ...]
    problems: tuple[Problem, ...]


# One check or one page reads the same few texts again and again.
@lru_cache(maxsize=16)
def read(source: str) -> Lines:
    """Return the leaves of a text; nothing but white space and markers is left out."""
    reader = _Reader(source)
    reader.read()
    return Lines(tuple(reader.leaves), tuple(reader.problems))


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.leaves: list[Leaf] = []
        self.problems: list[Problem] = []
        self.indents: list[int] = []
        """Where the marker of each open list item stands, outermost first."""
        self.open: list[tuple[int, int]] = []
        """The lines so far of the paragraph or item being read."""
        self.made: dict[str, object] = {}
        self.header: list[tuple[int, int]] = []
        self.row = -1

    def read(self) -> None:
        lines = list(_lines(self.source))
        for number, (start, end) in enumerate(lines):
            following = lines[number + 1] if number + 1 < len(lines) else None
            self._line(start, end, following)
        self._close()

    def _line(self, start: int, end: int, following: tuple[int, int] | None) -> None:
        text, indent = _without_indent(self.source[start:end])
        begin = end - len(text)
        if not text:
            self._close()
            self.row = -1
            return
        if self.row >= 0 and self._row(begin, text):
            return
        self.row = -1
        heading = _HEADING.match(text)
        if text.startswith(FENCE):
            self._outside_lists()
            self._leaf("fence", [(begin, end)])
        elif heading and not self._inside(indent):
            self._outside_lists()
            closing = _HEADING_END.search(text)
            last = begin + closing.start() if closing else end
            self._leaf("heading", [(begin + heading.end(), last)], level=len(heading[1]))
        elif following and tables.is_header(text, self.source[slice(*following)].strip()):
            self._table(begin, text, indent)
        else:
            self._words(begin, text, indent)

    def _inside(self, indent: int) -> bool:
        return bool(self.indents) and indent >= self.indents[0] + 2

    def _outside_lists(self) -> None:
        self._close()
        self.indents.clear()

    def _words(self, begin: int, text: str, indent: int) -> None:
        end = begin + len(text)
        draws = _RULE.fullmatch(text) is not None
        item = None if draws else _ITEM.match(text)
        if draws:
            self._problem(begin, end, _NO_RULES)
        if item and self._may_begin_item(item[1]):
            self._close()
            self._pop(indent)
            if len(self.indents) < DEEPEST:
                self.indents.append(indent)
            self._begin("item", (begin + item.end(), end), marker=_marker(item[1]))
        elif self.open:
            self.open.append((begin, end))
        else:
            self._pop(indent)
            self._begin("paragraph", (begin, end))

    def _may_begin_item(self, marker: str) -> bool:
        """A wrapped line that happens to begin with "2012." is no list, as in CommonMark."""
        within_list = bool(self.indents)
        return not self.open or within_list or marker in "-*+" or marker[:-1] == "1"

    def _pop(self, indent: int) -> None:
        while self.indents and indent < self.indents[-1] + 2:
            self.indents.pop()

    def _begin(self, kind: Kind, span: tuple[int, int], marker: str = "") -> None:
        self.open = [span]
        self.made = {"kind": kind, "marker": marker}

    def _close(self) -> None:
        if self.open:
            spans, self.open = self.open, []
            self._leaf(spans=spans, depth=len(self.indents), **self.made)  # type: ignore[arg-type]

    def _leaf(
        self,
        kind: Kind,
        spans: list[tuple[int, int]],
        *,
        level: int = 0,
        depth: int = 0,
        marker: str = "",
        row: int = -1,
    ) -> None:
        self.leaves.append(Leaf(kind, tuple(spans), self.source, level, depth, marker, row))

    def _table(self, begin: int, text: str, indent: int) -> None:
        if self._inside(indent):
            self._problem(begin, begin + len(text), _NO_TABLE_IN_LIST)
            self._words(begin, text, indent)
            return
        self._outside_lists()
        self.header = tables.cells(text, begin)
        self.row = 0
        for span in self.header:
            self._leaf("cell", [span], row=0)

    def _row(self, begin: int, text: str) -> bool:
        if "|" not in text or text.startswith(FENCE):
            return False
        self.row += 1
        if self.row == 1:
            return True
        end = begin + len(text)
        cells, width = tables.cells(text, begin), len(self.header)
        if len(cells) > width:
            cells[width - 1] = (cells[width - 1][0], cells[-1][1])
            self._problem(begin, end, _TOO_MANY_CELLS)
        cells += [(end, end)] * (width - len(cells))
        for span in cells[:width]:
            self._leaf("cell", [span], row=self.row - 1)
        return True

    def _problem(self, start: int, end: int, message: str) -> None:
        self.problems.append(Problem(start, end, message))


def _lines(source: str) -> Iterator[tuple[int, int]]:
    """Yield where each line starts and ends, white space at its end left out."""
    start = 0
    for line in source.split("\n"):
        yield start, start + len(line.rstrip())
        start += len(line) + 1


def _without_indent(line: str) -> tuple[str, int]:
    """Return the line without leading white space, and the column it begins at."""
    text = line.lstrip(" \t")
    return text, len(line[: len(line) - len(text)].expandtabs(TAB))


def _marker(marker: str) -> str:
    return "-" if marker in "-*+" else f"{int(marker[:-1])}."
