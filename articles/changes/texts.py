"""The dangerous changes from one text to another, in reading order."""

from collections.abc import Iterator, Sequence

from articles.changes.aligning import Pair
from articles.changes.danger import Danger
from articles.changes.matching import Matching, match
from articles.changes.opposing import Found, lost_stress, oppose
from articles.changes.passages import Passage
from articles.changes.sides import Place, Side
from articles.changes.standing import standing

_CONTEXT = 120
"""Characters shown on either side of a change."""
_NOT_ALONE = frozenset({"unit", "people"})
"""Kinds that call nobody's attention to a passage that is new as a whole."""


def compare(before: Sequence[Passage], after: Sequence[Passage]) -> list[Found]:
    """Return what changed dangerously between two texts' passages."""
    matching = match(before, after)
    found = [
        *_stretches(before, after, matching),
        *_whole(before, after, matching),
        *standing(before, after, matching),
    ]
    return sorted(found, key=_order)


def dangers(
    audience: str,
    where: str,
    before: Sequence[Passage],
    after: Sequence[Passage],
    claim: str = "",
) -> Iterator[Danger]:
    """Yield what changed dangerously between two texts' passages, with the words around it."""
    for found in compare(before, after):
        yield Danger(
            kind=found.kind,
            audience=audience,
            where=where,
            claim=found.claim or claim,
            before=found.before,
            after=found.after,
            context_before=_excerpt(before, found.one),
            context_after=_excerpt(after, found.other),
        )


def _excerpt(passages: Sequence[Passage], place: Place | None) -> str:
    """Return the words around a place, cut at spaces."""
    if place is None:
        return ""
    text = passages[place.passage].text
    start, end = max(0, place.start - _CONTEXT), min(len(text), place.end + _CONTEXT)
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    cut = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{cut}{' …' if end < len(text.rstrip()) else ''}"


def _order(found: Found) -> tuple[int, int]:
    place = found.other or found.one
    return (place.passage, place.start) if place else (0, 0)


def _stretches(
    before: Sequence[Passage], after: Sequence[Passage], matching: Matching
) -> Iterator[Found]:
    for stretch in matching.stretches:
        yield from oppose(Side(before, stretch.before), Side(after, stretch.after), stretch.words)
    for i, j in (*matching.same, *matching.moved):
        if before[i].looks != after[j].looks:
            pairs: list[Pair] = [(n, n) for n in range(len(before[i].words))]
            yield from lost_stress(Side(before, [i]), Side(after, [j]), pairs)


def _whole(
    before: Sequence[Passage], after: Sequence[Passage], matching: Matching
) -> Iterator[Found]:
    """Yield one change for each passage that came or went with something dangerous in it."""
    for i in matching.gone:
        words, claim = _said(Side(before, [i]))
        if words:
            yield Found("loss", words, "", Place(i, 0, len(before[i].text)), None, claim)
    for j in matching.new:
        words, claim = _said(Side(after, [j]))
        if words:
            yield Found("new", "", words, None, Place(j, 0, len(after[j].text)), claim)


def _said(side: Side) -> tuple[str, str]:
    if {held.kind for held in side.held} <= _NOT_ALONE:
        return "", ""
    words = dict.fromkeys(side.text(held.first, held.end) for held in side.held)
    return ", ".join(words), side.claim(0, len(side.words))
