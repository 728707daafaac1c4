"""Bands of one quantity, as lists of thresholds give them, and whether they fit together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, pairwise

from articles.checks.prose.quantities import TIME_UNITS, UNIT, Quantity, find, flatten, value

_BELOW = r"less than|fewer than|lower than|under|below|<"
_UP_TO = r"less than or equal to|up to|at most|no more than|not more than|≤|<=|=<"
_ABOVE = r"more than|greater than|higher than|older than|over|above|exceeding|>"
_FROM = r"greater than or equal to|at least|no less than|not less than|≥|>=|=>"
_BEFORE = re.compile(
    rf"(?:(?P<up_to>{_UP_TO})|(?P<starting>{_FROM})|(?P<below>{_BELOW})|(?P<above>{_ABOVE})"
    r"|\b(?:from|between))\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?(?:(?:or|and)\s(?:(?P<starting>more|over|above|older|higher|greater|upwards)"
    r"|(?P<up_to>less|under|below|younger|lower|fewer))\b)",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s?(?:and|to|up to|[-–])\s?(?P<below>less than|under|below)?\s?", re.I)
_LABEL = re.compile(r"(?:[^\W\d_][\w'’-]*\s?){0,4}:?\s?")
# "Cook to at least 145 degrees" tells what to do; nothing is divided.
_TARGET = re.compile(r"\b(?:to|by|for|until|after|with)\s*$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s(?!(?:or|and|to)\b)([^\W\d_]+)")
_NEXT_UNIT = re.compile(rf"\s({UNIT})", re.IGNORECASE | re.VERBOSE)

_COUNTED = frozenset("point points score".split()) | TIME_UNITS
_DOSED = frozenset(
    "mg g mcg microgram micrograms ml l unit units tablet tablets capsule capsules drop drops puff "
    "puffs spray sprays dose doses sachet sachets time times".split()
)
_AGES = frozenset({"year", "years"})


@dataclass(frozen=True)
class Band:
    """The values one item speaks of; None is without bound. A bare number is a band of one."""

    text: str
    written: str
    """The quantity as the item writes it."""
    label: str
    unit: str
    low: Decimal | None
    low_closed: bool
    high: Decimal | None
    high_closed: bool

    @property
    def is_bare(self) -> bool:
        """Whether this is one number without comparator."""
        return self.low is not None and self.low == self.high

    @property
    def is_half_line(self) -> bool:
        """Whether one side is without bound."""
        return self.low is None or self.high is None


@dataclass(frozen=True)
class Misfit:
    """Two bands that do not fit, and how: "bare", "overlap" or "gap"."""

    kind: str
    band: Band
    beside: Band


def band(text: str) -> Band | None:
    """Return the band that a text opens with, after a label of a few words; None if none."""
    flat = flatten(text)
    found = list(islice(find(flat), 2))
    if not found:
        return None
    first, second = found[0], found[1] if len(found) > 1 else None
    before = _BEFORE.search(flat[: first.start])
    label = flat[: before.start() if before else first.start]
    if _LABEL.fullmatch(label) is None or _TARGET.search(label):
        return None
    after = _AFTER.match(flat, first.end)
    unit = first.unit or _unit_after(flat, after.end() if after else first.end)
    sides = _range(flat, first, second) or _side(first, before, after)
    if sides is None:
        return None
    end = after.end() if after else first.end
    if second and sides[4]:
        end, unit = second.end, second.unit or unit
    start = before.start() if before else first.start
    key = label.strip(" :").casefold()
    return Band(text, flat[start:end].strip(), key, unit.casefold(), *sides[:4])


_Sides = tuple[Decimal | None, bool, Decimal | None, bool, bool]


def _unit_after(flat: str, end: int) -> str:
    found = _NEXT_UNIT.match(flat, end) or _NEXT_WORD.match(flat, end)
    return found[1] if found else ""


def _range(flat: str, first: Quantity, second: Quantity | None) -> _Sides | None:
    """Return the sides of "180 to 350" in one quantity, or of "180 to less than 350" in two."""
    if first.high:
        low, high = value(first.low), value(first.high)
        return (low, True, high, True, False) if low is not None and high is not None else None
    if second is None or first.comparator not in ("", ">", "≥") or second.high:
        return None
    join = _JOIN.fullmatch(flat[first.end : second.start])
    if join is None or second.comparator not in ("", "<", "≤"):
        return None
    low, high = value(first.low), value(second.low)
    if low is None or high is None or high <= low:
        return None
    open_above = second.comparator == "<" or join["below"] is not None
    return low, first.comparator != ">", high, not open_above, True


def _side(
    first: Quantity, before: re.Match[str] | None, after: re.Match[str] | None
) -> _Sides | None:
    number = value(first.low)
    if number is None:
        return None
    signs = {"<": "below", "≤": "up_to", "<=": "up_to", ">": "above", "≥": "starting"}
    signs |= {">=": "starting", "": "", "=": ""}
    if first.comparator not in signs:
        return None
    side = signs[first.comparator] or (before.lastgroup if before else "") or ""
    side = side or (after.lastgroup if after else "") or ("starting" if first.more else "")
    if side in ("below", "up_to"):
        return None, False, number, side == "up_to", False
    if side in ("above", "starting"):
        return number, side == "starting", None, False, False
    return number, True, number, True, False


def misfits(bands: Sequence[Band]) -> Iterator[Misfit]:
    """Yield what keeps bands of one label and unit from dividing a quantity cleanly.

    Doses and durations are no thresholds: their bare numbers and plain ranges pass.
    """
    unit = bands[0].unit
    bare = [b for b in bands if b.is_bare]
    wide = [b for b in bands if not b.is_bare]
    open_ended = any(b.is_half_line for b in wide)
    if unit in TIME_UNITS - _AGES or not wide or not (open_ended or len(wide) > 1):
        return
    if (unit in _DOSED and not open_ended) or _limits_or_criteria(wide) or _not_one_scale(bands):
        return
    counted = unit in _COUNTED or not unit
    whole = counted and all(_is_whole(b.low) and _is_whole(b.high) for b in bands)
    if whole and not unit:
        wide, bare = [*wide, *bare], []
    yield from _between_neighbours(wide, whole)
    if unit in _AGES or (unit in _DOSED and len(wide) < 2):
        return
    for each in bare:
        yield Misfit("bare", each, wide[0])
        for other in wide:
            if _holds(other, each.low):
                yield Misfit("overlap", other, each)


def _between_neighbours(bands: Sequence[Band], whole: bool) -> Iterator[Misfit]:
    lowest, highest = Decimal("-Infinity"), Decimal("Infinity")
    ordered = sorted(
        bands,
        key=lambda b: (
            lowest if b.low is None else b.low,
            not b.low_closed,
            highest if b.high is None else b.high,
        ),
    )
    for lower, upper in pairwise(ordered):
        if lower.high is None or upper.low is None:
            yield Misfit("overlap", lower, upper)
            continue
        high, low = lower.high, upper.low
        if whole:
            high -= 0 if lower.high_closed else 1
            low += 0 if upper.low_closed else 1
            if low != high + 1:
                yield Misfit("overlap" if low <= high else "gap", lower, upper)
        elif low < high or (low == high and lower.high_closed and upper.low_closed):
            yield Misfit("overlap", lower, upper)
        elif low > high or not (lower.high_closed or upper.low_closed):
            yield Misfit("gap", lower, upper)


# "…; or" makes the items ways to one stage, and "in men" beside "in women" two scales.
_ALTERNATIVE = re.compile(r"\s(?:or|and)$")
_TWO_MEASURES = re.compile(
    r"\b(?:wide|thick|long|deep|tall|high|in\sdiameter)\sand\s(?:[\w\s]{0,30}?)(?:[<>≤≥]\s?)?\d"
)
_GROUP = re.compile(
    r"\b(?:in|for)\s(?:men|women|boys|girls|males|females|adults|children|infants)\b", re.IGNORECASE
)
# "In total" and "per month" count otherwise.
_RATE = re.compile(
    r"\b(?:(?:per|each|every|an?)\s(?:hour|day|week|month|year)|daily|weekly|monthly|yearly|"
    r"(?:in\s)?total|altogether)\b",
    re.IGNORECASE,
)


def _not_one_scale(bands: Sequence[Band]) -> bool:
    groups = {found[0].casefold() for b in bands if (found := _GROUP.search(b.text))}
    rates = {found[0].casefold() if (found := _RATE.search(b.text)) else "" for b in bands}
    ways = any(_ALTERNATIVE.search(b.text) or _TWO_MEASURES.search(b.text) for b in bands)
    return ways or len(groups) > 1 or len(rates - {""}) > 1


def _limits_or_criteria(bands: Sequence[Band]) -> bool:
    """Alarm limits (<3.0, >6.0) leave out the normal; criteria (≥18, ≤65) hold together."""
    if len(bands) != 2 or not all(b.is_half_line for b in bands):
        return False
    highs = [b.high for b in bands if b.high is not None]
    lows = [b.low for b in bands if b.low is not None]
    return len(highs) == 1 and len(lows) == 1 and highs != lows


def _holds(band: Band, number: Decimal | None) -> bool:
    if number is None:
        return False
    above = band.low is None or band.low < number or (band.low == number and band.low_closed)
    below = band.high is None or number < band.high or (band.high == number and band.high_closed)
    return above and below


def _is_whole(number: Decimal | None) -> bool:
    return number is None or number == number.to_integral_value()
