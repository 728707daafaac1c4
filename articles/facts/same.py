"""Whether two quantities say the same: exactly, after conversion, or but for rounding."""

from fractions import Fraction

from articles.facts.analytes import Analyte, hba1c_in_mmol_per_mol, to_substance
from articles.facts.fact import Fact
from articles.facts.timing import HOURS_IN_A_MONTH, Frequency

EQUAL = "equal"
CONVERTED = "the same after conversion"
ROUNDED = "rounded"
OTHER_FORM = "the same share in another form"
NEARLY_AS_LONG = "about the same time in other units"

_CONVERSION = Fraction(2, 100)
_ABOUT = Fraction(10, 100)
_CALENDAR = Fraction(9, 100)
_DEGREES = Fraction(6, 10)
_CUSTOMARY = frozenset("lb oz stone inch feet miles mmHg kPa kcal kJ pint".split())
_WHOLE_KINDS = frozenset({"age", "count"})
_BELOW, _ABOVE = frozenset("<≤"), frozenset(">≥")
_COARSE = 20
"""Natural frequencies in at most so many may stand for the nearest percentage."""


def values(one: Fact, other: Fact) -> str:
    """Return how the values agree, comparators apart: a reason, or "" where they do not."""
    if _is_time(one) and _is_time(other):
        return _times(one, other)
    ages = one.kind == "age" and other.kind == "age"
    if one.dimension == other.dimension or ages:
        return _in_one_dimension(one, other)
    analyte = one.analyte or other.analyte
    return _across_dimensions(one, other, analyte) if analyte else ""


def comparators(one: Fact, other: Fact) -> bool:
    """Return whether two facts of equal value also lie on the same side of it."""
    if one.comparator == other.comparator:
        return True
    signs = {one.comparator, other.comparator}
    return signs <= {"", "≈"}


def opposite_sides(one: Fact, other: Fact) -> bool:
    """Return whether one fact sets a lower bound and the other an upper one."""
    return {one.comparator in _BELOW, other.comparator in _BELOW} == {True, False} and {
        one.comparator in _ABOVE,
        other.comparator in _ABOVE,
    } == {True, False}


def whole_number_neighbours(one: Fact, other: Fact) -> bool:
    """Return whether "over 15" and "16 and over" say the same of whole years or of things."""
    if one.kind not in _WHOLE_KINDS and not (one.unit and one.unit.is_form):
        return False
    low, high = sorted((one, other), key=_lowest)
    step = 12 if one.kind == "age" else 1
    if _lowest(high) - _lowest(low) != step:
        return False
    return (low.comparator, high.comparator) in ((">", "≥"), ("≤", "<"))


def _lowest(fact: Fact) -> Fraction:
    return _ends(fact)[0]


def months(fact: Fact) -> tuple[Fraction, Fraction]:
    """Return an age in months; ages without a unit are in years."""
    low, high = fact.base
    return (low * 12, high * 12) if fact.unit is None else (low, high)


def frequencies(one: Frequency, other: Frequency) -> str:
    """Return how two frequencies agree, as values does."""
    if one.as_needed or other.as_needed or one.ambiguous or other.ambiguous:
        return EQUAL if one == other else ""
    if one.dimension == other.dimension and one.interval == other.interval:
        return EQUAL if one == other else CONVERTED
    if one.dimension != other.dimension and _all_near(
        one.interval_hours, other.interval_hours, _CALENDAR
    ):
        return NEARLY_AS_LONG
    return ""


def daily_totals(one: Fact, other: Fact) -> bool:
    """Return whether "20 mg twice a day" is "40 mg a day": the same amount over time."""
    if one.dimension != other.dimension or not one.frequency or not other.frequency:
        return False
    if one.frequency.as_needed or other.frequency.as_needed:
        return False
    rates = [
        [value / time for value, time in zip(fact.base, fact.frequency.interval_hours, strict=True)]
        if fact.frequency and all(fact.frequency.interval_hours)
        else None
        for fact in (one, other)
    ]
    return rates[0] is not None and rates[0] == rates[1]


def _in_one_dimension(one: Fact, other: Fact) -> str:
    if _ends(one) == _ends(other):
        if one.unit != other.unit:
            return CONVERTED
        return OTHER_FORM if one.of != other.of and one.kind == "share" else EQUAL
    if one.kind == "share" and other.kind == "share" and _rounded_share(one, other):
        return ROUNDED
    about = "≈" in (one.comparator, other.comparator)
    if about and _all_near(_ends(one), _ends(other), _ABOUT):
        return ROUNDED
    units = {fact.unit.name for fact in (one, other) if fact.unit}
    if len(units) == 2 and units & _CUSTOMARY:
        return CONVERTED if _all_near(one.base, other.base, _CONVERSION) else ""
    if one.dimension == "celsius" and len(units) == 2:
        near = all(abs(a - b) <= _DEGREES for a, b in zip(one.base, other.base, strict=True))
        return CONVERTED if near else ""
    return ""


def _ends(fact: Fact) -> tuple[Fraction, Fraction]:
    return months(fact) if fact.kind == "age" else fact.base


def _is_time(fact: Fact) -> bool:
    return fact.unit is not None and fact.unit.is_time


def _times(one: Fact, other: Fact) -> str:
    if one.dimension == other.dimension:
        return _in_one_dimension(one, other)
    hours = [
        tuple(end * (HOURS_IN_A_MONTH if fact.dimension == "months" else 1) for end in fact.base)
        for fact in (one, other)
    ]
    return NEARLY_AS_LONG if _all_near(hours[0], hours[1], _CALENDAR) else ""


def _rounded_share(one: Fact, other: Fact) -> bool:
    """Return whether a share in few ("4 in 10") is the nearest to the other ("38 %")."""
    for coarse, fine in ((one, other), (other, one)):
        if coarse.of is not None and 1 < coarse.of <= _COARSE and fine.of != coarse.of:
            step = Fraction(50) / Fraction(coarse.of)
            return all(abs(a - b) <= step for a, b in zip(coarse.base, fine.base, strict=True))
    return False


def _across_dimensions(one: Fact, other: Fact, analyte: Analyte) -> str:
    if {one.dimension, other.dimension} == {"mass/volume", "substance/volume"}:
        mass, substance = sorted((one, other), key=lambda fact: fact.dimension)
        turned = [to_substance(analyte, end) for end in mass.base]
        if None not in turned and _all_near(turned, substance.base, _CONVERSION):  # type: ignore[arg-type]
            return CONVERTED
    if {one.dimension, other.dimension} == {"share", "substance/substance"}:
        share, substance = sorted((one, other), key=lambda fact: fact.dimension)
        # The base of mmol/mol is 1/1000.
        turned = [hba1c_in_mmol_per_mol(end) / 1000 for end in share.base]
        if _all_near(turned, substance.base, _CONVERSION):  # type: ignore[arg-type]
            return CONVERTED
    return ""


def _all_near(
    ones: tuple[Fraction, ...] | list[Fraction],
    others: tuple[Fraction, ...] | list[Fraction],
    tolerance: Fraction,
) -> bool:
    return all(
        abs(one - other) <= tolerance * max(abs(one), abs(other))
        for one, other in zip(ones, others, strict=True)
    )
