"""Typing errors forgiven: the known word that was probably meant, found by its letters."""

from collections import Counter
from collections.abc import Iterable

SHORTEST = 4
LONG = 8
"""Words shorter than this are forgiven one error, others two: "double" is no "trouble"."""


def errors_allowed(word: str) -> int:
    """Return how many errors a word is forgiven; none in one with a digit, which is a name."""
    if len(word) < SHORTEST or any(c.isdigit() for c in word):
        return 0
    return 1 if len(word) < LONG else 2


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words with the fewest errors, the likeliest first; [] if none is near."""
    allowed = errors_allowed(word)
    letters = Counter(word)
    found: list[tuple[int, bool, int, str]] = []
    for other in known:
        if abs(len(other) - len(word)) > allowed or not _could_be(letters, other, allowed):
            continue
        errors = distance(word, other, allowed)
        if errors <= allowed:
            found.append((errors, other[:1] != word[:1], abs(len(other) - len(word)), other))
    found.sort()
    return [other for errors, _, _, other in found if errors == found[0][0]]


def _could_be(letters: Counter[str], other: str, allowed: int) -> bool:
    theirs = Counter(other)
    return (letters - theirs).total() <= allowed and (theirs - letters).total() <= allowed


def distance(one: str, other: str, most: int) -> int:
    """Return the letters put in, left out, changed or swapped between two words; most + 1 if more.

    The optimal string alignment distance, in rows that stop when they are past `most`.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
