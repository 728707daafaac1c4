"""Writing blocks in the dialect, with each citation mark turned into a proposal."""

import re
from collections.abc import Callable, Iterable
from typing import Literal

from articles.content import AudienceCode
from articles.exchange.imported import Proposal
from articles.exchange.page.marks import Mark, Marks
from articles.exchange.page.shape import Block
from articles.exchange.sheet import Sheet

_KEEP = re.compile(
    r"\*\*(?=\S)[^*\n]{1,2000}?(?<=\S)\*\*|(?<!!)\[[^\[\]]{1,300}\]\(https?://[^\s()]{1,500}\)"
)
_SPECIAL = re.compile(r"[\\`*\[]|(?<!\w)_|_(?!\w)")
_OPENING = re.compile(r"#{1,6}(?=\s)|[-+](?=\s)|\d{1,9}(?=[.)]\s)|[=-](?=[=-]*$)")

Reader = Callable[[str, bool], Marks]
Keys = Callable[[int], str]


class Manuscript(Sheet):
    """A field of a text being written; it knows at which character each proposal stands."""

    def __init__(
        self,
        audience: AudienceCode,
        where: Literal["short_answer", "body"],
        marks_in: Reader,
        key_of: Keys,
    ) -> None:
        super().__init__()
        self.audience, self.where = audience, where
        self.marks_in, self.key_of = marks_in, key_of
        self.proposals: list[Proposal] = []
        self.left: list[tuple[int, str]] = []
        self.counts: dict[int, int] = {}

    def words(self, text: str, line: int, *, cell: bool = False) -> None:
        """Add a line of the page: its marks as citations, the rest as it reads."""
        found = self.marks_in(text, cell)
        self.left += [(line, sentence) for sentence in found.left]
        kept = _characters_to_keep(text)
        position = 0
        for mark in found.marks:
            self.write(_escaped(text, position, mark.start, kept, cell=cell))
            self._cite(mark, line, apart=mark.start > 0 and not text[mark.start - 1].isspace())
            position = mark.end
        self.write(_escaped(text, position, len(text), kept, cell=cell))

    def _cite(self, mark: Mark, line: int, *, apart: bool) -> None:
        keys = tuple(self.key_of(number) for number in mark.numbers)
        # The space set apart belongs to the proposal: undone, "B12" must not become "B 12".
        start = self.length
        self.write_citation(keys, apart=apart)
        for number in mark.numbers:
            self.counts[number] = self.counts.get(number, 0) + 1
        self.proposals.append(
            Proposal(
                self.audience,
                self.where,
                start,
                self.length,
                mark.original,
                keys,
                mark.confident,
                mark.reason,
                line,
            )
        )


def write_blocks(manuscript: Manuscript, blocks: Iterable[Block]) -> None:
    """Write blocks with one empty line between them; the items of a list stand together."""
    last: Block | None = None
    for block in blocks:
        if last:
            tight = block.kind == last.kind == "item" and not _another_list(last, block)
            manuscript.write("\n" if tight else "\n\n")
        indent = " " * 4 * (block.depth - (block.kind == "item"))
        if block.kind == "table":
            _table(manuscript, block)
        elif block.kind == "heading":
            manuscript.write("#" * block.level + " ")
            manuscript.words(block.text, block.line)
        else:
            manuscript.write(indent + (f"{block.marker} " if block.marker else ""))
            manuscript.words(block.text, block.line)
        last = block


def _another_list(one: Block, other: Block) -> bool:
    return one.depth == other.depth and (one.marker == "-") != (other.marker == "-")


def _table(manuscript: Manuscript, block: Block) -> None:
    width = max(len(cells) for _, cells in block.rows)
    for place, (line, cells) in enumerate(block.rows):
        manuscript.write("|")
        for cell in (*cells, *[""] * (width - len(cells))):
            manuscript.write(" ")
            manuscript.words(cell, line, cell=True)
            manuscript.write(" |")
        if place == 0:
            manuscript.write("\n|" + " --- |" * width)
        if place < len(block.rows) - 1:
            manuscript.write("\n")


def _characters_to_keep(text: str) -> set[int]:
    """Return the offsets of bold marks and links, which mean the same in the dialect."""
    kept: set[int] = set()
    for found in _KEEP.finditer(text):
        bold = found.group().startswith("**")
        edges = (0, 1, len(found.group()) - 2, len(found.group()) - 1)
        offsets = edges if bold else range(len(found.group()))
        kept.update(found.start() + offset for offset in offsets)
    return kept


def _escaped(text: str, start: int, end: int, kept: set[int], *, cell: bool) -> str:
    """Return a piece of a line so that the dialect shows it letter for letter."""
    opening = _OPENING.match(text) if start == 0 and not cell else None
    parts: list[str] = []
    for offset in range(start, end):
        character = text[offset]
        special = _SPECIAL.match(text, offset) is not None or (cell and character == "|")
        if opening and offset == opening.end() - (not character.isdigit()) and not special:
            # "2." needs its backslash before the stop, "#" and "-" before themselves.
            special = not character.isdigit()
        if opening and opening.group().isdigit() and offset == opening.end():
            special = True
        parts.append("\\" + character if special and offset not in kept else character)
    return "".join(parts)
