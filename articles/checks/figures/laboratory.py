"""Laboratory values: given in the units of both systems, and only in units that exist for them."""

import re
from collections.abc import Iterator
from itertools import groupby

from articles.checks.figures.regimens import facts_of
from articles.checks.finding import Trouble
from articles.checks.prepared import Part, Prepared
from articles.checks.prose.sentences import Sentence, sentences
from articles.facts.analytes import Analyte
from articles.facts.analytes import read as read_analyte
from articles.facts.fact import Fact
from articles.facts.tokens import tokenise
from articles.markup.plain import TextBlock

READERS = frozenset({"clinician", "student"})
_CONCENTRATIONS = frozenset({"mass/volume", "substance/volume", "equivalent/volume",
                             "substance/substance", "activity/volume"})  # fmt: skip
_WORTH_READING = re.compile(r"[/%]|\bper\s?\w")
_MOLAR = frozenset({"substance/volume", "substance/substance", "equivalent/volume"})


def one_system(prepared: Prepared) -> Iterator[Trouble]:
    """Find laboratory values in one system of units only, or in a unit that is not theirs."""
    exempt = prepared.context.site.in_one_unit
    for part in prepared.parts:
        if part.audience not in READERS:
            continue
        for block, sentence, values in _values(part):
            yield from _unknown_units(part, block, values)
            alone = _in_one_system([fact for fact, _ in values])
            if values[0][1].name in exempt:
                continue
            if alone is not None:
                fact, analyte = values[0]
                yield part.trouble(
                    block,
                    sentence.text,
                    f'"{fact.words}" of {analyte.name} is in {alone} only.',
                    "Give the same value in the other system too, such as "
                    '"less than 180 ng/L (133 pmol/L)".',
                )


def _values(
    part: Part,
) -> Iterator[tuple[TextBlock, Sentence, list[tuple[Fact, Analyte]]]]:
    """Yield sentences with the concentrations they give, each with what is measured."""
    above: list[tuple[int, Analyte]] = []
    for block in part.blocks:
        if block.kind in ("heading", "paragraph"):
            above = []
        else:
            above = [(depth, analyte) for depth, analyte in above if depth < block.depth]
        named = _named(block.text)
        for sentence in sentences(block.text):
            if not _WORTH_READING.search(sentence.text):
                continue
            found = []
            for fact in facts_of(sentence.text):
                analyte = fact.analyte or (above[-1][1] if above else None)
                if _is_result(fact) and analyte is not None:
                    found.append((fact, analyte))
            # "Vitamin B12 1 mg/mL" is a strength; what is given is no result.
            for _, group in groupby(found, key=lambda pair: pair[1].name):
                yield block, sentence, list(group)
        if named is not None:
            above.append((block.depth if block.kind == "item" else -1, named))


def _named(text: str) -> Analyte | None:
    """Return the analyte that a block names and its sub-items give values of."""
    if len(text) > 200:
        return None
    tokens = tokenise(text)
    found = (read_analyte(tokens, at) for at in range(len(tokens)))
    return next((analyte for analyte, _ in filter(None, found)), None)


def _is_result(fact: Fact) -> bool:
    if fact.kind == "share":
        return fact.analyte is not None and fact.analyte.name == "HbA1c"
    return fact.kind == "amount" and fact.dimension in _CONCENTRATIONS and not fact.route


def _unknown_units(
    part: Part, block: TextBlock, values: list[tuple[Fact, Analyte]]
) -> Iterator[Trouble]:
    for fact, analyte in values:
        unit = fact.unit.name.lower() if fact.unit else ""
        if analyte.units and unit not in analyte.units:
            yield part.trouble(
                block,
                fact.words,
                f'"{fact.words}": no laboratory gives {analyte.name} in {unit}.',
                f"Check the source; usual units are {', '.join(sorted(analyte.units))}.",
                level="block",
            )


def _in_one_system(facts: list[Fact]) -> str | None:
    analytes = [fact.analyte for fact in facts if fact.analyte]
    if not facts or any(analyte.one_system for analyte in analytes):
        return None
    molar = {fact.dimension in _MOLAR for fact in facts}
    if len(molar) == 2:
        return None
    return "molar units" if molar == {True} else "mass units"
