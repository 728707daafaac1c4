"""What changed between two texts, word by word, as pieces that a template marks and escapes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.changes.aligning import align

_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, went or came."""

    kind: str
    """"same", "gone" or "new"."""
    text: str


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that lead from one text to the other: first by lines, then by words."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    a = c = 0
    for i, j in [*align(old, new), (len(old), len(new))]:
        pieces += _by_words("".join(old[a:i]), "".join(new[c:j]))
        pieces += [Piece("same", line) for line in old[i : i + 1]]
        a, c = i + 1, j + 1
    return tuple(joined(pieces))


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, neighbours of one kind as one, empty ones left out."""
    kind, texts = "", list[str]()
    for piece in pieces:
        if not piece.text:
            continue
        if piece.kind != kind and texts:
            yield Piece(kind, "".join(texts))
            texts = []
        kind = piece.kind
        texts.append(piece.text)
    if texts:
        yield Piece(kind, "".join(texts))


def _by_words(before: str, after: str) -> list[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[Piece] = []
    a = c = 0
    for i, j in [*align(old, new), (len(old), len(new))]:
        pieces += [Piece("gone", "".join(old[a:i])), Piece("new", "".join(new[c:j]))]
        pieces += [Piece("same", word) for word in old[i : i + 1]]
        a, c = i + 1, j + 1
    return pieces
