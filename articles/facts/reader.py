"""Reading a text: one walk over its tokens, every fact in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from articles.facts import (
    analytes,
    attaching,
    denial,
    medicines,
    numbers,
    quantities,
    rates,
    routes,
    timing,
)
from articles.facts.fact import Fact
from articles.facts.quantities import Quantity
from articles.facts.tokens import Token, tokenise

_ENDS = frozenset(".!?\n•")
_STARTERS = numbers.STARTERS | timing.STARTERS | routes.STARTERS | analytes.STARTERS


_FAR = 4
"""Words between an amount and what it is an amount of: "25 mg of methotrexate a week"."""


@dataclass
class _Walk:
    """Where the walk is, and what it has met."""

    text: str
    tokens: Sequence[Token]
    sentence: int = 0
    named: list[tuple[int, analytes.Analyte]] = field(default_factory=list)
    """The analytes named so far, with the sentence of each."""
    sentences: list[int] = field(default_factory=list)
    """The sentence of each token."""
    measured: int = -_FAR - 1
    """The place after the last amount, share or count that no stop parts from here."""

    def fact(self, kind: str, first: int, end: int, **more: object) -> Fact:
        """Return a fact whose words are those of the tokens from `first` to before `end`."""
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        words = self.text[start:stop]
        return Fact(kind, words, start, stop, self.sentence, **more)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: its facts in order, and what it denies and affirms."""

    facts: tuple[Fact, ...]
    polarity: denial.Polarity


def read(text: str) -> tuple[Fact, ...]:
    """Return the facts of a text in the order of their places; time is linear in its length."""
    return reading(text).facts


def reading(text: str) -> Reading:
    """Return the facts of a text with its polarity, for comparing it with another text."""
    tokens = tokenise(text)
    walk = _Walk(text, tokens)
    polarity = denial.read(tokens)
    found = list(_facts(walk))
    found.extend(_polarity(walk, polarity, found))
    found.sort(key=lambda fact: (fact.start, fact.end))
    facts = attaching.attach(found, text)
    said = {fact.start for fact in facts if fact.kind in ("denial", "direction")}
    return Reading(
        facts,
        replace(
            polarity,
            denials=tuple(each for each in polarity.denials if each.start in said),
            directions=tuple(each for each in polarity.directions if each.start in said),
        ),
    )


def _facts(walk: _Walk) -> Iterator[Fact]:
    at = 0
    tokens = walk.tokens
    while at < len(tokens):
        token = tokens[at]
        end = at + 1
        if token.kind == "stop":
            walk.measured = -_FAR - 1
            if token.text in _ENDS and _ends_sentence(tokens, at):
                walk.sentence += 1
        else:
            for fact, after in _here(walk, at):
                end = after
                yield fact
        walk.sentences.extend([walk.sentence] * (end - at))
        at = end


def _here(walk: _Walk, at: int) -> Iterator[tuple[Fact, int]]:
    """Yield the facts that begin at a token, each with the place where the walk goes on."""
    token = walk.tokens[at]
    if token.kind == "word" and token.low not in _STARTERS and not medicines.can_begin(token.low):
        return
    if token.kind in ("word", "name"):
        named = _named(walk, at)
        if named is not None:
            yield from named
            return
    timed = _timed(walk, at)
    if timed is not None:
        yield timed
        return
    quantity = quantities.read(walk.tokens, at)
    if quantity is not None:
        yield from _quantity(walk, quantity)
        return
    route = routes.read(walk.tokens, at)
    if route is not None:
        yield walk.fact("route", at, route[1], route=route[0]), route[1]
    elif hint := routes.hint(token):
        yield walk.fact("route", at, at + 1, route=hint, hint=True), at + 1


def _named(walk: _Walk, at: int) -> list[tuple[Fact, int]] | None:
    """Return the medicine named here; nothing to yield for an analyte, None for neither."""
    analyte = analytes.read(walk.tokens, at)
    if analyte is not None:
        walk.named.append((walk.sentence, analyte[0]))
    medicine = medicines.read(walk.tokens, at)
    if medicine is not None:
        return [(walk.fact("medicine", at, medicine[1], medicine=medicine[0]), medicine[1])]
    return None if analyte is None else []


def _timed(walk: _Walk, at: int) -> tuple[Fact, int] | None:
    sign, start = numbers.comparator(walk.tokens, at)
    often = timing.often(walk.tokens, start) if start < len(walk.tokens) else None
    if often is None and walk.measured < at <= walk.measured + _FAR:
        often, sign = rates.of_many(walk.tokens, at), ""
    if often is not None:
        frequency, end = often
        return walk.fact("frequency", at, end, frequency=frequency, comparator=sign), end
    lasting = timing.lasts(walk.tokens, at)
    if lasting is not None:
        return walk.fact("duration", at, lasting[1], lasting=lasting[0]), lasting[1]
    return None


def _quantity(walk: _Walk, found: Quantity) -> Iterator[tuple[Fact, int]]:
    unit = found.unit
    rate = timing.rate(walk.tokens, found.end) if unit is not None else None
    if rate and unit and unit.dimension == "hours" and rate[0].interval_hours[0] > unit.factor:
        # "2 days a week" is a frequency.
        often = replace(
            rate[0],
            times_low=rate[0].times_low * max(1, int(found.low)),
            times_high=rate[0].times_high * max(1, int(found.high)),
        )
        yield walk.fact("frequency", found.first, rate[1], frequency=often), rate[1]
        return
    if found.kind in ("amount", "share", "count"):
        walk.measured = found.end
    yield (
        walk.fact(
            found.kind,
            found.first,
            found.end,
            low=found.low,
            high=found.high,
            comparator=found.comparator,
            unit=found.unit,
            in_words=found.in_words,
            of=found.of,
            analyte=_analyte(walk, found),
        ),
        found.end,
    )
    if unit is not None and (hint := routes.hint(walk.tokens[found.end - 1])):
        yield walk.fact("route", found.end - 1, found.end, route=hint, hint=True), found.end
    if rate is not None and found.kind == "amount":
        yield walk.fact("frequency", found.end, rate[1], frequency=rate[0]), rate[1]


def _analyte(walk: _Walk, found: Quantity) -> analytes.Analyte | None:
    """Return the analyte last named before a concentration, if its unit is one of a result."""
    if found.unit is None or not walk.named:
        return None
    sentence, analyte = walk.named[-1]
    if found.of is not None or sentence != walk.sentence:
        return None
    return analyte if "/" in found.unit.name or found.unit.name == "%" else None


def _ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text in "\n•":
        return True
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return following.start > token.end and (
        following.text[0].isupper() or following.kind in ("number", "sign")
    )


def _polarity(
    walk: _Walk, polarity: denial.Polarity, quantities_found: Sequence[Fact]
) -> Iterator[Fact]:
    """Yield denials and directions, but for those that a comparator has already told."""
    starts = {token.start: at for at, token in enumerate(walk.tokens)}
    compared = [fact for fact in quantities_found if fact.comparator]
    inside = {place for fact in compared for place in range(fact.start, fact.end)}
    turned = {fact.start for fact in compared if _is_turned(fact)}
    for said in polarity.denials:
        if said.start in inside or said.end + 1 in turned:
            continue
        sentence = walk.sentences[starts[said.start]]
        words = walk.text[said.start : said.end]
        yield Fact("denial", words, said.start, said.end, sentence, denial=said)
    for way in polarity.directions:
        if way.start not in inside:
            sentence = walk.sentences[starts[way.start]]
            words = walk.text[way.start : way.end]
            yield Fact("direction", words, way.start, way.end, sentence, direction=way)


def _is_turned(fact: Fact) -> bool:
    """Return whether a denial before it turned its sign: "do not take more than 8"."""
    first = fact.words.split()[0].lower()
    return fact.comparator in "≤≥" and first in ("more", "less", "over", "under", "above", "below")
