"""Tables: those that show data as rows of cells, those that only arrange a page as its parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articles.exchange.hypertext.look import Look, look_within, style_of
from articles.exchange.hypertext.pieces import tidied
from articles.exchange.hypertext.shape import Part, Piece, Pieces, words_of
from references.formats.xml_tree import Node

if TYPE_CHECKING:
    from articles.exchange.hypertext.flow import Flow

Lines = tuple[Pieces, ...]

MOST_CELLS = 20_000
"""Cells of one table; a cell that spans thousands must not become thousands of cells."""
WIDEST = 60
_WORDY = 1_500
"""Characters in a cell from which it holds a page's text and no datum."""
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})


def read(table: Node, flow: Flow, look: Look) -> None:
    """Add a table to a flow's parts."""
    for caption in table:
        if caption.name == "caption":
            flow.notes.say("caption", caption.text())
            flow.read(caption, look)
            flow.close()
    _read_misplaced(table, flow, look)
    rows = list(_rows(table))
    if not rows:
        return
    if _arranges(table, rows):
        if len(rows) > 1:
            flow.notes.say("layout", rows[0].text()[:80])
        for row in rows:
            for cell in row:
                flow.close()
                flow.read(cell, look_within(look, cell, style_of(cell)))
                flow.close()
        return
    cells = _grid(rows, flow, look)
    if cells and not _has_header(table, rows):
        flow.notes.say("headerless", " | ".join(words_of(cell) for cell in cells[0]))
    if cells:
        flow.parts.append(Part("table", rows=cells, line=flow.line))


def _read_misplaced(table: Node, flow: Flow, look: Look) -> None:
    """Put before the table, as browsers do, what stands between its rows."""
    for holder in _holders(table):
        for part in holder.parts:
            if part.name not in _OWN if isinstance(part, Node) else part.strip():
                flow.read(Node("", {}, 0, [part]), look)
    flow.close()


_OWN = _SECTIONS | {"tr", "caption", "colgroup", "col", "td", "th"}


def _holders(table: Node) -> Iterator[Node]:
    yield table
    for section in table:
        if section.name in _SECTIONS:
            yield section
        if section.name in _SECTIONS | {"tr"}:
            yield from (row for row in ([section] if section.name == "tr" else section))


def _rows(table: Node) -> Iterator[Node]:
    """Yield the rows; cells outside any row make one."""
    for holder in (table, *(part for part in table if part.name in _SECTIONS)):
        loose = [part for part in holder if part.name in ("td", "th")]
        if loose:
            yield Node("tr", {}, 0, list[Node | str](loose))
        for row in holder:
            if row.name == "tr":
                yield Node("tr", {}, row.line, [c for c in row if c.name in ("td", "th")])


def _arranges(table: Node, rows: list[Node]) -> bool:
    if table.get("role") in ("presentation", "none") or table.find("tbody/tr/td/table"):
        return True
    if max(len(row.parts) for row in rows) < 2 or len([r for r in rows if r.text()]) < 2:
        return True
    return any(
        next(cell.every(_PAGES), None) is not None or len(cell.text()) > _WORDY
        for row in rows
        for cell in row
    )


_PAGES = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "form"})


def _has_header(table: Node, rows: list[Node]) -> bool:
    return table.find("thead/tr") is not None or all(c.name == "th" for c in rows[0])


def _grid(rows: list[Node], flow: Flow, look: Look) -> tuple[tuple[Pieces, ...], ...]:
    """Return the cells as a rectangle; a cell that goes down several rows stands in each."""
    made: list[list[Pieces]] = []
    held: dict[int, tuple[int, Lines]] = {}
    count = 0
    for row in _by_lines(rows, flow):
        cells: list[Lines] = []
        for cell in row:
            _take_held(held, cells)
            words = _cell(cell, flow, look)
            across, down = _span(cell, "colspan", WIDEST), _span(cell, "rowspan", len(rows))
            if (across > 1 or down > 1) and words:
                flow.notes.say("spanned", " ".join(words_of(line) for line in words))
            for place in range(min(across, WIDEST - len(cells)) or 1):
                if down > 1:
                    held[len(cells)] = (down - 1, words if place == 0 else ())
                cells.append(words if place == 0 else ())
        _take_held(held, cells)
        count += len(cells)
        if count > MOST_CELLS:
            flow.notes.say("refused", row.text())
        elif any(cells):
            made.append(_row(cells, flow))
    width = max((len(cells) for cells in made), default=0)
    return tuple((*cells, *[()] * (width - len(cells))) for cells in made)


def _by_lines(rows: list[Node], flow: Flow) -> Iterator[Node]:
    """Yield the rows, and one for each line where all cells have as many paragraphs.

    So people write columns of figures: what stands side by side must stay side by side.
    """
    for row in rows:
        lines = [_lines(cell) for cell in row]
        most = len(lines[0]) if lines else 0
        if most < 2 or any(len(one) != most for one in lines):
            yield row
            continue
        flow.notes.say("rows", " | ".join(one[0].text() for one in lines))
        for at in range(most):
            cells = [Node("td", {}, row.line, [one[at]]) for one in lines]
            yield Node("tr", {}, row.line, list[Node | str](cells))


def _lines(cell: Node) -> list[Node]:
    """Return the paragraphs of a cell that holds nothing else and spans no other."""
    held = [part for part in cell.parts if isinstance(part, Node) or part.strip()]
    lines = [part for part in held if isinstance(part, Node) and part.name == "p"]
    spans = cell.get("colspan") or cell.get("rowspan")
    return lines if len(lines) == len(held) and not spans else []


def _row(cells: list[Lines], flow: Flow) -> list[Pieces]:
    if any(len(lines) > 1 for lines in cells):
        flow.notes.say("lines", " | ".join(words_of(lines[0]) for lines in cells if lines))
    return [_joined(lines) for lines in cells]


def _joined(lines: Lines) -> Pieces:
    pieces: list[Piece] = []
    for line in lines:
        pieces += [*([Piece(" ")] if pieces else []), *line]
    return tidied(pieces)


def _take_held(held: dict[int, tuple[int, Lines]], cells: list[Lines]) -> None:
    while len(cells) in held:
        left, words = held.pop(len(cells))
        if left > 1:
            held[len(cells)] = (left - 1, words)
        cells.append(words)


def _span(cell: Node, name: str, most: int) -> int:
    said = cell.get(name)
    return max(1, min(int(said), most)) if said.isdigit() and len(said) < 7 else 1


def _cell(cell: Node, flow: Flow, look: Look) -> Lines:
    """Return the lines of a cell."""
    within = type(flow)(flow.notes, changes=flow.changes)
    within.read(cell, look_within(look, cell, style_of(cell)))
    within.close()
    items = [part.words for part in within.parts if part.kind == "item"]
    if items:
        flow.notes.say("list in cell", items[0])
        return (_joined(tuple(part.pieces for part in within.parts)),)
    return tuple(part.pieces for part in within.parts)
