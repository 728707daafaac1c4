"""What two sequences made of the one they both began with, stretch by stretch."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from articles.changes.aligning import align

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Stretch(Generic[T]):
    """A stretch of the beginning, and what stands in its place on either side."""

    base: tuple[T, ...]
    mine: tuple[T, ...]
    theirs: tuple[T, ...]


@dataclass(frozen=True)
class _Edit:
    """Items `start` to `end` of the beginning gave way to those from `first` to `last`."""

    start: int
    end: int
    first: int
    last: int


def stretches(base: Sequence[T], mine: Sequence[T], theirs: Sequence[T]) -> Iterator[Stretch[T]]:
    """Yield the stretches in order; joined, each side gives that side again.

    Neighbours that were changed by one person each are stretches of their own. Two insertions at
    one place are one stretch: which comes first is for a person to say.
    """
    ours, others = _edits(base, mine), _edits(base, theirs)
    at = i = j = 0
    left, right = _Side(mine), _Side(theirs)
    while i < len(ours) or j < len(others):
        start, end, next_i, next_j = _group(ours, others, i, j)
        yield from _untouched(base, left, right, at, start)
        yield Stretch(
            tuple(base[start:end]),
            left.through(ours[i:next_i], start, end),
            right.through(others[j:next_j], start, end),
        )
        at, i, j = end, next_i, next_j
    yield from _untouched(base, left, right, at, len(base))


class _Side(Generic[T]):
    """One side, read from its beginning to its end."""

    def __init__(self, items: Sequence[T]) -> None:
        self.items = items
        self.at = 0

    def take(self, count: int) -> tuple[T, ...]:
        """Return the next items."""
        self.at += count
        return tuple(self.items[self.at - count : self.at])

    def through(self, edits: Sequence[_Edit], start: int, end: int) -> tuple[T, ...]:
        """Return what stands for the beginning's items from start to end."""
        grown = sum((e.last - e.first) - (e.end - e.start) for e in edits)
        return self.take(end - start + grown)


def _untouched(
    base: Sequence[T], left: _Side[T], right: _Side[T], start: int, end: int
) -> Iterator[Stretch[T]]:
    for place in range(start, end):
        yield Stretch((base[place],), left.take(1), right.take(1))


def _edits(base: Sequence[T], other: Sequence[T]) -> list[_Edit]:
    found = []
    a = c = 0
    for i, j in [*align(base, other), (len(base), len(other))]:
        if (i, j) != (a, c):
            found.append(_Edit(a, i, c, j))
        a, c = i + 1, j + 1
    return found


def _group(
    ours: Sequence[_Edit], others: Sequence[_Edit], i: int, j: int
) -> tuple[int, int, int, int]:
    """Return the extent of the next edits that touch one another, and where the next begin."""
    start = end = -1
    while True:
        waiting = [
            (edits[n], side)
            for side, (edits, n) in enumerate(((ours, i), (others, j)))
            if n < len(edits)
        ]
        # What is put in before what was replaced comes first, whoever did which.
        edit, side = min(waiting, key=lambda each: (each[0].start, each[0].end), default=(None, 0))
        if edit is None or (start >= 0 and not _touches(edit, start, end)):
            return start, end, i, j
        start, end = edit.start if start < 0 else start, max(end, edit.end)
        i, j = i + (side == 0), j + (side == 1)


def _touches(edit: _Edit, start: int, end: int) -> bool:
    """Return whether an edit changes what was changed, or puts in where something was put in."""
    return edit.start < end or edit.start == edit.end == start == end
