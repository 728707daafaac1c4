"""Which items of two sequences are the same, in order: the longest honest alignment in time.

Items that stand once in both anchor the rest, as in patience diff; between anchors the longest
common subsequence counts, found by whole rows of bits. Time and memory stay small for whatever
is given: what is too large to compare exactly is taken for rewritten.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

Pair = tuple[int, int]

_MOST_CELLS = 300_000_000
"""Bits for the rows of one exact comparison: 37 MB."""
_DEEPEST = 12
"""Anchors within anchors; what is deeper is compared exactly."""


def align(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Pair]:
    """Return the places of equal items, rising in both sequences."""
    found: list[Pair] = []
    waiting = [(0, len(before), 0, len(after), 0)]
    while waiting:
        a, b, c, d, depth = waiting.pop()
        while a < b and c < d and before[a] == after[c]:
            found.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and before[b - 1] == after[d - 1]:
            b, d = b - 1, d - 1
            found.append((b, d))
        if a == b or c == d:
            continue
        anchors = _anchors(before, after, a, b, c, d) if depth < _DEEPEST else []
        if anchors:
            edges = [(a - 1, c - 1), *anchors, (b, d)]
            found.extend(anchors)
            waiting.extend(
                (one[0] + 1, two[0], one[1] + 1, two[1], depth + 1) for one, two in pairwise(edges)
            )
        else:
            found.extend(_longest(before, after, a, b, c, d))
    return sorted(found)


def _anchors(
    before: Sequence[Hashable], after: Sequence[Hashable], a: int, b: int, c: int, d: int
) -> list[Pair]:
    """Return the longest rising run of items that stand once on both sides."""
    here, there = Counter(before[a:b]), Counter(after[c:d])
    places = {after[j]: j for j in range(c, d) if there[after[j]] == 1}
    pairs = [
        (i, places[before[i]]) for i in range(a, b) if here[before[i]] == 1 and before[i] in places
    ]
    return _rising(pairs)


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest part of the pairs whose second places rise."""
    ends: list[int] = []
    at: list[int] = []
    earlier: list[int] = []
    for place, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        earlier.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(j)
            at.append(place)
        else:
            ends[length], at[length] = j, place
    found: list[Pair] = []
    place = at[-1] if at else -1
    while place >= 0:
        found.append(pairs[place])
        place = earlier[place]
    return found[::-1]


def _longest(
    before: Sequence[Hashable], after: Sequence[Hashable], a: int, b: int, c: int, d: int
) -> list[Pair]:
    """Return a longest common subsequence (Hyyrö 2004, a row of bits for each item)."""
    width = d - c
    if (b - a) * width > _MOST_CELLS:
        return []
    where: dict[Hashable, int] = {}
    for j in range(width):
        where[after[c + j]] = where.get(after[c + j], 0) | (1 << j)
    full = (1 << width) - 1
    row, rows = full, []
    for i in range(a, b):
        met = row & where.get(before[i], 0)
        row = ((row + met) | (row - met)) & full
        rows.append(row)
    found: list[Pair] = []
    i, j = b - a, width
    while i and j:
        if rows[i - 1] >> (j - 1) & 1:
            j -= 1
            continue
        i -= 1
        if i and not rows[i - 1] >> (j - 1) & 1:
            continue
        j -= 1
        found.append((a + i, c + j))
    return found
