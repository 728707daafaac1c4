"""Where words stand: their offset in the source, and the claim that holds them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern

from articles.checks.finding import Level, Trouble
from articles.checks.prepared import Part, Prepared
from articles.checks.prose.sentences import Sentence
from articles.content import Claim
from articles.markup.plain import TextBlock, plain_inline

_REACH = 4000
"""Characters of marks that may stand between the plain offset and the words in the source."""


@dataclass(frozen=True)
class Spot:
    """A sentence with the block and part it stands in."""

    part: Part
    block: TextBlock
    sentence: Sentence

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.sentence.text

    def trouble(
        self,
        message: str,
        cure: str,
        *,
        quote: str = "",
        start: int = 0,
        level: Level | None = None,
    ) -> Trouble:
        """Return trouble with the whole sentence, or with words that start within it."""
        words = quote or self.text
        at = place(self.part, self.block, self.sentence.start + start, words)
        part = self.part
        return Trouble(part.where, words, message, cure, part.audience, at, level)


def spots(prepared: Prepared, having: Pattern[str] | None = None) -> Iterator[Spot]:
    """Yield every sentence with its place, or those only in which a cheap pattern is found."""
    for part, block, sentence in prepared.sentences():
        if having is None or having.search(sentence.text):
            yield Spot(part, block, sentence)


def running_text(prepared: Prepared, audience: str) -> Iterator[tuple[Part, TextBlock]]:
    """Yield the blocks of an audience's text in reading order; a heading explains nothing."""
    for part, block in prepared.blocks():
        if part.audience == audience and block.kind != "heading":
            yield part, block


def place(part: Part, block: TextBlock, start: int, words: str) -> int:
    """Return the offset in the source of words that start at an offset of the block's text.

    Marks only add characters, so the words never stand before that offset; where marks cut
    through them, it is where the block begins.
    """
    lowest = block.start + start
    found = part.source.find(words, lowest, lowest + len(words) + _REACH)
    return block.start if found == -1 else found


class ClaimsAround:
    """Finds the claim that holds some words; reads the claims of each block once."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._spans: dict[tuple[str, str, int], list[tuple[int, int, str]]] = {}

    def claim(self, spot: Spot, start: int, end: int) -> Claim | None:
        """Return the claim that holds these characters of the spot's sentence, or None."""
        key = (spot.part.audience, spot.part.where, spot.block.start)
        if key not in self._spans:
            self._spans[key] = list(_claim_spans(spot.part, spot.block))
        spans = self._spans[key]
        start, end = start + spot.sentence.start, end + spot.sentence.start
        at = bisect_right(spans, start, key=lambda span: span[0]) - 1
        if at < 0 or end > spans[at][1]:
            return None
        return self._prepared.content.claim(spans[at][2])


def _claim_spans(part: Part, block: TextBlock) -> Iterator[tuple[int, int, str]]:
    """Yield where in the block's words each of its claims stands."""
    marks = part.marks.claims
    end = 0
    for mark in marks[bisect_left(marks, block.start, key=lambda mark: mark.start) :]:
        if part.block_start(mark.start) != block.start:
            return
        words = "" if mark.left_out else plain_inline(mark.words)
        start = block.text.find(words, end) if words else -1
        if start != -1:
            end = start + len(words)
            yield start, end, mark.id
