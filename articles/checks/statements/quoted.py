"""Whether a claim gives the figures of the words that it relies on."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from articles.checks.finding import Trouble
from articles.checks.prepared import Prepared
from articles.checks.statements.wordings import worded
from articles.content import Claim
from articles.facts import numbers, same, timing
from articles.facts.comparing import compare
from articles.facts.fact import Fact
from articles.facts.reader import Reading, reading

# Only words with a number or a frequency can say another.
_NUMBER = re.compile(
    rf"[0-9]|\b(?:{'|'.join(sorted({*numbers.WORDS, *timing.STARTERS}))})\b", re.IGNORECASE
)
_FIGURES = frozenset({"amount", "age", "time", "comparator", "frequency", "duration", "share"})

# The words relied on change less often than the texts that rely on them.
_read = lru_cache(2048)(reading)


def other_figures(prepared: Prepared) -> Iterator[Trouble]:
    """Find figures that the words quoted from the claim's sources give otherwise.

    A quote is an extract in the source's own style, so what it leaves open and what it denies are
    not compared; and what any quote of the claim says is said.
    """
    for claim in prepared.content.claims:
        quotes = [
            (citation.reference, _read(citation.quote))
            for citation in claim.citations
            if _NUMBER.search(citation.quote) and citation.stance != "contradicts"
        ]
        if quotes:
            yield from _of_claim(claim, quotes)


def _of_claim(claim: Claim, quotes: Sequence[tuple[str, Reading]]) -> Iterator[Trouble]:
    quoted = [fact for _, said in quotes for fact in said.facts]
    for wording in worded(claim.wordings):
        for key, said in quotes:
            for each in compare(wording.reading, said).contradictions:
                one, other = each.one, each.other
                if one is None or other is None or not _is_figure(each.aspect, one, other):
                    continue
                if any(_agrees(one, fact) for fact in quoted):
                    continue
                yield Trouble(
                    f"claim {claim.id}",
                    one.words,
                    f'Claim "{claim.id}": the {wording.audience} text says "{one.words}", the '
                    f'words relied on of "{key}" say "{other.words}".',
                    "Look it up in the source, and mend the text or the words relied on.",
                    wording.audience,
                    level="warn",
                )


def _is_figure(aspect: str, one: Fact, other: Fact) -> bool:
    """Return whether both texts must give it alike; of things counted, only the limits."""
    return aspect in _FIGURES or (aspect == "count" and bool(one.comparator or other.comparator))


def _agrees(one: Fact, other: Fact) -> bool:
    if one.frequency is not None and one.kind == "frequency":
        frequency = other.frequency if other.kind == "frequency" else None
        return frequency is not None and bool(same.frequencies(one.frequency, frequency))
    if one.low is None or other.low is None:
        return False
    return bool(same.values(one, other)) and same.comparators(one, other)
