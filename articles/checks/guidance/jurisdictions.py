"""Whether doses, labels and numbers of different countries are told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.checks.figures.stated_doses import doses
from articles.checks.finding import Trouble
from articles.checks.guidance.data_regions import NUMBERS, PLACE_WORDS
from articles.checks.guidance.labels import speaks_of_labels
from articles.checks.prepared import Prepared
from articles.checks.sources import bibliography
from articles.checks.sources.bodies import NO_JURISDICTION

_EMERGENCY = sorted({n for emergency, _ in NUMBERS.values() for n in emergency}, key=len)
_CALL = re.compile(
    r"\b(?:call|dial|phone|ring|telephone)\s(?:for an ambulance (?:on|at)\s|an ambulance (?:on|at)"
    r"\s|emergency services (?:on|at)\s|or text\s)?"
    rf"(9-1-1|{'|'.join(re.escape(n) for n in reversed(_EMERGENCY))})(?![\w-]*\d)(?!\s\d)",
    re.IGNORECASE,
)
_IN_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
_SPELLED = {"UK": "GB", "USA": "US", "UNITED KINGDOM": "GB", "INTERNATIONAL": "", "INT": ""}


@dataclass(frozen=True)
class _Held:
    """A statement that holds in some regions only; none where its sources have none."""

    regions: frozenset[str]
    what: str
    where: str
    quote: str
    audience: str
    at: int | None


def one_jurisdiction(prepared: Prepared) -> Iterator[Trouble]:
    """Find doses, labels and numbers of a region that neither the article nor they name."""
    region = prepared.content.region.strip().upper()
    home = _SPELLED.get(region, region)
    yield from _numbers(prepared, home)
    labels, given = list(_labels(prepared)), list(_doses(prepared))
    if home:
        for held in (*labels, *given):
            if held.regions and not any(_accepts(home, region) for region in held.regions):
                theirs = " and ".join(sorted(held.regions))
                yield _trouble(held, f"{held.what} is from {theirs}; the article is for {home}.")
        return
    together = frozenset().union(*(held.regions for held in (*labels, *given)))
    loose = [held for held in given if not held.regions]
    if len(together) > 1 or (labels and loose):
        # The first dose stands for the others: one label cures all of them.
        shown = [*labels, *[held for held in given if held.regions], *loose[:1]]
        regions = " and ".join(sorted(together))
        for held in shown:
            yield _trouble(
                held,
                f"{held.what} stands in an article without a region, beside statements of "
                f"{regions}.",
            )


def _trouble(held: _Held, message: str) -> Trouble:
    return Trouble(
        held.where,
        held.quote,
        message,
        'Say for which country it holds ("In the US, …"), and give the article and the source '
        "their region.",
        held.audience,
        held.at,
    )


def _labels(prepared: Prepared) -> Iterator[_Held]:
    known = prepared.context.site.bodies
    for part, sentence in prepared.cited:
        if sentence.block.kind == "heading" or not speaks_of_labels(sentence.text):
            continue
        regions = {n.body.region for n in known.named_in(sentence.text)} - {NO_JURISDICTION}
        untagged = frozenset(r for r in regions if not _names_place(sentence.text, r))
        if untagged:
            at = part.offset(sentence.block, sentence.text)
            yield _Held(untagged, "A label", part.where, sentence.text, part.audience, at)


def _doses(prepared: Prepared) -> Iterator[_Held]:
    site = prepared.context.site
    sources = {
        r.key: tuple(bibliography.jurisdictions(r, site)) for r in prepared.content.references
    }
    for dose in doses(prepared):
        regions = frozenset(r for key in dose.keys for r in sources.get(key, ()))
        if not any(_names_place(dose.quote, region) for region in regions or PLACE_WORDS):
            yield _Held(regions, "A dose", dose.where, dose.quote, dose.audience, dose.at)


def _names_place(text: str, region: str) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in PLACE_WORDS.get(region, ())
    )


def _accepts(home: str, region: str) -> bool:
    return region == home or (region == "EU" and home in _IN_UNION)


def _numbers(prepared: Prepared, home: str) -> Iterator[Trouble]:
    for part, block, sentence in prepared.sentences():
        if not any(digit in sentence.text for digit in "0123456789"):
            continue
        for called in _CALL.finditer(sentence.text):
            number = called[1].replace("-", "")
            right = NUMBERS.get(home, ((), ()))
            if home not in NUMBERS and home:
                continue
            if number in (*right[0], *right[1]):
                continue
            message = (
                f'"{called[0]}" is no number of {home}.'
                if home
                else f'"{called[0]}" holds in some countries only, and the article has no region.'
            )
            yield part.trouble(
                block,
                sentence.text,
                message,
                "Give the article its region, and the number that holds there.",
            )
