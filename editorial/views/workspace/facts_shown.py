"""What was read from a wording, in words: the numbers with what the sentence says of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from articles.facts.fact import Fact
from articles.facts.reader import read
from articles.facts.timing import Frequency

_KINDS = {
    "amount": "Amount",
    "share": "Share",
    "age": "Age",
    "time": "Time",
    "count": "Number",
    "frequency": "How often",
    "duration": "How long",
    "route": "Route",
    "medicine": "Medicine",
    "denial": "Denied",
    "direction": "Direction",
}
_SPANS = ((Fraction(168), "week"), (Fraction(24), "day"), (Fraction(1), "hour"))


@dataclass(frozen=True)
class FactShown:
    """One fact: what it is, as it is written, as it was understood."""

    kind: str
    words: str
    meaning: str


def facts_of(words: str) -> list[FactShown]:
    """Return the facts of a wording in reading order; what an amount carries stands with it."""
    facts = [fact for fact in read(words) if not fact.hint]
    told = set(_carried(facts))
    return [
        FactShown(_KINDS[fact.kind], fact.words, _meaning(fact))
        for fact in facts
        if fact.kind in ("amount", "share", "age", "time", "count") or _key(fact) not in told
    ]


def _carried(facts: Iterable[Fact]) -> Iterable[object]:
    for fact in facts:
        if fact.kind == "amount":
            yield from (fact.frequency, fact.route or None, fact.medicine)
            yield fact.duration.words if fact.duration else None


def _key(fact: Fact) -> object:
    if fact.kind == "duration":
        return fact.words
    return {"frequency": fact.frequency, "route": fact.route, "medicine": fact.medicine}.get(
        fact.kind, fact
    )


def _meaning(fact: Fact) -> str:
    parts = [_number(fact)] if fact.low is not None else []
    if fact.lasting:
        parts.append("lifelong" if fact.lasting == "lifelong" else "no end named")
    if fact.medicine and fact.medicine.name not in parts:
        parts.append(fact.medicine.name)
    elif fact.analyte:
        parts.append(fact.analyte.name)
    if fact.route:
        parts.append(fact.route)
    if fact.frequency:
        parts.append(_how_often(fact.frequency))
    if fact.duration:
        parts.append(f"for {_meaning(fact.duration)}")
    if fact.denial:
        parts.append(f"not {fact.denial.denied}" if fact.denial.denied else "not")
    return ", ".join(parts) or fact.words


def _number(fact: Fact) -> str:
    low, high = fact.low or Decimal(0), fact.high or Decimal(0)
    value = f"{low:f}" if low == high else f"{low:f} to {high:f}"
    unit = f" {fact.unit.name}" if fact.unit else ""
    return f"{fact.comparator}{value}{unit}"


def _how_often(frequency: Frequency) -> str:
    if frequency.as_needed:
        return "as needed"
    low, high = frequency.interval
    if frequency.dimension == "months":
        return f"every {_span(low, high, Fraction(1), 'month')}"
    step, name = next(
        ((step, name) for step, name in _SPANS if not low % step and not high % step),
        (Fraction(1), "hour"),
    )
    return f"every {_span(low, high, step, name)}"


def _span(low: Fraction, high: Fraction, step: Fraction, name: str) -> str:
    first, last = low / step, high / step
    if first == last:
        return name if first == 1 else f"{_plain(first)} {name}s"
    return f"{_plain(first)} to {_plain(last)} {name}s"


def _plain(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else f"{float(value):.3g}"
