"""How often and for how long: "every 2 months", "three times weekly", "for 2 weeks", "for life"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from articles.facts import numbers, units
from articles.facts.tokens import Token, match, phrases
from articles.facts.units import Unit

# Of no use for a dose, only for telling that 4 weeks and 1 month are near each other.
HOURS_IN_A_MONTH = Fraction(1461, 2)

_A_DAY = ("hours", Fraction(24))
_MANY = {"once": 1, "twice": 2, "thrice": 3}
_ADVERBS = {
    "hourly": ("hours", 1), "daily": ("days", 1), "nightly": ("days", 1), "weekly": ("weeks", 1),
    "fortnightly": ("weeks", 2), "monthly": ("months", 1), "quarterly": ("months", 3),
    "yearly": ("years", 1), "annually": ("years", 1),
}  # fmt: skip
_LATIN = {
    "bid": 2, "bd": 2, "b.i.d": 2, "tid": 3, "tds": 3, "t.i.d": 3, "qid": 4, "qds": 4, "q.i.d": 4,
    "qd": 1, "od": 1,
}  # fmt: skip
_LATIN_HOURS = re.compile(r"q([0-9]{1,2})(?:h|hr|hrs|hourly)?")
_AMBIGUOUS = frozenset({"biweekly", "bimonthly", "biannually", "tiw"})
# "Daily" and its like before these words tell of life, not of doses.
_NOT_OFTEN = frozenset(
    "life lives living activities activity routine basis news newspaper care diary".split()
)
_SECOND = {"other": 2, "alternate": 2, "second": 2, "third": 3, "fourth": 4}
_NEEDED = phrases(
    {
        "as needed": "as needed,as required,when required,when needed,if needed,if required,"
        "as and when needed,whenever needed,prn,p r n"
    }
)
_LASTING = phrases(
    {
        "lifelong": "lifelong,life long,for life,for the rest of your life,for the rest of their "
        "life,for the rest of their lives,indefinitely,for ever,forever,for a lifetime",
        "open": "for as long as,as long as,until",
    }
)
_COURSE = frozenset("course treatment supply therapy regimen".split())


STARTERS = frozenset(
    {
        *_MANY,
        *_ADVERBS,
        *_LATIN,
        *_AMBIGUOUS,
        *_NEEDED,
        *_LASTING,
        "every",
        "each",
        "alternate",
        "on",
        "a",
        "per",
    }
)
"""Words with which a frequency or a duration can begin; names such as "q8h" aside."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """So many times in a period; ranges where a text gives them."""

    times_low: Fraction
    times_high: Fraction
    period_low: Fraction
    period_high: Fraction
    """In hours, or in months for `dimension` "months"."""
    dimension: str
    as_needed: bool = False
    ambiguous: bool = False

    @property
    def interval(self) -> tuple[Fraction, Fraction]:
        """The time between two doses, shortest and longest, in units of the dimension."""
        return self.period_low / self.times_high, self.period_high / self.times_low

    @property
    def interval_hours(self) -> tuple[Fraction, Fraction]:
        """The same in hours; exact for hours to weeks, an average for months and years."""
        one = HOURS_IN_A_MONTH if self.dimension == "months" else Fraction(1)
        low, high = self.interval
        return low * one, high * one


AS_NEEDED = Frequency(Fraction(1), Fraction(1), Fraction(0), Fraction(0), "", as_needed=True)


def often(tokens: Sequence[Token], at: int) -> tuple[Frequency, int] | None:
    """Return the frequency that stands here and the place after it, or None."""
    word = tokens[at].low
    if word in ("every", "each"):
        return _every(tokens, at + 1)
    if word == "alternate" or (
        word == "on" and at + 1 < len(tokens) and tokens[at + 1].low == "alternate"
    ):
        return _alternate(tokens, at + 1 if word == "alternate" else at + 2)
    if word in _ADVERBS and _follows(tokens, at + 1) not in _NOT_OFTEN:
        name, count = _ADVERBS[word]
        return _of(Decimal(1), Decimal(1), units.UNITS[name], Decimal(count)), at + 1
    if word in _LATIN:
        return _of(Decimal(_LATIN[word]), Decimal(_LATIN[word]), units.UNITS["days"]), at + 1
    if word in _AMBIGUOUS:
        return Frequency(
            Fraction(1), Fraction(1), Fraction(1), Fraction(1), word, ambiguous=True
        ), at + 1
    if tokens[at].kind == "name" and (found := _LATIN_HOURS.fullmatch(word)):
        return _of(Decimal(1), Decimal(1), units.UNITS["hours"], Decimal(found[1])), at + 1
    needed = match(tokens, at, _NEEDED)
    if needed is not None:
        return AS_NEEDED, needed[1]
    return _times(tokens, at)


def rate(tokens: Sequence[Token], at: int) -> tuple[Frequency, int] | None:
    """Return the frequency in "a day", "per week", "/day", "each month" after an amount."""
    if at >= len(tokens) or tokens[at].low not in ("a", "per", "/", "each", "every", "in"):
        return None
    if tokens[at].low in ("every", "each"):
        return _every(tokens, at + 1)
    count, end = Decimal(1), at + 1
    if end < len(tokens) and tokens[end].kind == "number":
        count, end = tokens[end].value or Decimal(1), end + 1
    elif tokens[at].low == "in":
        return None
    unit = units.single(tokens[end]) if end < len(tokens) else None
    if unit is None or not unit.is_time:
        return None
    if tokens[at].low == "in" and (unit.dimension, unit.factor * Fraction(count)) != _A_DAY:
        return None
    return _of(Decimal(1), Decimal(1), unit, count), end + 1


def lasts(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return "lifelong" or "open" and the place after the words that say so, or None."""
    return match(tokens, at, _LASTING)


def is_course(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word here makes the time before it a duration: "2-week course"."""
    return at < len(tokens) and tokens[at].low in _COURSE


def _follows(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _every(tokens: Sequence[Token], at: int) -> tuple[Frequency, int] | None:
    if at >= len(tokens):
        return None
    if tokens[at].low in _SECOND:
        unit = units.single(tokens[at + 1]) if at + 1 < len(tokens) else None
        if unit is None or not unit.is_time:
            return None
        return _of(Decimal(1), Decimal(1), unit, Decimal(_SECOND[tokens[at].low])), at + 2
    unit = units.single(tokens[at])
    if unit is not None and unit.is_time:
        return _of(Decimal(1), Decimal(1), unit), at + 1
    _, start = numbers.comparator(tokens, at)
    number = numbers.read(tokens, start)
    if number is None or number.end >= len(tokens):
        return None
    unit = units.single(tokens[number.end])
    if unit is None or not unit.is_time:
        return None
    return _of(Decimal(1), Decimal(1), unit, number.low, number.high), number.end + 1


def _alternate(tokens: Sequence[Token], at: int) -> tuple[Frequency, int] | None:
    unit = units.single(tokens[at]) if at < len(tokens) else None
    if unit is None or not unit.is_time:
        return None
    return _of(Decimal(1), Decimal(1), unit, Decimal(2)), at + 1


def _times(tokens: Sequence[Token], at: int) -> tuple[Frequency, int] | None:
    """Read "once", "twice", "3 times" or "two to three times" with the period after it."""
    word = tokens[at].low
    if word in _MANY:
        low = high = Decimal(_MANY[word])
        end = at + 1
        if _follows(tokens, end) in ("or", "to") and _follows(tokens, end + 1) in _MANY:
            high, end = Decimal(_MANY[tokens[end + 1].low]), end + 2
    else:
        number = numbers.read(tokens, at)
        if number is None:
            return None
        low, high, end = number.low, number.high, number.end
        if _follows(tokens, end) in ("times", "time"):
            end += 1
        elif _follows(tokens, end) not in _ADVERBS or not tokens[end].joined:
            return None
        else:
            # "3-monthly" is every 3 months, not 3 times.
            name, count = _ADVERBS[tokens[end].low]
            unit = units.UNITS[name]
            return _of(Decimal(1), Decimal(1), unit, low * count, high * count), end + 1
    if low <= 0:
        return None
    return _period(tokens, end, low, high)


def _period(
    tokens: Sequence[Token], at: int, low: Decimal, high: Decimal
) -> tuple[Frequency, int] | None:
    following = _follows(tokens, at)
    if following in _ADVERBS:
        name, count = _ADVERBS[following]
        return _of(low, high, units.UNITS[name], Decimal(count)), at + 1
    found = rate(tokens, at)
    if found is None:
        return None
    one, end = found
    return Frequency(
        Fraction(low), Fraction(high), one.period_low, one.period_high, one.dimension
    ), end


def _of(
    low: Decimal,
    high: Decimal,
    unit: Unit,
    first: Decimal = Decimal(1),
    last: Decimal | None = None,
) -> Frequency:
    return Frequency(
        Fraction(low),
        Fraction(high),
        unit.factor * Fraction(first),
        unit.factor * Fraction(first if last is None else last),
        unit.dimension,
    )
