"""What belongs to an amount: the frequency, duration, route and medicine of its sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from articles.facts.fact import Fact

# What may stand between an amount and the same amount said again in another unit.
_AGAIN = re.compile(
    r"\s*(?:[(\[=]|\bor\b|\bi\.?e\.?,?|\bthat is\b|,)\s*"
    r"(?:equivalent to|about|approximately|=|~)?\s*"
)
_DIMENSIONS_AGAIN = frozenset({"mass/volume", "substance/volume", "share", "substance/substance"})


def attach(facts: Sequence[Fact], text: str) -> tuple[Fact, ...]:
    """Return the facts with what their sentences say of each amount, and restatements marked."""
    found: list[Fact] = []
    timed = False
    for _, group in groupby(_restated(facts, text), key=lambda fact: fact.sentence):
        sentence = list(group)
        now = any(fact.kind in ("frequency", "amount") for fact in sentence)
        found.extend(_in_sentence(sentence, timed or now))
        timed = now
    return tuple(found)


def _restated(facts: Sequence[Fact], text: str) -> Sequence[Fact]:
    marked = list(facts)
    last: Fact | None = None
    for place, fact in enumerate(marked):
        if fact.kind not in ("amount", "share"):
            continue
        if last is not None and _says_again(last, fact, text[last.end : fact.start]):
            fact = replace(
                fact,
                restates=True,
                comparator=fact.comparator or last.comparator,
                analyte=fact.analyte or last.analyte,
            )
            marked[place] = fact
        last = fact
    return marked


def _says_again(last: Fact, fact: Fact, between: str) -> bool:
    if len(between) > 30 or _AGAIN.fullmatch(between) is None or last.unit == fact.unit:
        return False
    dimensions = {last.dimension, fact.dimension}
    if between.strip()[:1] in ("(", "[", "="):
        return last.dimension == fact.dimension or dimensions <= _DIMENSIONS_AGAIN
    return len(dimensions) == 2 and dimensions <= _DIMENSIONS_AGAIN


def _in_sentence(facts: list[Fact], timed: bool) -> list[Fact]:
    facts = [
        fact
        for fact in facts
        # "Until" tells of a duration only where something is given, here or just before.
        if not (fact.kind == "duration" and fact.lasting == "open" and not timed)
    ]
    amounts = [at for at, fact in enumerate(facts) if fact.kind == "amount" and not fact.restates]
    last: Fact | None = None
    for order, at in enumerate(amounts):
        start = amounts[order - 1] + 1 if order else 0
        end = amounts[order + 1] if order + 1 < len(amounts) else len(facts)
        before, after = facts[start:at][::-1], facts[at + 1 : end]
        # The last medicine of the sentence stands for amounts that name none: "X 5 mg, then 10".
        last = _first(before, "medicine") or last
        facts[at] = _with_context(facts[at], before, after, last)
    return facts


def _with_context(
    fact: Fact, before: Sequence[Fact], after: Sequence[Fact], last: Fact | None
) -> Fact:
    often = _first(after, "frequency") or _first(before, "frequency")
    lasting = _first(after, "duration") or _first(before, "duration")
    route = _first(after, "route") or _first(before, "route")
    medicine = last or _first(after, "medicine")
    return replace(
        fact,
        frequency=often.frequency if often else None,
        duration=lasting,
        route=route.route if route else "",
        medicine=medicine.medicine if medicine else None,
    )


def _first(facts: Sequence[Fact], kind: str) -> Fact | None:
    return next((fact for fact in facts if fact.kind == kind), None)
