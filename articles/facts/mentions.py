"""Frequencies, lasting, routes and medicines that two texts name otherwise."""

from collections.abc import Iterator, Sequence

from articles.facts import same
from articles.facts.differences import ONLY_ONE, Difference
from articles.facts.fact import Fact
from articles.facts.medicines import Medicine
from articles.facts.medicines import fits as medicines_fit
from articles.facts.pairing import paired
from articles.facts.routes import fits as routes_fit


def frequencies(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Difference]:
    """Yield how often the texts say otherwise."""
    left = [fact for fact in ones if fact.frequency and fact.kind == "frequency"]
    right = [fact for fact in others if fact.frequency and fact.kind == "frequency"]
    left, right, pairs = paired(left, right, _equally_often)
    for one, other, reason in pairs:
        if one.comparator != other.comparator:
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


def _equally_often(one: Fact, other: Fact) -> str:
    if one.frequency is None or other.frequency is None:
        return ""
    return same.frequencies(one.frequency, other.frequency)


def _same_totals(ones: Sequence[Fact], others: Sequence[Fact]) -> bool:
    given = [[f for f in side if f.kind == "amount" and f.frequency] for side in (ones, others)]
    return bool(given[0] and given[1]) and all(
        any(same.daily_totals(one, other) for other in given[1]) for one in given[0]
    )


def _is_needed(fact: Fact) -> bool:
    return fact.frequency is not None and (fact.frequency.as_needed or fact.frequency.ambiguous)


def lasting(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Difference]:
    """Yield durations without a number that differ; those with one are quantities."""
    durations = [[f for f in side if f.kind == "duration"] for side in (ones, others)]
    for mine, theirs, verdict in (
        (durations[0], durations[1], "lost"),
        (durations[1], durations[0], "added"),
    ):
        lifelong = next((fact for fact in mine if fact.lasting == "lifelong"), None)
        if lifelong is None or any(fact.lasting == "lifelong" for fact in theirs):
            continue
        against = next(iter(theirs), None)
        pair = (lifelong, against) if verdict == "lost" else (against, lifelong)
        if against is not None and against not in mine:
            yield Difference("duration", "contradiction", "another duration", *pair)
        else:
            yield Difference("duration", verdict, ONLY_ONE, *pair)  # type: ignore[arg-type]


def routes(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Difference]:
    """Yield a route that one text has in place of another."""
    left, right = ([f for f in side if f.kind == "route"] for side in (ones, others))
    alone = [
        next(
            (f for f in mine if not any(routes_fit(f.route, other.route) for other in theirs)), None
        )
        for mine, theirs in ((left, right), (right, left))
    ]
    yield from _swapped("route", alone[0], alone[1], bool(left), bool(right))


def medicines(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Difference]:
    """Yield a medicine that one text has in place of another."""
    left, right = ([f for f in side if f.kind == "medicine"] for side in (ones, others))
    alone = [
        next((f for f in mine if not _named_among(f.medicine, theirs)), None)
        for mine, theirs in ((left, right), (right, left))
    ]
    yield from _swapped("medicine", alone[0], alone[1], bool(left), bool(right))


def _named_among(medicine: Medicine | None, facts: Sequence[Fact]) -> bool:
    """Return whether it is named; another substance of its family counts more than the family."""
    named = [fact.medicine for fact in facts if fact.medicine]
    if medicine is None:
        return True
    exact = [each for each in named if each.family == medicine.family and each.substance]
    if medicine.substance and exact:
        return medicine in exact
    return any(medicines_fit(medicine, each) for each in named)


def _swapped(
    aspect: str, one: Fact | None, other: Fact | None, left: bool, right: bool
) -> Iterator[Difference]:
    if one is not None and other is not None:
        yield Difference(aspect, "contradiction", f"another {aspect}", one, other)
    elif one is not None and not right:
        yield Difference(aspect, "lost", ONLY_ONE, one, None)
    elif other is not None and not left:
        yield Difference(aspect, "added", ONLY_ONE, None, other)
