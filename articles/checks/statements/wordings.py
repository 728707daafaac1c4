"""The wordings of a claim, read once, and which of them stands alone against the others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from articles import audiences
from articles.checks.prepared import Part, Prepared
from articles.content import Wording
from articles.facts.comparing import compare
from articles.facts.differences import Difference, Verdict
from articles.facts.fact import Fact
from articles.facts.reader import Reading, reading
from articles.markup.plain import plain_inline
from articles.markup.scan import ClaimMark

_SEEN_FROM_THE_OTHER: Mapping[Verdict, Verdict] = {"lost": "added", "added": "lost"}


@dataclass(frozen=True, eq=False)
class Worded:
    """What one text says of a claim, in plain words."""

    audience: str
    words: str
    reading: Reading


@dataclass(frozen=True)
class Disagreement:
    """A difference between two wordings; its first fact is of `here`, its second of `there`."""

    difference: Difference
    here: Worded
    there: Worded

    @property
    def aspect(self) -> str:
        """The aspect of the difference."""
        return self.difference.aspect

    @property
    def quote(self) -> str:
        """The words of `here` that differ; the whole wording where nothing stands for them."""
        return _words(self.difference.one) or self.here.words

    @property
    def counterpart(self) -> str:
        """The words of `there` that differ, or the whole wording."""
        return _words(self.difference.other) or self.there.words

    def seen_from(self, wording: Worded) -> "Disagreement":
        """Return the same with `wording` as `here`."""
        if wording is self.here:
            return self
        turned = replace(
            self.difference,
            verdict=_SEEN_FROM_THE_OTHER.get(self.difference.verdict, self.difference.verdict),
            one=self.difference.other,
            other=self.difference.one,
        )
        return Disagreement(turned, self.there, self.here)


# Three checks ask for the same, and an editor's next save changes few claims. Less than the claims
# of one article would be as good as none.
_REMEMBERED = 8_192


@lru_cache(_REMEMBERED)
def worded(wordings: tuple[Wording, ...]) -> tuple[Worded, ...]:
    """Return the wordings of a claim as plain words with their facts."""
    found = []
    for wording in wordings:
        words = plain_inline(wording.words)
        found.append(Worded(wording.audience, words, reading(words)))
    return tuple(found)


@lru_cache(_REMEMBERED)
def disagreements(wordings: tuple[Wording, ...]) -> tuple[Disagreement, ...]:
    """Return all differences between any two wordings of a claim."""
    return tuple(
        Disagreement(difference, here, there)
        for here, there in combinations(worded(wordings), 2)
        if here.words != there.words
        for difference in compare(here.reading, there.reading).found
    )


def blamed(found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Yield each difference once an aspect, seen from the wording that disagrees with most."""
    left = list(found)
    while left:
        aspect = left[0].aspect
        here = _odd_one_out([each for each in left if each.aspect == aspect])
        seen = set()
        rest = []
        for each in left:
            if each.aspect != aspect or here not in (each.here, each.there):
                rest.append(each)
                continue
            turned = each.seen_from(here)
            if turned.quote not in seen:
                seen.add(turned.quote)
                yield turned
        left = rest


def _odd_one_out(found: list[Disagreement]) -> Worded:
    counts = Counter(wording for each in found for wording in (each.here, each.there))
    # Of two that differ, the clinician's is nearer to the source.
    return max(counts, key=lambda wording: (counts[wording], -audiences.position(wording.audience)))


def _words(fact: Fact | None) -> str:
    return fact.words if fact else ""


def places(prepared: Prepared) -> dict[tuple[str, str], tuple[Part, ClaimMark]]:
    """Return where each text marks each claim, by audience and claim id; the first mark counts."""
    found: dict[tuple[str, str], tuple[Part, ClaimMark]] = {}
    for part in prepared.parts:
        for mark in part.marks.claims:
            if not mark.left_out:
                found.setdefault((part.audience, mark.id), (part, mark))
    return found
