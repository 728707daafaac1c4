"""The one shape in which documents of every kind travel into the dialect."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that look alike: a run of text, or citations by their keys."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    keys: tuple[str, ...] = ()
    """Of citations: what they cite; `text` is what the document printed for them."""


Pieces = tuple[Piece, ...]
Kind = Literal["heading", "paragraph", "item", "table"]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph, list item or table of a document."""

    kind: Kind
    pieces: Pieces = ()
    level: int = 0
    """Of a heading: 1 for the uppermost."""
    depth: int = 0
    """How many lists it stands in."""
    marker: str = ""
    """Of an item: "-" or "3."."""
    rows: tuple[tuple[Pieces, ...], ...] = ()
    """Of a table: its cells; the first row is the header."""
    line: int = 0
    """Where it stood in the document, counted from 1; 0 where that means nothing."""

    @property
    def words(self) -> str:
        """What a reader reads of it, without a table's cells."""
        return words_of(self.pieces)


def words_of(pieces: Pieces) -> str:
    """Return the characters of some pieces, those of citations left out."""
    return "".join(piece.text for piece in pieces if not piece.keys)
