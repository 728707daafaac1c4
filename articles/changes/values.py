"""What in a text a reader must not misread: numbers, units, denials, medicines and the like.

Read by articles.facts; what its grammar leaves out (a lone digit, a stray sign) is found by the
words that the proof of a page counts, and every digit that is left is a number.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from articles.changes.danger import DangerKind
from articles.changes.data_people import PEOPLE
from articles.checks.prose import quantities
from articles.facts import reader, units
from articles.facts.data_denial import ABSENT, AXES, STRONG
from articles.facts.fact import Fact, FactKind
from articles.facts.tokens import Token, tokenise

_OF_FACTS: dict[FactKind, DangerKind] = {
    "amount": "number",
    "share": "number",
    "age": "number",
    "time": "number",
    "count": "number",
    "frequency": "frequency",
    "duration": "duration",
    "route": "route",
    "medicine": "medicine",
}
# Such words ("often", "helps", "better") colour a sentence; these turn it round.
_TURNING = ("amount", "order", "safety", "lasting", "level", "licence")
# People fall and children grow: these words say too much else.
_ELSE = frozenset("| fall falls falling grow grows gain gains".split())
_POLES = frozenset(word for axis in _TURNING for word in AXES[axis].split()) - _ELSE
_DENYING = STRONG | ABSENT | (frozenset(AXES["act"].split()) - {"|"})
_OFTEN = frozenset("once twice hourly daily nightly weekly fortnightly monthly yearly".split())
_ALWAYS_UNITS = 2
"""Letters a lone unit has at least: a lone "s" or "h" is seldom one."""
_SIGNS = frozenset("<>≤≥≮≯⩽⩾=≈~±")


@dataclass(frozen=True, slots=True)
class Value:
    """One such thing, with its place in the text."""

    kind: DangerKind
    start: int
    end: int
    fact: Fact | None = None


def values(text: str) -> tuple[Value, ...]:
    """Return the values of a text in order, none over another; time is linear in its length."""
    covered = bytearray(len(text))
    found = [value for value in _of_facts(reader.read(text)) if _cover(covered, value)]
    for token in tokenise(text):
        kind = _kind(token)
        if kind and _cover(covered, value := Value(kind, token.start, token.end)):
            found.append(value)
    found.extend(_digits_left(text, covered))
    return tuple(sorted(found, key=lambda value: value.start))


def _cover(covered: bytearray, value: Value) -> bool:
    """Take the place of a value; False where another has it."""
    if value.start >= value.end or any(covered[value.start : value.end]):
        return False
    covered[value.start : value.end] = b"\x01" * (value.end - value.start)
    return True


def _of_facts(facts: tuple[Fact, ...]) -> Iterator[Value]:
    for fact in sorted(facts, key=lambda fact: (fact.hint, fact.start - fact.end)):
        kind = _OF_FACTS.get(fact.kind)
        if kind:
            yield Value(kind, fact.start, fact.end, fact)


def _kind(token: Token) -> DangerKind | None:
    if token.kind == "number" or (token.kind == "name" and any(map(str.isdigit, token.text))):
        return "number"
    if token.kind == "sign":
        return "comparator" if token.text[0] in _SIGNS else "unit"
    if token.kind not in ("word", "name"):
        return None
    if token.low in _DENYING or token.low.endswith("n't"):
        return "negation"
    if token.low in _POLES:
        return "comparator"
    if token.low in PEOPLE:
        return "people"
    if len(token.text) >= _ALWAYS_UNITS and units.single(token) is not None:
        return "unit"
    return _proved(token.low)


@lru_cache(4096)
def _proved(word: str) -> DangerKind | None:
    """Return the kind of a word that the proof of a page counts, or None."""
    if not quantities.tokens(word):
        return None
    return "frequency" if word in _OFTEN else "comparator"


def _digits_left(text: str, covered: bytearray) -> Iterator[Value]:
    """Yield each run of digits, of any script, that nothing has read yet."""
    places = [
        at
        for at, character in enumerate(text)
        if not covered[at] and unicodedata.category(character) in ("Nd", "No", "Nl")
    ]
    if not places:
        return
    start = places[0]
    for one, two in pairwise([*places, len(text) + 1]):
        if two != one + 1:
            yield Value("number", start, one + 1)
            start = two
