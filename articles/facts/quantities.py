"""Numbers with what they count or measure: amounts, shares, ages, times and counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from articles.facts import numbers, timing, units
from articles.facts.denial import is_denial
from articles.facts.numbers import Number
from articles.facts.tokens import Token
from articles.facts.units import Unit

_AGED = frozenset("aged age ages".split())
_PEOPLE = frozenset(
    "adult adults child children infant infants people persons patients women men woman man boys "
    "girls teenagers baby babies newborn newborns toddler toddlers those "
    "anyone everyone individuals population you they he she".split()
)
_OLDER = frozenset("older younger".split())
_LASTING = frozenset("for lasting lasts last lasted throughout during".split())
_LASTING_GAP = frozenset("the first next another a further total of up to least at about".split())
_DURING = frozenset("over longer shorter no".split())
# A number after one of these names a thing and measures none: "step 2", "type 1".
_LABELS = frozenset(
    "step type grade stage phase class category table figure fig box section chapter page factor "
    "group level version day week month year chapter part no number nos option question".split()
)
_IN = frozenset({"in", "of", "per"})
_YEARS = (Decimal(1900), Decimal(2100))
_LIMITS = {"maximum": "≤", "max": "≤", "minimum": "≥"}
# "The most you should take is 25 mg" sets a limit, "most people take 25 mg" none.
_WHO_TAKES = frozenset("you they he she anyone anybody adults children a that".split())
_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and comparator, and the kind of fact it is."""

    kind: str
    low: Decimal
    high: Decimal
    comparator: str
    unit: Unit | None
    in_words: bool
    first: int
    """The place of its first token, comparator and all."""
    end: int
    of: Decimal | None = None


def read(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Return the quantity that begins here with its comparator, or None."""
    sign, start = numbers.comparator(tokens, at)
    if start < len(tokens) and tokens[start].low in ("between", "from"):
        start += 1
    number = numbers.read(tokens, start)
    if number is None:
        return None
    share = _share(tokens, at, sign, number)
    if share is not None:
        return share
    return _measured(tokens, at, start, sign, number)


def _share(tokens: Sequence[Token], at: int, sign: str, number: Number) -> Quantity | None:
    """Read "4 in 10", "12 out of 24 people", "8 per 1,000", "a third of people"."""
    end = number.end
    word = tokens[end].low if end < len(tokens) else ""
    if number.low < 1 and number.in_words and word == "of" and _is_share_of(tokens, end + 1):
        hundred = Decimal(100)
        return Quantity(
            "share", number.low * hundred, number.high * hundred, sign, units.UNITS["%"], True,
            at, end, Decimal(1),
        )  # fmt: skip
    if word == "out" and end + 1 < len(tokens) and tokens[end + 1].low == "of":
        end, word = end + 1, "of"
    if word not in _IN:
        return None
    end += 2 if end + 1 < len(tokens) and tokens[end + 1].low == "every" else 1
    whole = numbers.read(tokens, end)
    if whole is None or not number.low or whole.low != whole.high or whole.low <= number.high:
        return None
    if word == "in" and _YEARS[0] <= whole.low <= _YEARS[1] and not whole.in_words:
        return None
    if whole.end < len(tokens) and units.single(tokens[whole.end]) is not None:
        return None
    low, high = (value * 100 / whole.low for value in (number.low, number.high))
    in_words = number.in_words or whole.in_words
    unit = units.UNITS["%"]
    return Quantity("share", low, high, sign, unit, in_words, at, whole.end, whole.low)


def _is_share_of(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at].low if at < len(tokens) else ""
    return units.single(tokens[at]) is None if following and following not in ("a", "an") else False


def _measured(
    tokens: Sequence[Token], at: int, start: int, sign: str, number: Number
) -> Quantity | None:
    end, low, high = number.end, number.low, number.high
    plus = end < len(tokens) and tokens[end].text == "+"
    if plus:
        sign, end = sign or "≥", end + 1
    found = units.read(tokens, end)
    unit = None
    if found is not None and not _is_initial(tokens, end):
        unit, end = found
        second = _second_end(tokens, end, unit)
        if second is not None and low == high:
            high, end = second
    follows, after = numbers.after(tokens, end)
    if follows and not (sign and sign != "≈"):
        sign, end = follows, after
    elif unit is not None and follows == "" and end < len(tokens) and tokens[end].low == "old":
        end += 1
    kind = _kind(tokens, at, start, end, unit)
    if kind == "duration" and sign == ">" and tokens[at].low == "over":
        # "Given over 30 minutes" takes 30 minutes.
        sign = ""
    if kind == "count" and not sign and _names_a_thing(tokens, at, number):
        return None
    # "Do not give it to babies under 2 months" denies the giving, not the age.
    sign = sign if kind == "age" else _seen_from_before(tokens, at, sign)
    return Quantity(kind, low, high, sign, unit, number.in_words, at, end)


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a letter is no unit but an initial: "3 U.S. trials"."""
    return (
        len(tokens[at].text) == 1
        and at + 2 < len(tokens)
        and tokens[at + 1].text == "."
        and tokens[at + 2].start == tokens[at].end + 1
        and tokens[at + 2].text.isalpha()
    )


def _second_end(tokens: Sequence[Token], at: int, unit: Unit) -> tuple[Decimal, int] | None:
    """Return the other end of "10 mg to 20 mg" in the first unit, and the place after it."""
    if at >= len(tokens) or not (tokens[at].low in ("to", "and") or tokens[at].kind == "dash"):
        return None
    number = numbers.read(tokens, at + 1)
    found = units.read(tokens, number.end) if number else None
    if number is None or found is None or found[0].dimension != unit.dimension:
        return None
    if tokens[at].low == "and" and not any(t.low == "between" for t in tokens[at - 4 : at]):
        return None
    value = number.high * Decimal(found[0].factor.numerator) / Decimal(found[0].factor.denominator)
    return value * Decimal(unit.factor.denominator) / Decimal(unit.factor.numerator), found[1]


def _kind(tokens: Sequence[Token], at: int, start: int, end: int, unit: Unit | None) -> str:
    if unit is not None and unit.dimension == "share":
        return "share"
    of_years = unit is None or unit.dimension == "months"
    if of_years and _is_age(tokens, at, start, end, unit):
        return "age"
    if unit is None:
        return "count"
    if not unit.is_time:
        return "amount"
    before = next(
        (t.low for t in reversed(tokens[max(0, at - 4) : at]) if t.low not in _LASTING_GAP), ""
    )
    if before in _LASTING or timing.is_course(tokens, end):
        return "duration"
    if tokens[at].low in _DURING and at < start:
        return "duration" if tokens[at].low != "over" or unit.dimension == "hours" else "time"
    return "time"


def _is_age(tokens: Sequence[Token], at: int, start: int, end: int, unit: Unit | None) -> bool:
    before = [token.low for token in tokens[max(0, at - 3) : at]]
    if before and (before[-1] in _AGED or (len(before) > 1 and before[-2] in _AGED)):
        return True
    if any(token.low in _OLDER for token in tokens[at:start]) or tokens[end - 1].low in _OLDER:
        return True
    if tokens[end - 1].low == "old":
        return True
    # "Two or more of age 80" counts; "5 years of age" is one.
    of_age = [token.low for token in tokens[end : end + 2]] == ["of", "age"]
    if of_age and unit is not None:
        return True
    following = tokens[end] if end < len(tokens) else None
    if unit is None and following is not None and following.kind in ("word", "name"):
        return False
    return start > at and not _PEOPLE.isdisjoint(before)


def _names_a_thing(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Return whether a bare number counts nothing: a label, a year, a list's own, the word one."""
    token = tokens[at]
    before = tokens[at - 1].low if at else ""
    if before in _LABELS or (number.in_words and number.high <= 1):
        return True
    if not number.in_words and token.kind == "number":
        whole = token.text.isdigit() and len(token.text) == 4
        if whole and _YEARS[0] <= number.low <= _YEARS[1]:
            return True
        following = tokens[number.end] if number.end < len(tokens) else None
        starts = at == 0 or tokens[at - 1].text == "\n"
        return starts and following is not None and following.text in ".)"
    return False


def _seen_from_before(tokens: Sequence[Token], at: int, sign: str) -> str:
    """Return the sign as the words before it turn it: "do not take more than", "maximum dose"."""
    for place in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        token = tokens[place]
        if token.kind in ("number", "stop"):
            break
        if sign in (">", "<") and is_denial(tokens, place):
            return "≤" if sign == ">" else "≥"
        if sign:
            continue
        if token.low in _LIMITS:
            return _LIMITS[token.low]
        if token.low == "exceed":
            return "≤" if place and tokens[place - 1].low in ("not", "never") else ">"
        if token.low == "most" and tokens[place + 1].low in _WHO_TAKES:
            return "≤"
    return sign
