"""Whether an article gives one dose, one frequency and one value for one fact."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from articles.checks.check import Check
from articles.checks.figures.regimen import Regimen
from articles.checks.figures.regimens import facts_of, regimens
from articles.checks.finding import Trouble
from articles.checks.prepared import Prepared
from articles.facts import same
from articles.facts.analytes import to_substance
from articles.facts.fact import Fact
from articles.facts.medicines import fits as medicines_fit
from articles.facts.routes import fits as routes_fit
from articles.facts.timing import Frequency

# Comparing is quadratic; no honest article gives so many regimens.
_MOST = 200
_NEAR = Fraction(9, 100)
_OFF = Fraction(5, 100)
_CONCENTRATIONS = frozenset({"mass/volume", "substance/volume"})


def one_regimen(prepared: Prepared) -> Iterator[Trouble]:
    """Find doses and frequencies that contradict each other, and conversions that do not hold."""
    found = list(regimens(prepared))[:_MOST]
    for place, regimen in enumerate(found):
        for other in (*found[place + 1 :], *found[:place]):
            why = disagreement(regimen, other)
            if why:
                yield _contradiction(regimen, other, why)
                break
    yield from _conversions(prepared)


def disagreement(one: Regimen, other: Regimen) -> str:
    """Return what two regimens of one medicine say otherwise: "how often", "how much" or "".

    They are of one medicine, route and phase, and one of them is said of everybody, or both under
    the same condition. Wordings of one claim are compared elsewhere. For regimens of two articles
    too.
    """
    if not _comparable(one, other):
        return ""
    if one.frequency is not None and other.frequency is not None:
        if not _overlap(one.frequency, other.frequency):
            return "" if _same_total(one, other) else "how often"
    elif one.frequency is not None or other.frequency is not None or not one.phase:
        # Without a frequency or a phase, a second amount may be another strength.
        return ""
    if one.amount is not None and other.amount is not None and not _same_amount(one, other):
        return "how much"
    return ""


def _comparable(one: Regimen, other: Regimen) -> bool:
    if not medicines_fit(one.medicine, other.medicine) or not routes_fit(one.route, other.route):
        return False
    if one.phase != other.phase or one.claims & other.claims:
        return False
    return not one.condition or not other.condition or one.condition == other.condition


def _overlap(one: Frequency, other: Frequency) -> bool:
    if one.as_needed or other.as_needed or one.ambiguous or other.ambiguous:
        return True
    if one.dimension == other.dimension:
        (low, high), (least, most) = one.interval, other.interval
        return low <= most and least <= high
    (low, high), (least, most) = one.interval_hours, other.interval_hours
    return low <= most * (1 + _NEAR) and least <= high * (1 + _NEAR)


def _same_total(one: Regimen, other: Regimen) -> bool:
    return (
        one.amount is not None
        and other.amount is not None
        and same.daily_totals(one.amount, other.amount)
    )


def _same_amount(one: Regimen, other: Regimen) -> bool:
    mine, theirs = one.amount, other.amount
    if mine is None or theirs is None or mine.dimension != theirs.dimension:
        return True
    (low, high), (least, most) = mine.base, theirs.base
    return low <= most and least <= high


def _contradiction(regimen: Regimen, other: Regimen, why: str) -> Trouble:
    return Trouble(
        regimen.where,
        regimen.words,
        f'"{regimen.words}" contradicts "{other.words}" of the {other.audience} text: {why} '
        f"{regimen.medicine.name} is given.",
        "Give one regimen, or say for whom and in which phase each of the two holds.",
        regimen.audience,
        regimen.at,
    )


def _conversions(prepared: Prepared) -> Iterator[Trouble]:
    for part, block, sentence in prepared.sentences():
        if "mol/" not in sentence.text:
            continue
        facts = [fact for fact in facts_of(sentence.text) if fact.dimension in _CONCENTRATIONS]
        for fact, again in pairwise(facts):
            ought = _expected(fact, again) if again.restates else None
            if ought is not None:
                quote = sentence.text[fact.start : again.end]
                yield part.trouble(
                    block,
                    quote,
                    f'"{fact.words}" is not "{again.words}" of {_name(again)}: that would be '
                    f"about {ought}.",
                    "Look up both values in the source, and convert once more.",
                )


def _expected(fact: Fact, again: Fact) -> str | None:
    """Return the value that the second unit ought to show, if the one shown is off."""
    analyte = again.analyte or fact.analyte
    if analyte is None or analyte.molar_mass is None or fact.dimension == again.dimension:
        return None
    unit = again.unit
    turned = []
    for end in fact.base:
        if fact.dimension == "mass/volume":
            turned.append(to_substance(analyte, end) or Fraction(0))
        else:
            turned.append(end * analyte.molar_mass)
    if unit is None or _near(turned, again.base):
        return None
    values = [f"{float(end / unit.factor):.3g}" for end in dict.fromkeys(turned)]
    return f"{' to '.join(values)} {unit.name}"


def _near(ones: Sequence[Fraction], others: Sequence[Fraction]) -> bool:
    return all(abs(a - b) <= _OFF * max(a, b) for a, b in zip(ones, others, strict=True))


def _name(fact: Fact) -> str:
    return fact.analyte.name if fact.analyte else "it"


CHECKS = (
    Check(
        "NUM-01",
        "block",
        "One regimen for one purpose",
        "A medicine's dose and frequency are the same wherever the article gives them for the same "
        "phase; two regimens that differ each have their own condition. A value in two units is "
        "one value.",
        'Found on a published page: "every 2 months", "every 2-3 months" and "lifelong monthly".',
        one_regimen,
    ),
)
