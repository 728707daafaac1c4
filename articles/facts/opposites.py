"""Whether one text denies what another affirms, or points the other way.

Two honest wordings deny in different words ("untreated", "not treated"). So a denial contradicts
only where the other text affirms the very word that this one denies, and denies less in all.
"""

from collections import Counter
from collections.abc import Iterator

from articles.facts.denial import Denial, Direction, Polarity
from articles.facts.differences import Verdict
from articles.facts.fact import Fact
from articles.facts.reader import Reading

Opposite = tuple[str, Verdict, str, Fact | None, Fact | None]

# Two texts that share this part of their words of meaning are wordings of one sentence.
_ALIKE = 0.75
# "More" and "less" stand in every text; only their shared targets tell.
_EVERYWHERE = frozenset({"amount"})
# Comparing directions is quadratic, and no honest statement points so many ways.
_MOST = 40
# "Does not get enough B12" is a deficiency.
_ENOUGH = frozenset("enough get absorb mak sufficient adequat".split())
_DEFICIENT = "deficien"


def compare(first: Reading, second: Reading) -> Iterator[Opposite]:
    """Yield denials and directions of either text that the other contradicts or leaves out."""
    one, other = first.polarity, second.polarity
    alike = _alike(one, other)
    left, right = _not_met(one, other), _not_met(other, one)
    mine = _denied(one, other, alike, left, right)
    theirs = None if mine else _denied(other, one, alike, right, left)
    if mine is not None:
        verdict, denial = mine
        yield "denial", verdict, _REASONS[verdict], _denial(first, denial), None
    elif theirs is not None:
        verdict, denial = theirs
        verdict = "added" if verdict == "lost" else verdict
        yield "denial", verdict, _REASONS[verdict], None, _denial(second, denial)
    elif _undone(one, other):
        yield "denial", "lost", _REASONS["lost"], None, None
    elif _undone(other, one):
        yield "denial", "added", _REASONS["added"], None, None
    yield from _directions(first, second, alike)


_REASONS: dict[Verdict, str] = {
    "contradiction": "one text denies what the other affirms",
    "lost": "only one text denies",
    "added": "only one text denies",
}


def _alike(one: Polarity, other: Polarity) -> bool:
    together = len(one.stems | other.stems)
    return bool(together) and len(one.stems & other.stems) >= _ALIKE * together


def _denied(
    one: Polarity, other: Polarity, alike: bool, left: list[Denial], right: list[Denial]
) -> tuple[Verdict, Denial] | None:
    """Return which denial of the first text, of those left on both sides, the second lacks."""
    if len(left) <= len(right):
        return None
    opposed = next((d for d in left if d.denied and d.denied in other.affirmed), None)
    if opposed is not None and opposed.denied in one.affirmed and not alike:
        opposed = None
    if (opposed is not None or alike) and other.absent <= one.absent:
        return "contradiction", opposed or left[0]
    if other.absent > one.absent:
        return None
    modal = next((d for d in left if d.modal), None)
    if modal is not None and other.possible:
        return "lost", modal
    return None if other.weak or _is_deficiency(left, other) else ("lost", left[0])


def _undone(one: Polarity, other: Polarity) -> bool:
    """Return whether the other text affirms what this one turns: "treated", "untreated"."""
    turned = one.turned - other.turned - one.stems
    return not turned.isdisjoint(other.affirmed - {denial.denied for denial in other.denials})


def _not_met(one: Polarity, other: Polarity) -> list[Denial]:
    """Return the denials of the first text but for those that the second makes as well."""
    met = Counter(denial.denied for denial in other.denials)
    left = []
    for denial in one.denials:
        if met[denial.denied]:
            met[denial.denied] -= 1
        elif denial.denied not in other.turned and not _said_otherwise(denial, one, other):
            left.append(denial)
    return left


def _said_otherwise(denial: Denial, one: Polarity, other: Polarity) -> bool:
    """Return whether the other text says without a denial what this one denies: "continue"."""
    ways = [
        way
        for way in one.directions
        if denial.start < way.start < denial.end or way.turned_by == denial.start
    ]
    return any(
        each.axis == way.axis and each.side == way.side for way in ways for each in other.directions
    )


def _is_deficiency(denials: list[Denial], other: Polarity) -> bool:
    return any(word.startswith(_DEFICIENT) for word in other.stems) and any(
        denial.denied in _ENOUGH for denial in denials
    )


def _directions(first: Reading, second: Reading, alike: bool) -> Iterator[Opposite]:
    one, other = first.polarity.directions[:_MOST], second.polarity.directions[:_MOST]
    for way in one:
        against = next((each for each in other if _opposed(way, each)), None)
        if against is not None and not (_holds(other, way) or _holds(one, against)):
            yield (
                "direction", "contradiction", "the other way",
                _direction(first, way), _direction(second, against),
            )  # fmt: skip
            return
    for axis in dict.fromkeys(way.axis for way in one):
        mine = [way for way in one if way.axis == axis]
        theirs = [way for way in other if way.axis == axis]
        if not theirs or not {w.side for w in mine}.isdisjoint(w.side for w in theirs):
            continue
        if alike or axis not in _EVERYWHERE:
            verdict: Verdict = "contradiction" if alike else "lost"
            against_fact = _direction(second, theirs[0]) if alike else None
            yield "direction", verdict, "the other way", _direction(first, mine[0]), against_fact


def _opposed(one: Direction, other: Direction) -> bool:
    return one.axis == other.axis and one.side != other.side and _one_target(one, other)


def _holds(ways: tuple[Direction, ...], way: Direction) -> bool:
    """Return whether one of the directions says the same as this one."""
    return any(
        each.axis == way.axis and each.side == way.side and _one_target(each, way) for each in ways
    )


def _one_target(one: Direction, other: Direction) -> bool:
    return not one.target.isdisjoint(other.target)


def _denial(reading: Reading, denial: Denial) -> Fact:
    return next(f for f in reading.facts if f.kind == "denial" and f.start == denial.start)


def _direction(reading: Reading, way: Direction) -> Fact:
    return next(f for f in reading.facts if f.kind == "direction" and f.start == way.start)
