"""A text cut into what is merged as one: paragraphs, and in them sentences with their claims."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from articles.markup.scan import scan

_BLANK = re.compile(r"[ \t]*\n[ \t]*\n\s*")
_LINE = re.compile(r"[ \t]*\n\s*")
_SENTENCE = re.compile(r"(?<=[.!?])[ \t]+(?=\S)")
_SPACE = re.compile(r"[ \t]*")
_OPENS_A_LINE = re.compile(r"[-*+#|:]|\d{1,9}[.)][ \t]")


@dataclass(frozen=True)
class Piece:
    """Some words, equal to the same words whatever space stands before them."""

    words: str
    gap: str = field(compare=False)
    """The space before it."""
    first: bool = field(default=False, compare=False)
    """It opens its text, so that its gap does not part it from another."""


def paragraphs(text: str) -> tuple[Piece, ...]:
    """Cut a text at its blank lines; joined, its pieces are the text."""
    return tuple(_cut(text, (match.span() for match in _BLANK.finditer(text))))


def sentences(text: str) -> tuple[Piece, ...]:
    """Cut a passage into lines and sentences, never in a claim or before its citations.

    Half a sentence is no piece: words of two people in one sentence could say what neither meant.
    """
    claims = list(_claims(text))
    cuts = [match.span() for match in _SENTENCE.finditer(text)]
    cuts += [match.span() for match in _LINE.finditer(text) if _parts(text, *match.span())]
    free = {cut for cut in cuts if not any(a < cut[1] and cut[0] < b for a, b, _ in claims)}
    free |= {_space_at(text, end) for _, end, ends in claims if ends}
    return tuple(_cut(text, sorted(free)))


def claim_of(words: str) -> str:
    """Return the id of the one claim in some words, or "" where there is none, or several."""
    ids = {mark.id for mark in scan(words).claims}
    return ids.pop() if len(ids) == 1 else ""


def space_before(words: str) -> str:
    """Return what parts a sentence, an item or a heading from one that came before it."""
    return "\n" if _OPENS_A_LINE.match(words) else " "


def joined(pieces: Iterable[Piece], *, apart: str) -> str:
    """Return the text of the pieces; `apart` parts what had no neighbour before."""
    text: list[str] = []
    for piece in pieces:
        if not text:
            text.append(piece.gap if piece.first else "")
        elif piece.first and piece.words:
            text.append(apart if apart.strip(" ") else space_before(piece.words))
        else:
            text.append(piece.gap)
        text.append(piece.words)
    return "".join(text)


def _parts(text: str, start: int, end: int) -> bool:
    """Return whether a line's end also ends a sentence, an item, a heading or a fence."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return (
        line.endswith((".", "!", "?", ":"))
        or line.startswith(("#", ":::", "|"))
        or _OPENS_A_LINE.match(text, end) is not None
        or "\n" in text[start:end].strip(" \t")[1:]
    )


def _claims(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where claims stand with their citations, and whether a sentence ends with them."""
    for mark in scan(text).claims:
        yield mark.start, mark.cited_end, mark.words.rstrip().endswith((".", "!", "?"))


def _space_at(text: str, at: int) -> tuple[int, int]:
    match = _SPACE.match(text, at)
    return at, match.end() if match else at


def _cut(text: str, gaps: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    opening, closing = len(text) - len(text.lstrip()), len(text.rstrip())
    if closing == 0:
        yield Piece("", text, first=True)
        return
    at, gap, first = opening, text[:opening], True
    for start, end in gaps:
        if at < start and end < closing:
            yield Piece(text[at:start], gap, first)
            at, gap, first = end, text[start:end], False
    yield Piece(text[at:closing], gap, first)
    # The space at the end, which every text has, if only as nothing.
    yield Piece("", text[closing:])
