"""Which references stand behind each sentence of a text, as a reader sees them stand there.

A citation belongs to the sentence it stands in or right behind. A claim's citations, pooled over
all texts, cover every sentence of the claim. A list item is also covered by the item, or by the
paragraph ending in a colon, that it stands under; a cell by its row.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.checks.prose.sentences import sentences
from articles.markup.plain import TextBlock, blocks_of_text, plain_inline
from articles.markup.scan import Marks

# Marks travel through the reading of blocks as private characters, numbered in order.
_FIRST = 0xF0000
_MOST = 0xFFFD
_TRAVELLER = re.compile(f" ?[{chr(_FIRST)}-{chr(_FIRST + _MOST)}]")

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Cited:
    """A sentence with what is cited for it."""

    block: TextBlock
    start: int
    """Offset in the block's text."""
    text: str
    own: Keys
    """Keys cited in it, right behind it, or for the claim it belongs to."""
    inherited: Keys
    """Keys cited for what it stands under."""
    claims: tuple[str, ...]
    """Ids of the claims that it belongs to."""

    @property
    def keys(self) -> Keys:
        """All keys that stand behind the sentence, each once."""
        return tuple(dict.fromkeys((*self.own, *self.inherited)))


@dataclass(frozen=True)
class _Event:
    """What a traveller stands for: cited keys, or an edge of a claim."""

    keys: Keys = ()
    claim: str = ""
    opens: bool = False


@dataclass(frozen=True)
class _Read:
    """A block with the places of its marks."""

    block: TextBlock
    events: tuple[tuple[int, _Event], ...]


def cited_sentences(
    source: str, marks: Marks, blocks: Sequence[TextBlock], pooled: Mapping[str, Keys]
) -> Iterator[Cited]:
    """Yield the sentences of a part with their references.

    `blocks` are those of the source; `pooled` has the keys of each claim over all texts.
    """
    found = list(_sentences(_read(source, marks, blocks), pooled))
    under = _Under(source)
    for at, (block, inside) in enumerate(found):
        keys = under.keys(block, found, at)
        for start, text, own, claims in inside:
            yield Cited(block, start, text, own, keys, claims)


def _read(source: str, marks: Marks, blocks: Sequence[TextBlock]) -> Iterator[_Read]:
    """Yield the blocks with their marks: the source is read again with travellers in it."""
    edits: list[tuple[int, int, _Event]] = []
    for claim in marks.claims:
        if not claim.left_out:
            edits.append((claim.start, claim.start, _Event(claim=claim.id, opens=True)))
            edits.append((claim.end, claim.end, _Event(claim=claim.id)))
    for mark in marks.citations:
        keys = tuple(item.key for item in mark.items)
        edits.append((mark.start, mark.end, _Event(keys=keys)))
    edits = sorted(edits, key=lambda edit: edit[:2])[:_MOST]
    if not edits:
        yield from (_Read(block, ()) for block in blocks)
        return
    pieces, position = [], 0
    for number, (start, end, _) in enumerate(edits):
        pieces.append(source[position:start] + chr(_FIRST + number))
        position = end
    marked = "".join(pieces) + source[position:]
    # A short answer has one block whatever its lines look like.
    one = len(blocks) == 1 and blocks[0].text == plain_inline(source)
    again = [plain_inline(marked)] if one else [b.text for b in blocks_of_text(marked)]
    events = [event for _, _, event in edits]
    worded = ((_unmarked(text, events)) for text in again)
    own = iter(blocks)
    for text, places in worded:
        if text.strip():
            block = next(own, None)
            if block is None:
                return
            yield _Read(block, places if len(text) == len(block.text) else ())


def _unmarked(text: str, events: list[_Event]) -> tuple[str, tuple[tuple[int, _Event], ...]]:
    pieces, places, position, length = [], [], 0, 0
    for found in _TRAVELLER.finditer(text):
        number = ord(found[0][-1]) - _FIRST
        if number >= len(events):
            continue
        event = events[number]
        # A citation takes the space before it away, as it does for the reader; a claim does not.
        end = found.start() if event.keys or len(found[0]) == 1 else found.start() + 1
        pieces.append(text[position:end])
        length += end - position
        places.append((length, event))
        position = found.end()
    pieces.append(text[position:])
    return "".join(pieces), tuple(places)


_Inside = tuple[int, str, Keys, tuple[str, ...]]


def _sentences(
    reads: Iterator[_Read], pooled: Mapping[str, Keys]
) -> Iterator[tuple[TextBlock, list[_Inside]]]:
    for read in reads:
        found = sentences(read.block.text)
        starts = [sentence.start for sentence in found]
        keys: list[dict[str, None]] = [{} for _ in found]
        claims: list[dict[str, None]] = [{} for _ in found]
        opened: dict[str, int] = {}
        for place, event in read.events:
            # What stands behind a sentence's stop is that sentence's.
            last = max(bisect_right(starts, place - 1) - 1, 0)
            if event.keys and found:
                keys[last].update(dict.fromkeys(event.keys))
            elif event.opens:
                opened[event.claim] = max(bisect_right(starts, place + 1) - 1, 0)
            elif event.claim in opened:
                for inside in range(opened.pop(event.claim), last + 1):
                    claims[inside][event.claim] = None
                    keys[inside].update(dict.fromkeys(pooled.get(event.claim, ())))
        yield (
            read.block,
            [
                (sentence.start, sentence.text, tuple(cited), tuple(ids))
                for sentence, cited, ids in zip(found, keys, claims, strict=True)
            ],
        )


class _Under:
    """The keys of what a block stands under: items of outer lists, a lead-in, its row."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.items: list[tuple[int, Keys]] = []
        self.lead_in: Keys = ()
        self.row_end = -1
        self.row: Keys = ()

    def keys(
        self, block: TextBlock, blocks: list[tuple[TextBlock, list[_Inside]]], at: int
    ) -> Keys:
        if block.kind == "cell":
            return self._row(block, blocks, at)
        if block.depth == 0:
            self.items.clear()
            inside = blocks[at][1]
            leads = bool(inside) and block.text.rstrip().endswith(":")
            self.lead_in = inside[-1][2] if leads else ()
            return ()
        if block.kind == "item":
            while self.items and self.items[-1][0] >= block.depth:
                self.items.pop()
        above = tuple(key for _, keys in self.items for key in keys)
        if block.kind == "item":
            self.items.append((block.depth, _all(blocks[at][1])))
        return (*self.lead_in, *above)

    def _row(
        self, block: TextBlock, blocks: list[tuple[TextBlock, list[_Inside]]], at: int
    ) -> Keys:
        if block.start > self.row_end:
            end = self.source.find("\n", block.start)
            self.row_end = len(self.source) if end == -1 else end
            row: list[str] = []
            while at < len(blocks) and blocks[at][0].start <= self.row_end:
                row.extend(_all(blocks[at][1]))
                at += 1
            self.row = tuple(row)
        return self.row


def _all(inside: list[_Inside]) -> Keys:
    return tuple(key for _, _, keys, _ in inside for key in keys)
