"""Where a thread stands in a content, by what tells its words apart."""

from dataclasses import dataclass

from articles.content import Content
from editorial.anchors.borders import has_figure
from editorial.anchors.place import FAR, Place, occurrences, source_of

NEAR = 24
"""Characters of the same line on either side that tell equal quotes apart."""

Around = tuple[str, str]


@dataclass(frozen=True)
class Anchor:
    """Where a thread stands: a claim's id, or the offsets of its quote in a field's source."""

    claim: str = ""
    audience: str = ""
    field: str = ""
    start: int = 0
    end: int = 0
    has_moved: bool = False
    """The claim has another id now, or the quote another position."""
    is_amid_others: bool = False
    """The words right before or after the quote are not those that they were."""


@dataclass(frozen=True)
class Orphan:
    """A thread whose words cannot be told for certain any more, and why, for people."""

    why: str


def anchor(place: Place, content: Content, said_of: Content) -> Anchor | Orphan:
    """Return where a place of `said_of` stands in `content`."""
    if place.claim:
        return _claim(place.claim, content)
    if not place.quote:
        return Anchor()
    then = source_of(said_of, place.audience, place.field)
    now = source_of(content, place.audience, place.field)
    position = place.position
    if position is None or position not in occurrences(place.quote, then):
        return Orphan("Its words are not where the record says. Tell an administrator.")
    if then == now:
        return _at(place, then, now, position)
    found = list(occurrences(place.quote, now))
    if not found:
        return Orphan("Its words are not in the text any more.")
    start = _same_one(place, position, then, now, found)
    if start is None:
        return Orphan("The same words stand in the text, but not surely those that were meant.")
    return _at(place, then, now, start)


def _claim(id: str, content: Content) -> Anchor | Orphan:
    if content.claim(id) is not None:
        return Anchor(claim=id)
    heirs = [claim.id for claim in content.claims if id in claim.was]
    if len(heirs) == 1:
        return Anchor(claim=heirs[0], has_moved=True)
    if heirs:
        return Orphan(f"Claim “{id}” was divided into {' and '.join(heirs)}.")
    return Orphan(f"Claim “{id}” is not in the text any more.")


def _at(place: Place, then: str, now: str, start: int) -> Anchor:
    size = len(place.quote)
    return Anchor(
        audience=place.audience,
        field=place.field,
        start=start,
        end=start + size,
        has_moved=start != place.position,
        is_amid_others=_near(then, place.position or 0, size) != _near(now, start, size),
    )


def _same_one(place: Place, position: int, then: str, now: str, found: list[int]) -> int | None:
    """Return which of the quotes found is the one that was meant, None where nothing tells.

    Whatever tells it apart now must have told it apart then: of two equal doses the one that is
    left when the other changed is not the one that was commented.
    """
    size = len(place.quote)
    before = list(occurrences(place.quote, then))
    if len(before) == len(found) == 1:
        alike = _share_a_side(_near(then, position, size), _near(now, found[0], size))
        return found[0] if alike or not has_figure(place.quote) else None
    for around in (_near, _far):
        mark = around(then, position, size)
        if [around(then, start, size) for start in before].count(mark) == 1:
            same = [start for start in found if around(now, start, size) == mark]
            if len(same) == 1:
                return same[0]
    return None


def _near(source: str, start: int, size: int) -> Around:
    before = source[max(0, start - NEAR) : start].rpartition("\n")[2]
    return before, source[start + size : start + size + NEAR].partition("\n")[0]


def _far(source: str, start: int, size: int) -> Around:
    return source[max(0, start - FAR) : start], source[start + size : start + size + FAR]


def _share_a_side(one: Around, other: Around) -> bool:
    """Return whether the words before, or those after, are the same and say something."""
    return any(mine == theirs and mine.strip() for mine, theirs in zip(one, other, strict=True))
