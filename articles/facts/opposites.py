"""Whether one text denies what another affirms, or points the other way.

Two honest wordings deny in different words ("untreated", "not treated"). So a denial contradicts
only where the other text affirms the very word that this one denies, and denies less in all.
"""

from collections.abc import Iterator

from articles.facts.denial import Denial, Direction, Polarity
from articles.facts.differences import Verdict
from articles.facts.fact import Fact
from articles.facts.reader import Reading

Opposite = tuple[str, Verdict, str, Fact | None, Fact | None]

# Two texts that share this part of their words of meaning are wordings of one sentence.
_ALIKE = 0.75
_SAME_TARGET = {"chanc": "risk", "likelihood": "risk", "probabil": "risk", "odd": "risk"}
# "More" and "less" stand in every text; only their shared targets tell.
_EVERYWHERE = frozenset({"amount", "act"})


def compare(first: Reading, second: Reading) -> Iterator[Opposite]:
    """Yield denials and directions of either text that the other contradicts or leaves out."""
    one, other = first.polarity, second.polarity
    alike = _alike(one, other)
    denied = _denied(one, other, alike)
    if denied is not None:
        verdict, mine = denied
        yield "denial", verdict, _REASONS[verdict], _fact(first, mine), None
    else:
        turned = _denied(other, one, alike)
        if turned is not None:
            verdict, theirs = turned
            verdict = "added" if verdict == "lost" else verdict
            yield "denial", verdict, _REASONS[verdict], None, _fact(second, theirs)
    yield from _directions(first, second, alike)


_REASONS: dict[Verdict, str] = {
    "contradiction": "one text denies what the other affirms",
    "lost": "only one text denies",
    "added": "only one text denies",
}


def _alike(one: Polarity, other: Polarity) -> bool:
    together = len(one.stems | other.stems)
    return bool(together) and len(one.stems & other.stems) >= _ALIKE * together


def _denied(one: Polarity, other: Polarity, alike: bool) -> tuple[Verdict, Denial] | None:
    """Return the denial of the first text that the second contradicts or lacks."""
    if len(one.denials) <= len(other.denials):
        return None
    gone = {denial.denied for denial in other.denials}
    left = [denial for denial in one.denials if denial.denied not in gone] or list(one.denials)
    opposed = next((d for d in left if d.denied and d.denied in other.affirmed), None)
    if opposed is not None and opposed.denied in one.affirmed and not alike:
        opposed = None
    if (opposed is not None or alike) and not other.absent:
        return "contradiction", opposed or left[0]
    if other.denials or other.absent or other.weak:
        return None
    return "lost", left[0]


def _directions(first: Reading, second: Reading, alike: bool) -> Iterator[Opposite]:
    one, other = _sides(first.polarity), _sides(second.polarity)
    for (axis, target), way in one.items():
        against = other.get((axis, target))
        if way is None or against is None or way.side == against.side:
            continue
        yield "direction", "contradiction", "the other way", _way(first, way), _way(second, against)
        return
    for axis in dict.fromkeys(axis for axis, _ in one):
        mine = [way for (a, _), way in one.items() if a == axis and way]
        theirs = [way for (a, _), way in other.items() if a == axis and way]
        if mine and theirs and {w.side for w in mine}.isdisjoint(w.side for w in theirs):
            if alike:
                yield (
                    "direction", "contradiction", "the other way",
                    _way(first, mine[0]), _way(second, theirs[0]),
                )  # fmt: skip
            elif axis not in _EVERYWHERE:
                yield "direction", "lost", "the other way", _way(first, mine[0]), None


def _sides(polarity: Polarity) -> dict[tuple[str, str], Direction | None]:
    """Return directions by axis and target; None where a text points both ways at one target."""
    found: dict[tuple[str, str], Direction | None] = {}
    for way in polarity.directions:
        key = way.axis, _SAME_TARGET.get(way.target, way.target)
        known = found.setdefault(key, way)
        if known is not None and known.side != way.side:
            found[key] = None
    return found


def _fact(reading: Reading, denial: Denial) -> Fact:
    return next(f for f in reading.facts if f.kind == "denial" and f.start == denial.start)


def _way(reading: Reading, way: Direction) -> Fact:
    return next(f for f in reading.facts if f.kind == "direction" and f.start == way.start)
