"""Instructions for taking a medicine, as prescribers write them: "Take 2 capsules twice a day".

Misspelt words are read only where one word of the small vocabulary is one slip away (a letter
too few, too many, another, or two swapped), and what was corrected is told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from articles.facts import numbers
from articles.facts.fact import Fact
from articles.facts.medicines import Medicine
from articles.facts.reader import read as read_facts
from articles.facts.timing import Frequency
from articles.facts.tokens import Token, tokenise
from articles.facts.units import UNITS

_VERBS = frozenset("take give inject swallow chew inhale apply insert use".split())
_VOCABULARY = _VERBS | frozenset(
    "tablet tablets capsule capsules times time every day days week weeks month months year years "
    "hour hours daily weekly monthly needed mouth".split()
)
_SHORTEST_CORRECTED = 4
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Instruction:
    """What somebody is told to take; None and "" where the instruction does not say."""

    medicine: str
    """As written, in lower case: known to us or not."""
    known: Medicine | None
    form: str
    """What is counted: tablet, capsule, puff."""
    amount: Decimal | None
    """How many of the form at a time."""
    amount_high: Decimal | None
    strength: Fact | None
    """What one of the form holds, such as 500 mg."""
    frequency: Frequency | None
    as_needed: bool
    duration: Fact | None
    route: str
    corrected: tuple[tuple[str, str], ...]
    """Misspelt words with what was read for them. A person should confirm these."""


def read(text: str) -> Instruction:
    """Return what an instruction says."""
    spelt, corrected = _corrected(text)
    facts = read_facts(spelt)
    tokens = tokenise(spelt)
    often = [fact for fact in facts if fact.kind == "frequency" and fact.frequency]
    form, low, high, after = _counted(tokens)
    known = next((fact for fact in facts if fact.kind == "medicine"), None)
    regular = next((f.frequency for f in often if f.frequency and not f.frequency.as_needed), None)
    routes = [fact for fact in facts if fact.kind == "route"]
    return Instruction(
        known.words.lower() if known else _name_after(tokens, after),
        known.medicine if known else None,
        form,
        low,
        high,
        next(
            (f for f in facts if f.kind == "amount" and f.dimension in ("mass", "activity")), None
        ),
        regular,
        any(f.frequency and f.frequency.as_needed for f in often),
        next((f for f in facts if f.kind == "duration"), None),
        next((f.route for f in sorted(routes, key=lambda f: f.hint)), ""),
        corrected,
    )


def _counted(tokens: Sequence[Token]) -> tuple[str, Decimal | None, Decimal | None, int]:
    """Return the form, how many of it, and the place after: "2 capsules", "1 codeine"."""
    for at in range(len(tokens)):
        number = numbers.read(tokens, at)
        if number is None:
            continue
        word = tokens[number.end] if number.end < len(tokens) else None
        unit = UNITS.get(word.low) if word else None
        if unit is not None and unit.is_form:
            return unit.name, number.low, number.high, number.end + 1
        if unit is None and word is not None and word.kind == "word" and word.low != "times":
            return "", number.low, number.high, number.end
    return "", None, None, 0


def _name_after(tokens: Sequence[Token], at: int) -> str:
    """Return the word behind "of" or behind a bare number, where a medicine's name stands."""
    if at < len(tokens) and tokens[at].low == "of":
        at += 1
    elif at and UNITS.get(tokens[at - 1].low):
        return ""
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].low in _VOCABULARY:
        return ""
    return tokens[at].low


def _corrected(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    found: list[tuple[str, str]] = []

    def correct(word: re.Match[str]) -> str:
        low = word[0].lower()
        if len(low) < _SHORTEST_CORRECTED or low in _VOCABULARY or low in UNITS:
            return word[0]
        meant = sorted(known for known in _VOCABULARY if _one_slip(low, known))
        if len({UNITS.get(each, each) for each in meant}) != 1:
            return word[0]
        # Of "tablet" and "tablets" either will do.
        best = min(meant, key=lambda each: (abs(len(each) - len(low)), each))
        found.append((word[0], best))
        return best

    return _WORD.sub(correct, text), tuple(found)


def _one_slip(one: str, other: str) -> bool:
    """Return whether one insertion, deletion, replacement or swap of neighbours parts two words."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    if one[1:] == other[1:] or one[1:] == other or one == other[1:]:
        return True
    return one[:2] == other[:2][::-1] and one[2:] == other[2:]
