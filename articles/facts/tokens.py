"""Words, numbers and signs of a text, with their places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

TokenKind = Literal["number", "word", "name", "sign", "dash", "stop"]

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = {ord(sign): str(value) for value, sign in enumerate(_SUPERSCRIPTS)}
_FRACTIONS = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
}  # fmt: skip
_THIRDS = {"⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
_MIXED = "".join([*_FRACTIONS, *_THIRDS])
# The spaces that typesetters put between thousands; a plain space would join two numbers.
_THOUSANDS = "[,\u00a0\u2009\u202f]"

# "COVID-19" is a name, "20 percent-40 percent" is a range.
_MEASURES = r"(?:per\ ?cent|cent|mg|mcg|mL|kg|mmHg|hours?|days?|weeks?|months?|years?)"

_TOKEN = re.compile(
    rf"""
    (?P<name>(?<![^\W_])(?:[^\W\d_]{{1,3}}[0-9][^\W_]*|(?!{_MEASURES}[-‑])[^\W\d_]{{2,}}[-‑][0-9]+[^\W_]*)(?![^\W_]))
    |(?P<power>10(?:[{_SUPERSCRIPTS}]+|\^[0-9]{{1,2}}))
    |(?P<number>[0-9]{{1,3}}(?:{_THOUSANDS}[0-9]{{3}})+(?![0-9])(?:[.·][0-9]+)?
        |[0-9]+(?:[.·][0-9]+)?[{_MIXED}]?|(?<![0-9.])\.[0-9]+|[{_MIXED}])
    |(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
    |(?P<sign><=|>=|=<|=>|[<>≤≥≮≯⩽⩾=≈~±+%‰/×°&²³])
    |(?P<dash>[-‐‑‒–—−])
    |(?P<stop>[.!?;:,()\[\]\n•])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign; `low` is its spelling in lower case with plain apostrophes."""

    kind: TokenKind
    text: str
    low: str
    start: int
    end: int
    value: Decimal | None = None
    joined: bool = False
    """Whether a hyphen without spaces ties it to the token before: "two-monthly", "5-mg"."""


def tokenise(text: str) -> list[Token]:
    """Return the tokens of a text in order, in time linear in its length."""
    found: list[Token] = []
    hyphen = -1
    for match in _TOKEN.finditer(text):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "dash" and _ties(text, start, end):
            hyphen = end
            continue
        found.append(_token(kind or "", match[0], start, end, hyphen == start))
    return found


def _ties(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() and after.isalpha()


def _token(kind: str, text: str, start: int, end: int, joined: bool) -> Token:
    if kind == "power":
        power = text[2:].lstrip("^").translate(_RAISED)
        return Token("number", text, text, start, end, Decimal(10) ** int(power), joined)
    if kind == "number":
        return Token("number", text, text, start, end, _value(text), joined)
    low = text.lower().replace("’", "'")
    return Token(kind, text, low, start, end, None, joined)  # type: ignore[arg-type]


def _value(text: str) -> Decimal:
    whole = Decimal(0)
    digits = text.rstrip(_MIXED)
    if digits:
        whole = Decimal(re.sub(_THOUSANDS, "", digits).replace("·", "."))
    part = text[len(digits) :]
    if part in _THIRDS:
        return whole + _THIRDS[part]
    return whole + Decimal(_FRACTIONS.get(part, "0"))


Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def phrases(table: dict[str, str]) -> Phrases:
    """Return phrases by first word, longest first, each with what it means.

    `table` maps a meaning to its phrases, parted by commas; hyphens count as spaces.
    """
    by_first: Phrases = {}
    for meaning, listed in table.items():
        for phrase in listed.split(","):
            words = tuple(phrase.replace("-", " ").split())
            if words:
                by_first.setdefault(words[0], []).append((words, meaning))
    for found in by_first.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return by_first


def match(tokens: Sequence[Token], at: int, table: Phrases) -> tuple[str, int] | None:
    """Return the meaning of the longest phrase that stands here and the place after it."""
    if at >= len(tokens):
        return None
    for words, meaning in table.get(tokens[at].low, ()):
        if len(words) == 1:
            return meaning, at + 1
        end = at + len(words)
        if end <= len(tokens) and all(
            tokens[at + step].low == word for step, word in enumerate(words)
        ):
            return meaning, end
    return None
