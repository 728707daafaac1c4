"""Which passages of two texts are the same, moved, changed, gone or new; blocks before words."""

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from articles.changes.aligning import Pair, align

_ALIKE = 0.6
"""The part of their words that two passages share if one was made from the other."""
_LOOSE = 0.34
"""With a smaller part of its words met, a passage was not changed but replaced."""
_COMMON = 24
"""A word in more passages than this finds none of them."""
_WEIGHTY = 4
"""Letters of a word that says something."""


class Named(Protocol):
    """A word."""

    @property
    def text(self) -> str:
        """As it is written."""

    @property
    def kind(self) -> str:
        """ "word", or what it is else."""


class Line(Protocol):
    """What is matched: a passage of a text, a run of a page."""

    @property
    def words(self) -> Sequence[Named]:
        """Its words in order."""

    @property
    def same(self) -> tuple[Hashable, ...]:
        """What another must have to say the same, a part for each word."""


@dataclass
class Stretch:
    """Passages that stand for one another, with the pairs of their equal words."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    words: list[Pair]
    """Places in the words of all passages before, and of all after, one behind the other."""
    has_moved: bool = False


@dataclass
class Matching:
    """How the passages of two texts stand to one another, by their places."""

    same: list[Pair] = field(default_factory=list)
    moved: list[Pair] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)


def match(before: Sequence[Line], after: Sequence[Line]) -> Matching:
    """Return what became of each passage, every passage once."""
    numbers: dict[Hashable, int] = {}
    ones = [numbers.setdefault(each.same, len(numbers)) for each in before]
    others = [numbers.setdefault(each.same, len(numbers)) for each in after]
    found = Matching(same=align(ones, others))
    left = _without(range(len(before)), {i for i, _ in found.same})
    right = _without(range(len(after)), {j for _, j in found.same})
    found.moved = _moved(ones, others, left, right)
    left = _without(left, {i for i, _ in found.moved})
    right = _without(right, {j for _, j in found.moved})
    loose: list[tuple[list[int], list[int]]] = []
    for some, those in _gaps(found.same, left, right):
        stretch, free = _stretch(before, after, some, those)
        if stretch is not None:
            found.stretches.append(stretch)
        loose.append(free)
    _settle(found, before, after, loose)
    return found


def _without(places: Sequence[int], taken: set[int]) -> list[int]:
    return [place for place in places if place not in taken]


def _moved(
    ones: Sequence[int], others: Sequence[int], left: Sequence[int], right: Sequence[int]
) -> list[Pair]:
    free: dict[int, deque[int]] = defaultdict(deque)
    for j in right:
        free[others[j]].append(j)
    return [(i, free[ones[i]].popleft()) for i in left if free[ones[i]]]


def _gaps(
    same: Sequence[Pair], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what is left on both sides between passages that are the same."""
    ones, others = deque(left), deque(right)
    end = (max([*left, -1]) + 1, max([*right, -1]) + 1)
    for i, j in [*same, end]:
        some, those = [], []
        while ones and ones[0] < i:
            some.append(ones.popleft())
        while others and others[0] < j:
            those.append(others.popleft())
        if some or those:
            yield some, those


def _stretch(
    before: Sequence[Line], after: Sequence[Line], some: list[int], those: list[int]
) -> tuple[Stretch | None, tuple[list[int], list[int]]]:
    """Return the passages that share words in order, and those that share none to speak of."""
    pairs = _aligned(before, after, some, those)
    keep = [_met(before, some, {i for i, _ in pairs}), _met(after, those, {j for _, j in pairs})]
    kept = [i for i, met in zip(some, keep[0], strict=True) if met]
    others = [j for j, met in zip(those, keep[1], strict=True) if met]
    free = (_without(some, set(kept)), _without(those, set(others)))
    if any(free):
        pairs = _aligned(before, after, kept, others)
    if not pairs:
        return None, (list(some), list(those))
    return Stretch(tuple(kept), tuple(others), pairs), free


def _aligned(
    before: Sequence[Line], after: Sequence[Line], some: Sequence[int], those: Sequence[int]
) -> list[Pair]:
    return align(
        [same for i in some for same in before[i].same],
        [same for j in those for same in after[j].same],
    )


def _met(passages: Sequence[Line], places: Sequence[int], met: set[int]) -> list[bool]:
    """Return for each passage whether enough of its weighty words are met."""
    found, at = [], 0
    for place in places:
        words = passages[place].words
        weighty = [n for n, word in enumerate(words) if len(word.text) >= _WEIGHTY]
        counted = weighty or range(len(words))
        share = sum(at + n in met for n in counted) / max(1, len(counted))
        found.append(share >= _LOOSE)
        at += len(words)
    return found


def _settle(
    found: Matching,
    before: Sequence[Line],
    after: Sequence[Line],
    loose: Sequence[tuple[list[int], list[int]]],
) -> None:
    """Pair what moved and changed, then what stands in one place; the rest came or went."""
    free = [i for some, _ in loose for i in some], [j for _, those in loose for j in those]
    alike = _alike(before, after, *free)
    for i, j in alike:
        pairs = _aligned(before, after, [i], [j])
        found.stretches.append(Stretch((i,), (j,), pairs, has_moved=True))
    taken = {i for i, _ in alike}, {j for _, j in alike}
    for some, those in loose:
        some, those = _without(some, taken[0]), _without(those, taken[1])
        if len(some) == len(those):
            for i, j in zip(some, those, strict=True):
                found.stretches.append(Stretch((i,), (j,), _aligned(before, after, [i], [j])))
        else:
            found.gone.extend(some)
            found.new.extend(those)


def _alike(
    before: Sequence[Line], after: Sequence[Line], left: Sequence[int], right: Sequence[int]
) -> list[Pair]:
    """Return the passages that share most of their words, the best pairs first."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    bags = {j: _bag(after[j]) for j in right}
    for j, bag in bags.items():
        for word in bag:
            places[word].append(j)
    scored = []
    for i in left:
        bag = _bag(before[i])
        near = {j for word in bag if len(places[word]) <= _COMMON for j in places[word]}
        for j in near:
            total = bag.total() + bags[j].total()
            score = 2 * (bag & bags[j]).total() / total
            if score >= _ALIKE:
                scored.append((-score, abs(i - j), i, j))
    found: list[Pair] = []
    ones, others = set(), set()
    for _, _, i, j in sorted(scored):
        if i not in ones and j not in others:
            found.append((i, j))
            ones.add(i)
            others.add(j)
    return sorted(found)


def _bag(line: Line) -> Counter[Hashable]:
    return Counter(
        same for word, same in zip(line.words, line.same, strict=True) if word.kind == "word"
    )
