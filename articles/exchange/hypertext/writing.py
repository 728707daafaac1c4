"""Parts of a document in the dialect: letter for letter, with no mark that nobody made."""

import re
from collections.abc import Iterable
from dataclasses import replace

from articles.exchange.hypertext.shape import Part, Piece, Pieces
from articles.exchange.sheet import Sheet
from articles.markup.lines import DEEPEST

_SPECIAL = re.compile(
    r"[\\`*\[\]]|(?<!\w)_|_(?!\w)|\{(?=[#.:])|&(?=#?\w{1,31};)|!(?=\[)",
)
_OPENING = re.compile(r"#{1,6}(?=\s)|[-+](?=\s)|\d{1,9}(?=[.)](?:\s|$))|[=_-](?=[\s=_-]*$)|:(?=::)")
_ADDRESS = re.compile(r"[()\\]")
INDENT = 4


class Manuscript(Sheet):
    """A text being written of what a document holds."""

    def pieces(self, pieces: Pieces, *, line: int = 0, cell: bool = False) -> None:
        """Add the words of one paragraph, heading, item or cell; `line` is where it stood."""
        runs = _runs(pieces)
        for at, (piece, stars) in enumerate(runs):
            if piece.keys:
                before = runs[at - 1][0] if at else None
                self.cite(piece, apart=_is_apart(before))
                continue
            link = _is_link(piece)
            lead = len(piece.text) - len(piece.text.lstrip()) if stars or link else 0
            trail = len(piece.text.rstrip()) if stars or link else len(piece.text)
            self.write(piece.text[:lead] + stars + ("[" if link else ""))
            words = piece.text[lead:trail]
            self.write(escaped(words, first=at == 0 and not stars and not link, cell=cell))
            self.write((f"]({_address(piece.href, cell)})" if link else "") + stars)
            self.write(piece.text[trail:])

    def cite(self, piece: Piece, *, apart: bool) -> None:
        """Add a citation of a piece's keys."""
        self.write_citation(piece.keys, apart=apart)


def write_parts(manuscript: Manuscript, parts: Iterable[Part]) -> None:
    """Write parts with one empty line between them; the items of a list stand together."""
    last: Part | None = None
    base = 0
    for part in parts:
        if last:
            tight = part.kind == last.kind == "item" and not _another_list(last, part)
            manuscript.write("\n" if tight else "\n\n")
        if part.kind == "heading":
            base = base or part.level
            level = min(max(part.level - base, 0) + 2, 6)
            manuscript.write("#" * level + " ")
            manuscript.pieces(part.pieces, line=part.line)
        elif part.kind == "table":
            _table(manuscript, part)
        else:
            depth = min(part.depth, DEEPEST)
            manuscript.write(" " * INDENT * max(depth - (part.kind == "item"), 0))
            manuscript.write(f"{part.marker} " if part.kind == "item" else "")
            manuscript.pieces(part.pieces, line=part.line)
        last = part


def escaped(text: str, *, first: bool, cell: bool) -> str:
    """Return words so that the dialect shows them letter for letter.

    `first` says that they begin a line.
    """
    lead = ""
    opening = _OPENING.match(text) if first and not cell else None
    if opening:
        # "2." needs its backslash before the stop, "#" and "-" before themselves.
        number = opening.group().isdigit()
        lead = f"{opening.group()}\\{text[opening.end()]}" if number else f"\\{text[0]}"
        text = text[opening.end() + 1 if number else 1 :]
    written = _SPECIAL.sub(r"\\\g<0>", text)
    return lead + (written.replace("|", "\\|") if cell else written)


def _address(address: str, cell: bool) -> str:
    address = _ADDRESS.sub(lambda found: f"%{ord(found.group()):02X}", address)
    return address.replace("|", "%7C") if cell else address


def _runs(pieces: Pieces) -> list[tuple[Piece, str]]:
    """Return what is written with the stars around it; what has no mark between it is one run.

    Only of the whole run can be said what the dialect would take for a mark.
    """
    runs: list[tuple[Piece, str]] = []
    joins = False
    for at, piece in enumerate(pieces):
        stars = "" if piece.keys else _stars(pieces, at)
        is_plain = not (piece.keys or stars or _is_link(piece))
        if is_plain and joins:
            runs[-1] = (replace(piece, text=runs[-1][0].text + piece.text), "")
        else:
            runs.append((piece, stars))
        joins = is_plain
    return runs


def _is_link(piece: Piece) -> bool:
    return bool(piece.href and piece.text.strip())


def _is_apart(before: Piece | None) -> bool:
    return (
        before is not None
        and bool(before.text)
        and not before.text[-1].isspace()
        and not before.keys
    )


def _stars(pieces: Pieces, at: int) -> str:
    """Return the stars around a piece, none where they would not be read as stress."""
    piece = pieces[at]
    words = piece.text.strip()
    if not (piece.strong or piece.emphasis) or not words:
        return ""
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if not (_parts_at(before, piece, -1) and _parts_at(after, piece, 0)):
        return ""
    return "*" * (2 * piece.strong + piece.emphasis)


def _parts_at(other: Piece | None, piece: Piece, edge: int) -> bool:
    """Return whether stars can stand between two pieces: after a space, or beside a sign."""
    if other is None:
        return True
    near = piece.text[0 if edge else -1]
    if near.isspace():
        return True
    if other.keys:
        return not edge
    far = other.text[edge]
    if far.isspace():
        return True
    plain = not (other.strong or other.emphasis or other.href)
    return plain and far in ".,;:!?()\"'“”‘’–—/…" and near.isalnum()


def _another_list(one: Part, other: Part) -> bool:
    return one.depth == other.depth and (one.marker == "-") != (other.marker == "-")


def _table(manuscript: Manuscript, part: Part) -> None:
    for place, row in enumerate(part.rows):
        manuscript.write("\n|" if place else "|")
        for cell in row:
            manuscript.write(" ")
            manuscript.pieces(cell, line=part.line, cell=True)
            manuscript.write(" |")
        if place == 0:
            manuscript.write("\n|" + " --- |" * len(row))
