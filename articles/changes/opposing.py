"""What two stretches of text say otherwise: each value that changed with what it became."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.changes.aligning import Pair
from articles.changes.danger import DangerKind
from articles.changes.sides import Held, Place, Side
from articles.changes.values import Value

_QUANTITIES: tuple[DangerKind, ...] = ("number", "unit", "comparator", "duration", "frequency")
_OF_ITS_OWN: tuple[DangerKind, ...] = ("link", "citation", "negation")
"""Kinds that keep their name where nothing stands on one side; others are a loss, or new."""
_FEW = 3
"""So many plain words may stand in the place of a value."""
RANKS = ("plain", "italic", "bold", "heading")


@dataclass(frozen=True)
class Found:
    """A change before it is told: what it was, what it is, and both places if there are any."""

    kind: DangerKind
    before: str
    after: str
    one: Place | None
    other: Place | None
    claim: str = ""


def oppose(one: Side, other: Side, pairs: Sequence[Pair]) -> Iterator[Found]:
    """Yield what the words of two sides say otherwise; `pairs` are their equal words."""
    yield from lost_stress(one, other, pairs)
    yield from _Opposing(one, other, pairs).found()


def lost_stress(one: Side, other: Side, pairs: Sequence[Pair]) -> Iterator[Found]:
    """Yield words that stand out less than they did."""

    def loss(pair: Pair) -> tuple[int, int, int, int]:
        i, j = pair
        return one.words[i].rank, other.words[j].rank, one.of[i], other.of[j]

    for (rank, now, _, _), group in groupby(pairs, key=loss):
        run = list(group)
        if rank <= now or one.words[run[0][0]].kind != "word":
            continue
        ends = run[0][0], run[-1][0] + 1, run[0][1], run[-1][1] + 1
        yield Found(
            "emphasis",
            f"{one.text(*ends[:2])} ({RANKS[rank]})",
            f"{other.text(*ends[2:])} ({RANKS[now]})",
            one.place(*ends[:2]),
            other.place(*ends[2:]),
            other.claim(*ends[2:]),
        )


class _Opposing:
    def __init__(self, one: Side, other: Side, pairs: Sequence[Pair]) -> None:
        self.sides = (one, other)
        self.to = (dict(pairs), {j: i for i, j in pairs})
        self.anchors = ([i for i, _ in pairs], [j for _, j in pairs])

    def found(self) -> Iterator[Found]:
        groups = self._groups()
        whole = [group for group in groups if group[0] and group[1]]
        halves = self._in_one_place([group for group in groups if not (group[0] and group[1])])
        for ones, others in [*whole, *halves]:
            found = self._told(ones, others)
            if found is not None:
                yield found

    def _groups(self) -> list[tuple[list[int], list[int]]]:
        """Return the values that changed, each with those that share words with it."""
        links: tuple[dict[int, set[int]], dict[int, set[int]]] = (
            defaultdict(set), defaultdict(set),
        )  # fmt: skip
        for i, j in self.to[0].items():
            v, w = self.sides[0].value_at.get(i), self.sides[1].value_at.get(j)
            if v is not None and w is not None:
                links[0][v].add(w)
                links[1][w].add(v)
        touched = [
            (side, number)
            for side in (0, 1)
            for number, held in enumerate(self.sides[side].held)
            if self._is_touched(side, held)
        ]
        seen: set[tuple[int, int]] = set()
        groups = []
        for start in touched:
            if start in seen:
                continue
            group: tuple[list[int], list[int]] = ([], [])
            waiting = [start]
            seen.add(start)
            while waiting:
                side, number = waiting.pop()
                group[side].append(number)
                near = {(1 - side, each) for each in links[side][number]} - seen
                seen |= near
                waiting.extend(near)
            groups.append((sorted(group[0]), sorted(group[1])))
        return groups

    def _is_touched(self, side: int, held: Held) -> bool:
        places = range(held.first, held.end)
        images = [self.to[side][at] for at in places if at in self.to[side]]
        if len(images) < len(places):
            return True
        return images != list(range(images[0], images[0] + len(images)))

    def _in_one_place(
        self, halves: list[tuple[list[int], list[int]]]
    ) -> list[tuple[list[int], list[int]]]:
        """Pair values that stand between the same equal words, those of one kind first."""
        by_gap: dict[int, list[tuple[list[int], list[int]]]] = defaultdict(list)
        for half in halves:
            side = 0 if half[0] else 1
            held = self.sides[side].held[half[side][0]]
            by_gap[self._gap(side, held.first)].append(half)
        found = []
        for group in by_gap.values():
            gone = [half[0] for half in group if half[0]]
            new = [half[1] for half in group if half[1]]
            for family in (False, True):
                for ones in list(gone):
                    others = next((each for each in new if self._fit(ones, each, family)), None)
                    if others is not None:
                        gone.remove(ones)
                        new.remove(others)
                        found.append((ones, others))
            found += [(ones, []) for ones in gone] + [([], others) for others in new]
        return found

    def _gap(self, side: int, at: int) -> int:
        return bisect_left(self.anchors[side], at)

    def _fit(self, ones: list[int], others: list[int], family: bool) -> bool:
        kinds = self.sides[0].held[ones[0]].kind, self.sides[1].held[others[0]].kind
        return kinds[0] == kinds[1] or (
            family and kinds[0] in _QUANTITIES and kinds[1] in _QUANTITIES
        )

    def _told(self, ones: list[int], others: list[int]) -> Found | None:
        one, other = self.sides
        a, b = self._range(0, ones)
        c, d = self._range(1, others)
        kind = self._kind(ones, others)
        if not others:
            c, d = self._instead(0, a, b, kind)
        elif not ones:
            a, b = self._instead(1, c, d, kind)
        if kind == "negation" and (c >= d or a >= b):
            a, b, c, d = self._with_neighbours(a, b, c, d)
        before, after = one.text(a, b), other.text(c, d)
        if _are_one(before, after, kind):
            return None
        if kind not in _OF_ITS_OWN and not (before and after):
            kind = "loss" if before else "new"
        claim = other.claim(c, d) or one.claim(a, b)
        return Found(kind, before, after, one.place(a, b), other.place(c, d), claim)

    def _range(self, side: int, numbers: list[int]) -> tuple[int, int]:
        if not numbers:
            return 0, 0
        held = self.sides[side].held
        return held[numbers[0]].first, max(held[number].end for number in numbers)

    def _kind(self, ones: list[int], others: list[int]) -> DangerKind:
        held = [self.sides[0].held[n] for n in ones] + [self.sides[1].held[n] for n in others]
        if len(ones) == len(others) == 1 and held[0].kind == held[1].kind == "number":
            return _of_quantities(held[0].value, held[1].value)
        kinds = [each.kind for each in held]
        return next((kind for kind in (*_OF_ITS_OWN, "medicine", "route", "duration", "frequency",
                                       "number") if kind in kinds), kinds[0])  # fmt: skip

    def _instead(self, side: int, first: int, end: int, kind: DangerKind) -> tuple[int, int]:
        """Return the few plain words of the other side that stand where the value would."""
        there = 1 - side
        images = [self.to[side][at] for at in range(first, end) if at in self.to[side]]
        if images:
            return min(images), max(images) + 1
        gap = self._gap(side, first)
        start, stop = self._bounds(there, gap)
        mine = self._bounds(side, gap)
        if kind in ("link", "citation") or stop - start > _FEW or mine != (first, end):
            return start, start
        plain = all(
            self.sides[there].words[at].kind == "word" and at not in self.sides[there].value_at
            for at in range(start, stop)
        )
        return (start, stop) if plain else (start, start)

    def _bounds(self, side: int, gap: int) -> tuple[int, int]:
        """Return the words of a side between two equal ones."""
        anchors = self.anchors[side]
        start = anchors[gap - 1] + 1 if gap else 0
        return start, anchors[gap] if gap < len(anchors) else len(self.sides[side].words)

    def _with_neighbours(self, a: int, b: int, c: int, d: int) -> tuple[int, int, int, int]:
        """Widen both sides to the equal words around: "do not start" became "do start"."""
        (a, b), (c, d) = self._widened(0, a, b), self._widened(1, c, d)
        if self.to[0].get(a - 1) == c - 1 and self._is_shown(a - 1, a, c - 1, c):
            a, c = a - 1, c - 1
        if self.to[0].get(b) == d and self._is_shown(b, b - 1, d, d - 1):
            b, d = b + 1, d + 1
        return a, b, c, d

    def _widened(self, side: int, first: int, end: int) -> tuple[int, int]:
        """Return the few changed words that stand here together."""
        start, stop = self._bounds(side, self._gap(side, first))
        return (start, stop) if stop - start <= _FEW else (first, end)

    def _is_shown(self, i: int, near: int, j: int, by: int) -> bool:
        """Return whether two equal words are shown beside others of their own passages."""
        one, other = self.sides
        if one.words[i].kind != "word" or other.words[j].kind != "word":
            return False
        return one.is_in(i, near) and other.is_in(j, by)


def _of_quantities(one: Value | None, other: Value | None) -> DangerKind:
    """Return what differs first between two numbers: the number, its unit, its comparator."""
    ones, others = (value.fact if value else None for value in (one, other))
    if ones is None or others is None or (ones.low, ones.high, ones.of) != (
        others.low, others.high, others.of,
    ):  # fmt: skip
        return "number"
    if ones.unit != others.unit:
        return "unit"
    return "comparator" if ones.comparator != others.comparator else "number"


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def _are_one(before: str, after: str, kind: DangerKind) -> bool:
    """Return whether two wordings differ in spaces, dashes or a first capital only."""
    one, other = ("".join(text.translate(_DASHES).split()) for text in (before, after))
    if one == other:
        return True
    if kind in ("link", "citation", "unit"):
        return False
    return one[1:] == other[1:] and one[:1].casefold() == other[:1].casefold()
