"""How often and for how long two texts say that something is done."""

from collections.abc import Iterator, Sequence

from articles.facts import same
from articles.facts.differences import ONLY_ONE, Difference
from articles.facts.fact import Fact
from articles.facts.pairing import of_kind, paired


def frequencies(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Difference]:
    """Yield how often the texts say otherwise."""
    left, right = of_kind(ones, "frequency"), of_kind(others, "frequency")
    left, right, exact = paired(left, right, _equally_often_on_one_side)
    left, right, pairs = paired(left, right, _equally_often)
    for one, other, reason in (*exact, *pairs):
        if not same.comparators(one, other):
            yield Difference("comparator", "contradiction", "another side of it", one, other)
        elif reason != same.EQUAL:
            yield Difference("frequency", "explained", reason, one, other)
    # A total a day and its parts: "20 mg twice a day", "40 mg a day".
    if _same_totals(ones, others):
        left, right = [], []
    needed = [[fact for fact in side if _is_needed(fact)] for side in (left, right)]
    left, right = ([f for f in side if not _is_needed(f)] for side in (left, right))
    for one, other in zip(left, right, strict=False):
        yield Difference("frequency", "contradiction", "another frequency", one, other)
    for one in (*left[len(right) :], *needed[0]):
        yield Difference("frequency", "lost", ONLY_ONE, one, None)
    for other in (*right[len(left) :], *needed[1]):
        yield Difference("frequency", "added", ONLY_ONE, None, other)


def of_amounts(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Difference]:
    """Yield frequencies that belong to one and the same amount and differ."""
    left, right = _given_often(ones), _given_often(others)
    for value, one in left.items():
        other = right.get(value)
        if one is None or other is None or not one.frequency or not other.frequency:
            continue
        if _is_needed(one) or _is_needed(other):
            continue
        if not same.frequencies(one.frequency, other.frequency):
            yield Difference(
                "frequency", "contradiction", "another frequency",
                _saying(ones, one), _saying(others, other),
            )  # fmt: skip


def _given_often(facts: Sequence[Fact]) -> dict[object, Fact | None]:
    """Return amounts by value; None for a value that stands twice, where nothing is certain."""
    found: dict[object, Fact | None] = {}
    for fact in of_kind(facts, "amount"):
        value = (fact.base, fact.dimension)
        found[value] = None if value in found else fact
    return found


def _saying(facts: Sequence[Fact], amount: Fact) -> Fact:
    return next(
        fact
        for fact in facts
        if fact.kind == "frequency"
        and fact.frequency == amount.frequency
        and fact.sentence == amount.sentence
    )


def _equally_often_on_one_side(one: Fact, other: Fact) -> str:
    return _equally_often(one, other) if one.comparator == other.comparator else ""


def _equally_often(one: Fact, other: Fact) -> str:
    if one.frequency is None or other.frequency is None:
        return ""
    return same.frequencies(one.frequency, other.frequency)


def _same_totals(ones: Sequence[Fact], others: Sequence[Fact]) -> bool:
    given = [[f for f in of_kind(side, "amount") if f.frequency] for side in (ones, others)]
    return bool(given[0] and given[1]) and all(
        any(same.daily_totals(one, other) for other in given[1]) for one in given[0]
    )


def _is_needed(fact: Fact) -> bool:
    return fact.frequency is not None and (fact.frequency.as_needed or fact.frequency.ambiguous)


def lasting(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Difference]:
    """Yield durations without a number that differ; those with one are quantities."""
    left, right = of_kind(ones, "duration"), of_kind(others, "duration")
    mine, theirs = _lifelong(left), _lifelong(right)
    if (mine is None) != (theirs is None):
        one, other = mine or next(iter(left), None), theirs or next(iter(right), None)
        if one is not None and other is not None:
            yield Difference("duration", "contradiction", "another duration", one, other)
        else:
            yield Difference("duration", "lost" if one else "added", ONLY_ONE, one, other)
    elif left and right and {_is_open(left), _is_open(right)} == {True, False}:
        numbered = right if _is_open(left) else left
        if not any(fact.lasting for fact in numbered):
            yield Difference("duration", "contradiction", "another duration", left[0], right[0])


def _lifelong(facts: Sequence[Fact]) -> Fact | None:
    return next((fact for fact in facts if fact.lasting == "lifelong"), None)


def _is_open(facts: Sequence[Fact]) -> bool:
    return all(fact.lasting == "open" for fact in facts)
