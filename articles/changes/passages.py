"""A text as passages: sentences, headings and table rows, each word with how it is shown."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise
from typing import Literal

from articles.changes.showing import Hidden, Shown, show
from articles.changes.values import Value, values
from articles.checks.prose.sentences import sentences
from articles.facts.units import UNITS
from articles.markup import lines
from articles.markup.blocks import Block, fence_lines, parse_blocks
from articles.markup.lines import Leaf

PassageKind = Literal["heading", "paragraph", "item", "header", "row"]

_WORD = re.compile(r"\d+(?:[.,·]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
HEADING_RANK = 3
_WORDY = 4
"""Letters of a word that no capital makes another unit."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or sign as it is shown; or a citation or an address, which is not."""

    text: str
    kind: Literal["word", "citation", "link"]
    start: int
    """Its place in the passage; that of the words it follows for what is not shown."""
    end: int
    rank: int = 0
    """How it stands out: 1 italic, 2 bold, 3 as a heading."""
    claim: str = ""
    cell: int = 0
    """In which cell of its row it stands."""

    @property
    def same(self) -> tuple[str, str, int]:
        """What another word must have to be the same; a sentence's capital does not count.

        A number in another column is another number.
        """
        text = _uncapitalised(self.text) if self.kind == "word" else self.text
        return self.kind, text, self.cell


def _uncapitalised(text: str) -> str:
    if not text[:1].isupper() or not (text[1:].islower() or len(text) == 1):
        return text
    low = text.lower()
    # "Mg" is not "mg".
    return text if len(text) < _WORDY and low in UNITS else low


@dataclass(frozen=True)
class Passage:
    """A sentence, heading or table row, with what gives it its meaning."""

    kind: PassageKind
    block: int
    """Which block of the text it is in."""
    text: str
    words: tuple[Word, ...]
    under: tuple[str, ...] = ()
    """The heading, the line that opens its list, or the header of its table."""
    fences: tuple[str, ...] = ()
    """The fences around it, outer first: "urgent", "for patient carer"."""
    card: int = -1
    """Where the care card or box around it begins; -1 outside."""

    @cached_property
    def same(self) -> tuple[tuple[str, str, int], ...]:
        """What another passage must have to say the same."""
        return tuple(word.same for word in self.words)

    @cached_property
    def looks(self) -> tuple[int, ...]:
        """How its words stand out."""
        return tuple(word.rank for word in self.words)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """What must not be misread in it."""
        return values(self.text)


def of_plain(text: str) -> list[Passage]:
    """Return the passages of words without marks, such as a headline or a quote."""
    return _divided("paragraph", 0, Shown(text), (), (), -1)


def of_source(source: str) -> list[Passage]:
    """Return the passages of a text in the dialect, in reading order; takes linear time."""
    return list(_Reader(source).read())


@dataclass
class _Reader:
    source: str
    block: int = 0
    headings: dict[int, str] = field(default_factory=dict)
    """The last heading of each box, and of what stands outside all (-1)."""
    header: str = ""
    opening: list[tuple[float, str]] = field(default_factory=list)
    """The lines that open the lists around a passage, with their depths."""

    def read(self) -> Iterator[Passage]:
        fences = fence_lines(self.source)
        leaves = [
            leaf
            for leaf in lines.read(self.source).leaves
            if leaf.kind != "fence" or leaf.start not in fences
        ]
        around = _Around(list(parse_blocks(self.source).walk()))
        for row, group in groupby(leaves, key=lambda leaf: (leaf.kind == "cell", leaf.row)):
            for cells in [list(group)] if row[0] else ([leaf] for leaf in group):
                self.block += 1
                yield from self._passages(cells, *around.at(cells[0].start))

    def _passages(
        self, leaves: Sequence[Leaf], fences: tuple[str, ...], card: int
    ) -> Iterator[Passage]:
        leaf = leaves[0]
        heading = self.headings.get(card, "")
        shown = show([each.text for each in leaves])
        if leaf.kind == "cell":
            if leaf.row == 0:
                self.header = shown.text
            kind: PassageKind = "row" if leaf.row else "header"
            header = (self.header,) if leaf.row else ()
            yield _whole(kind, self.block, shown, (heading, *header), fences, card)
            return
        if leaf.kind == "heading":
            self.opening.clear()
            self.headings[card] = shown.text
            yield _whole("heading", self.block, shown, (), fences, card)
            return
        # A line that opens a list stands half a step above its items.
        depth = leaf.depth if leaf.kind == "item" else leaf.depth + 0.5
        while self.opening and self.opening[-1][0] >= depth:
            self.opening.pop()
        under = (heading, *(text for _, text in self.opening))
        kind = "item" if leaf.kind == "item" else "paragraph"
        yield from _divided(kind, self.block, shown, under, fences, card)
        if leaf.kind == "item" or shown.text.rstrip().endswith(":"):
            self.opening.append((depth, shown.text))


class _Around:
    """The fences around places that are asked for in rising order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.waiting = list(reversed(blocks))
        self.open: list[Block] = []

    def at(self, start: int) -> tuple[tuple[str, ...], int]:
        """Return the fences around a place, and where the innermost box begins."""
        while self.waiting and self.waiting[-1].start <= start:
            self.open.append(self.waiting.pop())
        self.open = [block for block in self.open if start < block.end]
        names = tuple(" ".join((block.kind, *block.audiences)) for block in self.open)
        boxes = [block.start for block in self.open if block.kind != "for"]
        return names, boxes[-1] if boxes else -1


def _whole(
    kind: PassageKind,
    block: int,
    shown: Shown,
    under: tuple[str, ...],
    fences: tuple[str, ...],
    card: int,
) -> Passage:
    words = _words(shown, 0, len(shown.text), HEADING_RANK if kind == "heading" else 0)
    return Passage(kind, block, shown.text, tuple(words), under, fences, card)


def _divided(
    kind: PassageKind,
    block: int,
    shown: Shown,
    under: tuple[str, ...],
    fences: tuple[str, ...],
    card: int,
) -> list[Passage]:
    """Return the sentences of a block; what follows one without being shown belongs to it."""
    found = sentences(shown.text)
    starts = [0, *(sentence.start for sentence in found[1:]), len(shown.text) + 1]
    if not found:
        starts = [0, len(shown.text) + 1]
    return [
        Passage(kind, block, shown.text[one:two], words, under, fences, card)
        for one, two in pairwise(starts)
        if (words := tuple(_words(shown, one, two, 0)))
    ]


def _words(shown: Shown, start: int, end: int, least: int) -> Iterator[Word]:
    """Yield the words between two places with what is not shown, in the order of the source."""
    spans = [span.start for span in shown.spans]

    def unseen(each: Hidden) -> Word:
        cell = bisect_right(shown.cells, each.at)
        return Word(each.text, each.kind, each.at - start, each.at - start, 0, each.claim, cell)

    hidden = [each for each in shown.hidden if start < each.at <= end or each.at == start == 0]
    hidden.reverse()
    for word in _WORD.finditer(shown.text, start, end):
        while hidden and hidden[-1].at <= word.start():
            yield unseen(hidden.pop())
        at = bisect_right(spans, word.start()) - 1
        rank, claim = (shown.spans[at].rank, shown.spans[at].claim) if at >= 0 else (0, "")
        place = word.start() - start, word.end() - start
        cell = bisect_right(shown.cells, word.start())
        yield Word(word[0], "word", *place, max(rank, least), claim, cell)
    yield from map(unseen, reversed(hidden))
