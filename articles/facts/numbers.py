"""Numbers in digits and in words, and what stands beside them: ranges and comparators."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from articles.facts.tokens import Token, match, phrases

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {
    **{word: Decimal(value) for value, word in enumerate(_SMALL)},
    **{word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)},
    "dozen": Decimal(12),
}
_LARGE = {"hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(1_000_000)}
_PARTS = {
    "half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25"),
    "third": Decimal(1) / 3, "thirds": Decimal(1) / 3, "fifth": Decimal("0.2"),
    "fifths": Decimal("0.2"), "tenth": Decimal("0.1"), "tenths": Decimal("0.1"),
}  # fmt: skip
_DENOMINATORS = frozenset({Decimal(2), Decimal(3), Decimal(4), Decimal(8)})

_BEFORE = phrases(
    {
        "<": "less than,fewer than,lower than,smaller than,under,below,younger than,shorter than,"
        "sooner than,earlier than,<",
        ">": "more than,greater than,higher than,larger than,over,above,older than,longer than,"
        "later than,exceeding,exceeds,exceed,in excess of,beyond,>",
        "≤": "up to,at most,no more than,not more than,no longer than,not longer than,"
        "no older than,not exceeding,not exceed,as much as,as many as,less than or equal to,"
        "a maximum of,maximum of,maximum,max,no greater than,no higher than,≤,<=,=<,⩽,≯",
        "≥": "at least,no less than,not less than,no fewer than,not fewer than,a minimum of,"
        "minimum of,minimum,greater than or equal to,more than or equal to,no younger than,"
        "no lower than,not below,≥,>=,=>,⩾,≮",
        "≈": "about,around,approximately,roughly,nearly,almost,close to,some,~,≈,circa",
    }
)
_MORE = frozenset("more over above older longer higher greater later upwards upward up".split())
_LESS = frozenset("less under below younger shorter lower fewer smaller earlier".split())


STARTERS = frozenset({*WORDS, *_BEFORE, "half", "a", "one"})
"""Words with which a number or a comparator can begin."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number or range; both ends are equal for one number, None is without bound."""

    low: Decimal
    high: Decimal
    comparator: str
    """"", "<", "≤", ">", "≥" or "≈"."""
    in_words: bool
    end: int
    """The place after its last token."""


def comparator(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the comparator that stands here and the place after it; "" where none does."""
    found = match(tokens, at, _BEFORE)
    if found is None:
        return "", at
    sign, end = found
    # "About more than", "up to about": the stricter of two says which side is meant.
    nested = match(tokens, end, _BEFORE)
    if nested is None:
        return sign, end
    return (sign, nested[1]) if nested[0] == "≈" else (nested[0], nested[1])


def after(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the comparator that follows a quantity ("or more", "and over", "+")."""
    if at >= len(tokens):
        return "", at
    if tokens[at].text == "+":
        return "≥", at + 1
    start = at + 1 if tokens[at].low == "old" else at
    if start + 1 < len(tokens) and tokens[start].low in ("or", "and"):
        word = tokens[start + 1].low
        if start + 2 < len(tokens) and tokens[start + 2].low == "than":
            return "", at
        if word in _MORE:
            return "≥", start + 2
        if word in _LESS:
            return "≤", start + 2
    return "", at


def read(tokens: Sequence[Token], at: int) -> Number | None:
    """Return the number or range that stands here, or None. Comparators are read apart."""
    first = _single(tokens, at)
    if first is None:
        return None
    low, end, in_words = first
    start = end
    if tokens[at - 1].low == "between" if at else False:
        joins: tuple[str, ...] = ("and",)
    else:
        joins = ("to", "or")
    if start < len(tokens) and (tokens[start].kind == "dash" or tokens[start].low in joins):
        second = _single(tokens, start + 1)
        if second is not None and second[0] > low:
            return Number(low, second[0], "", in_words or second[2], second[1])
    return Number(low, low, "", in_words, end)


def _single(tokens: Sequence[Token], at: int) -> tuple[Decimal, int, bool] | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number" and token.value is not None:
        return _digits(tokens, at, token.value)
    return _in_words(tokens, at)


def _digits(tokens: Sequence[Token], at: int, value: Decimal) -> tuple[Decimal, int, bool]:
    end = at + 1
    fraction = _fraction(tokens, at)
    if fraction is not None:
        return fraction, at + 3, False
    if end < len(tokens) and tokens[end].kind == "number" and tokens[end].start == tokens[at].end:
        return value, end, False
    if end < len(tokens):
        mixed = _fraction(tokens, end)
        if mixed is not None and tokens[end].start == tokens[at].end + 1:
            return value + mixed, end + 3, False
        if tokens[end].low in _LARGE:
            return value * _LARGE[tokens[end].low], end + 1, False
        if tokens[end].text == "×" and end + 1 < len(tokens) and tokens[end + 1].value:
            power = tokens[end + 1]
            if power.text.startswith("10") and power.text != "10":
                return value * (power.value or 1), end + 2, False
    return value, end, False


def _fraction(tokens: Sequence[Token], at: int) -> Decimal | None:
    """Return the worth of "1/2", but not of "120/80": only halves, thirds, quarters, eighths."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "/":
        return None
    top, bottom = tokens[at].value, tokens[at + 2].value
    if top is None or bottom is None or bottom not in _DENOMINATORS or top >= bottom:
        return None
    return top / bottom


def _in_words(tokens: Sequence[Token], at: int) -> tuple[Decimal, int, bool] | None:
    word = tokens[at].low
    if word == "half":
        end = at + 2 if at + 1 < len(tokens) and tokens[at + 1].low in ("a", "an") else at + 1
        return _PARTS["half"], end, True
    if word in ("a", "one") and at + 1 < len(tokens) and tokens[at + 1].low in _PARTS:
        # "a third dose" counts doses; "a third of" and "one half" are parts.
        following = tokens[at + 2].low if at + 2 < len(tokens) else ""
        if tokens[at + 1].low in ("half", "quarter") or following == "of":
            return _PARTS[tokens[at + 1].low], at + 2, True
    if word == "a" and at + 1 < len(tokens):
        if tokens[at + 1].low in _LARGE:
            return _LARGE[tokens[at + 1].low], at + 2, True
        if tokens[at + 1].low == "couple":
            return Decimal(2), at + 3 if tokens[at + 2 : at + 3] else at + 2, True
    if word not in WORDS:
        return None
    return _counted(tokens, at)


def _counted(tokens: Sequence[Token], at: int) -> tuple[Decimal, int, bool]:
    total, current, end = Decimal(0), WORDS[tokens[at].low], at + 1
    while end < len(tokens):
        word = tokens[end].low
        if word in WORDS and tokens[end - 1].low in _TENS and 0 < WORDS[word] < 10:
            current += WORDS[word]
        elif word == "hundred":
            current *= 100
        elif word in _LARGE:
            total, current = total + current * _LARGE[word], Decimal(0)
        elif word == "and" and _continues(tokens, end):
            current += WORDS[tokens[end + 1].low]
            end += 1
        else:
            break
        end += 1
    value = total + current
    if end < len(tokens) and tokens[end].low in _PARTS and tokens[end].low != "half":
        if tokens[end].low.endswith("s") or tokens[end].joined:
            return value * _PARTS[tokens[end].low], end + 1, True
    elif [token.low for token in tokens[end : end + 3]] == ["and", "a", "half"]:
        return value + _PARTS["half"], end + 3, True
    return value, end, True


def _continues(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].low in _LARGE and at + 1 < len(tokens) and tokens[at + 1].low in WORDS
