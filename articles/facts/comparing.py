"""What two wordings of one statement say otherwise, and what only looks otherwise."""

from collections.abc import Iterator, Sequence
from itertools import islice

from articles.facts import mentions, opposites, same, schedules
from articles.facts.differences import ONLY_ONE, Difference, Differences
from articles.facts.fact import Fact
from articles.facts.pairing import MOST, paired
from articles.facts.reader import Reading

# Facts of these kinds can stand for one another: "for 3 months", "at 3 months".
_POOLS = (
    frozenset({"amount", "share", "age"}),
    frozenset({"time", "duration"}),
    frozenset({"count"}),
)


def compare(first: Reading, second: Reading) -> Differences:
    """Return what one text says otherwise than another.

    Of each kind, the first MOST facts are compared: no honest statement holds more.
    """
    ones, others = first.facts, second.facts
    found: list[Difference] = []
    for kinds in _POOLS:
        found.extend(_quantities(_of(ones, kinds), _of(others, kinds)))
    often = list(schedules.frequencies(ones, others))
    found.extend(often)
    if not any(each.verdict == "contradiction" for each in often):
        found.extend(schedules.of_amounts(ones, others))
    found.extend(schedules.lasting(ones, others))
    found.extend(mentions.routes(ones, others))
    found.extend(mentions.medicines(ones, others))
    found.extend(Difference(*each) for each in opposites.compare(first, second))
    opposed = {id(f) for each in found if each.verdict == "contradiction" for f in each.facts}
    return Differences(
        tuple(
            each
            for each in found
            if each.verdict not in ("lost", "added") or opposed.isdisjoint(map(id, each.facts))
        )
    )


def _of(facts: Sequence[Fact], kinds: frozenset[str]) -> list[Fact]:
    found = (fact for fact in facts if fact.kind in kinds and fact.low is not None)
    return list(islice(found, MOST))


def _quantities(ones: list[Fact], others: list[Fact]) -> Iterator[Difference]:
    left, right = ones, others
    for test in (_same, _explained):
        left, right, pairs = paired(left, right, test)
        for one, other, reason in pairs:
            if reason != same.EQUAL:
                yield Difference(one.kind, "explained", reason, one, other)
    for one, other in _swapped_repeats(ones, others, left, right):
        left = [each for each in left if each is not one]
        right = [each for each in right if each is not other]
        yield _contradiction(one, other)
    for one in left:
        against = next((each for each in right if _can_contradict(one, each)), None)
        if against is not None:
            right = [each for each in right if each is not against]
            yield _contradiction(one, against)
        elif not _said_again(one, ones, left):
            yield Difference(one.kind, "lost", ONLY_ONE, one, None)
    for other in right:
        if not _said_again(other, others, right):
            yield Difference(other.kind, "added", ONLY_ONE, None, other)


def _swapped_repeats(
    ones: list[Fact], others: list[Fact], left: list[Fact], right: list[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """Yield facts in place of a repeated one: "40 mg or two of 40 mg", "40 mg or two of 400 mg".

    Only where both texts give equally many: else the repetition itself may be what differs.
    """
    if len(ones) != len(others) or len(left) + len(right) != 1:
        return
    if right:
        stray, mine, theirs = right[0], ones, others
    else:
        stray, mine, theirs = left[0], others, ones
    for fact in mine:
        if not _can_contradict(fact, stray):
            continue
        said = [sum(bool(_same(fact, each)) for each in side) for side in (mine, theirs)]
        if said[0] == said[1] + 1 and said[1]:
            yield (fact, stray) if right else (stray, fact)
            return


def _contradiction(one: Fact, other: Fact) -> Difference:
    if same.values(one, other):
        return Difference("comparator", "contradiction", "another side of it", one, other)
    kind = "duration" if "duration" in (one.kind, other.kind) else one.kind
    return Difference(kind, "contradiction", "another value", one, other)


def _said_again(fact: Fact, facts: Sequence[Fact], left: Sequence[Fact]) -> bool:
    """Return whether the same is said in another unit, and that was met in the other text."""
    place = next(at for at, each in enumerate(facts) if each is fact)
    first = place
    while first > 0 and facts[first].restates:
        first -= 1
    last = place + 1
    while last < len(facts) and facts[last].restates:
        last += 1
    return any(not any(each is other for other in left) for each in facts[first:last])


def _same(one: Fact, other: Fact) -> str:
    if one.comparator != other.comparator or same.values(one, other) != same.EQUAL:
        return ""
    return same.EQUAL


def _explained(one: Fact, other: Fact) -> str:
    reason = same.values(one, other)
    if reason and same.comparators(one, other):
        return same.ROUNDED if reason == same.EQUAL else reason
    if one.kind == other.kind and same.whole_number_neighbours(one, other):
        return same.OTHER_FORM if one.kind == "share" else "the same in whole numbers"
    if same.daily_totals(one, other) and not same.opposite_sides(one, other):
        return "the same amount over time"
    return ""


def _can_contradict(one: Fact, other: Fact) -> bool:
    if one.unit is not None and other.unit is not None and one.unit.is_time:
        return other.unit.is_time and (one.kind == "age") == (other.kind == "age")
    if one.kind == "age" or other.kind == "age":
        return one.kind == other.kind
    if one.analyte is not None and other.analyte is not None and one.analyte != other.analyte:
        return False
    return one.dimension == other.dimension and one.kind == other.kind
