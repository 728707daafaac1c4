"""One block as a reader reads it, with what stands behind its words: stress, claims, addresses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from articles.markup.characters import one_line
from articles.markup.inline import Span as Mark
from articles.markup.masking import mask
from articles.markup.tokens import ATOM, CLAIM, CLOSE, EMPHASIS, LINK, STRONG, TOKEN, Atom, Tokens

_TOKEN = re.compile(TOKEN)
_RANKS = {EMPHASIS: 1, STRONG: 2}
BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Span:
    """From where on words stand out by this rank and belong to this claim."""

    start: int
    rank: int
    claim: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A citation or an address: `at` is where the words end that it follows."""

    kind: Literal["citation", "link"]
    at: int
    text: str
    claim: str


@dataclass
class Shown:
    """The words of a block, with what stands behind them."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)
    """Where each cell of a row begins but for the first."""


def show(cells: Sequence[str]) -> Shown:
    """Return the words of a block, or of the cells of one row, given in the dialect."""
    walk = _Walk()
    for number, cell in enumerate(cells):
        if number:
            walk.say(BETWEEN_CELLS)
            walk.shown.cells.append(walk.length)
        walk.read(cell)
    walk.shown.text = "".join(walk.pieces).rstrip(" ")
    return walk.shown


@dataclass
class _Walk:
    shown: Shown = field(default_factory=Shown)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    open: list[tuple[str, Mark | None]] = field(default_factory=list)
    ended: tuple[int, str] = (-1, "")
    """Where the last claim ended, and its id: citations right behind it are its own."""

    def read(self, source: str) -> None:
        tokens = Tokens()
        masked = mask(source, tokens)
        position = 0
        for found in _TOKEN.finditer(masked):
            self.say(masked[position : found.start()])
            self._token(found["kind"], tokens, int(found["number"]))
            position = found.end()
        self.say(masked[position:])

    def say(self, words: str) -> None:
        """Add words that are shown."""
        self.pieces.append(words)
        self.length += len(words)

    def _token(self, kind: str, tokens: Tokens, number: int) -> None:
        held = tokens.held[number]
        mark = held if isinstance(held, Mark) else None
        if kind == ATOM:
            self._atom(held.words if isinstance(held, Atom | Mark) else "", mark)
        elif kind != CLOSE:
            self.open.append((kind, mark))
            self._span()
        else:
            kind, mark = self.open.pop()
            if kind == LINK and mark is not None:
                self._hide("link", mark.address)
            elif kind == CLAIM and mark is not None and mark.facts is not None:
                self.ended = self._end(), mark.facts.id
            self._span()

    def _atom(self, words: str, mark: Mark | None) -> None:
        if mark is not None and mark.kind == "citation":
            for item in mark.items:
                self._hide("citation", ", ".join(filter(None, (item.key, item.locator))))
            return
        self.say(one_line(words))
        if mark is not None and mark.kind == "image":
            self._hide("link", mark.address)

    def _hide(self, kind: Literal["citation", "link"], text: str) -> None:
        at = self._end()
        claim = self._claim() or (self.ended[1] if self.ended[0] == at else "")
        self.shown.hidden.append(Hidden(kind, at, text, claim))

    def _end(self) -> int:
        """Return where the words so far end, spaces left out."""
        said = "".join(self.pieces[-3:])
        return self.length - (len(said) - len(said.rstrip(" ")))

    def _span(self) -> None:
        rank = max((_RANKS.get(kind, 0) for kind, _ in self.open), default=0)
        self.shown.spans.append(Span(self.length, rank, self._claim()))

    def _claim(self) -> str:
        for kind, mark in reversed(self.open):
            if kind == CLAIM and mark is not None and mark.facts is not None:
                return mark.facts.id
        return ""
