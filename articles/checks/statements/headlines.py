"""Whether the headlines of an article's texts answer its question with one voice."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from articles.checks.finding import Trouble
from articles.checks.prepared import Prepared
from articles.facts.comparing import compare
from articles.facts.differences import Difference
from articles.facts.reader import reading


def disagreeing(prepared: Prepared, aspects: frozenset[str]) -> Iterator[Trouble]:
    """Find headlines that say otherwise of some aspects than the headline of another text.

    Headlines are short, so only what two of them contradict, or point to the other way, counts.
    """
    texts = [(text, reading(text.headline)) for text in prepared.content.texts]
    for (text, said), (other, against) in combinations(texts, 2):
        found = compare(said, against).found
        relevant = [each for each in found if each.aspect in aspects]
        if any(map(_counts, relevant)) or ("amount" in aspects and _is_swapped(found)):
            yield Trouble(
                "headline",
                text.headline,
                f'The {text.audience} headline says "{text.headline}", the {other.audience} '
                f'headline "{other.headline}".',
                "Look it up in the sources and give every reader the same answer.",
                text.audience,
                0,
                "warn",
            )


def _is_swapped(found: Sequence[Difference]) -> bool:
    """Return whether a number stands in place of another: "5 mL" or "5" for "5 mg"."""
    verdicts = {each.verdict for each in found if each.aspect in ("amount", "count")}
    return verdicts >= {"lost", "added"}


def _counts(each: Difference) -> bool:
    return each.verdict == "contradiction" or (
        each.aspect in ("direction", "denial") and each.verdict != "explained"
    )
