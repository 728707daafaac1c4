"""One side of a comparison: the words and values of some passages, one behind the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.changes.danger import DangerKind
from articles.changes.passages import Passage, Word
from articles.changes.values import Value


@dataclass(frozen=True)
class Place:
    """Words of a passage; no words where something would have stood."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True)
class Held:
    """A value as words `first` to before `end` of its side."""

    kind: DangerKind
    first: int
    end: int
    value: Value | None


class Side:
    """The words and values of passages, one behind the other."""

    def __init__(self, passages: Sequence[Passage], places: Sequence[int]) -> None:
        self.passages = passages
        self.words: list[Word] = []
        self.of: list[int] = []
        self.held: list[Held] = []
        for place in places:
            offset = len(self.words)
            self.words.extend(passages[place].words)
            self.of.extend([place] * len(passages[place].words))
            self.held.extend(_held(passages[place], offset))
        self.value_at: dict[int, int] = {
            at: number
            for number, held in enumerate(self.held)
            for at in range(held.first, held.end)
        }

    def text(self, first: int, end: int) -> str:
        """Return the words from `first` to before `end` as they are written."""
        if first >= end:
            return ""
        if self.words[first].kind != "word":
            return self.words[first].text
        last = end - 1
        while last > first and (self.words[last].kind != "word" or self.of[last] != self.of[first]):
            last -= 1
        text = self.passages[self.of[first]].text
        return " ".join(text[self.words[first].start : self.words[last].end].split())

    def place(self, first: int, end: int) -> Place | None:
        """Return where these words stand; where they would, if there are none."""
        if not self.words:
            return None
        if first >= end:
            at = min(max(first, 0), len(self.words) - 1)
            return Place(self.of[at], self.words[at].start, self.words[at].start)
        return Place(self.of[first], self.words[first].start, self.words[end - 1].end)

    def is_in(self, at: int, near: int) -> bool:
        """Return whether a word is in the passage of another, or there is no other."""
        return not 0 <= near < len(self.of) or self.of[at] == self.of[near]

    def claim(self, first: int, end: int) -> str:
        """Return the claim that these words belong to, or nothing."""
        return next((word.claim for word in self.words[first:end] if word.claim), "")


def _held(passage: Passage, offset: int) -> Iterator[Held]:
    """Yield the values of a passage as words, counted from `offset` on."""
    values, at = passage.values, 0
    first = last = -1
    for number, word in enumerate(passage.words, start=offset):
        if word.kind != "word":
            yield Held(word.kind, number, number + 1, None)
            continue
        while at < len(values) and values[at].end <= word.start:
            if first >= 0:
                yield Held(values[at].kind, first, last + 1, values[at])
            at, first = at + 1, -1
        if at < len(values) and values[at].start < word.end:
            first, last = (number if first < 0 else first), number
    if first >= 0:
        yield Held(values[at].kind, first, last + 1, values[at])
