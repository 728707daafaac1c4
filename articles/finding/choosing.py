"""Which words to ask the database for, so that few sections come back and the best among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from articles.finding.question import Question
from articles.finding.ranking import rarity
from articles.finding.synonyms import Phrase

ENOUGH = 500
"""How many sections are wanted at most, as far as that can be told beforehand."""
SMALL = 1000
MOST_WANTED = 300
_RARE = 120
_RAREST_THINGS = 9

_Group = list[tuple[Phrase, int]]
"""The ways of one thing, each with how many sections may hold it."""


@dataclass(frozen=True)
class Wanted:
    """Sections that hold all of these stems; or pages whose title does."""

    stems: tuple[str, ...]
    in_title: bool = False


def wanted(
    question: Question, *, counts: Mapping[str, int], in_titles: Mapping[str, int], total: int
) -> list[Wanted]:
    """Return what to ask for, the most telling first; [] when no word is known.

    A rare word is asked for alone, others in pairs of different things, the rarest pairs first,
    until it would be too much.
    """
    ways = [
        [(way.phrase, min(counts.get(stem, 0) for stem in way.phrase)) for way in thing.ways]
        for thing in question.things
    ]
    known = [[(phrase, n) for phrase, n in group if n] for group in ways]
    groups = sorted(
        (group for group in known if group),
        key=lambda group: -max(rarity(n, total) for _, n in group[:1]),
    )[:_RAREST_THINGS]
    found = {**_alone(groups, in_titles), **_together(groups, total)}
    # The sections of a small site can all be scored; on a large one too many would be.
    enough = max(ENOUGH, len(found) * total if total <= SMALL else 0)
    chosen: list[Wanted] = []
    sum_of = 0.0
    for each, size in sorted(found.items(), key=lambda item: (item[1], item[0].stems)):
        if chosen and (sum_of + size > enough or len(chosen) == MOST_WANTED):
            break
        chosen.append(each)
        sum_of += size
    return chosen


def _alone(groups: Sequence[_Group], in_titles: Mapping[str, int]) -> dict[Wanted, float]:
    found: dict[Wanted, float] = {}
    for phrase, n in chain.from_iterable(groups):
        titles = min(in_titles.get(stem, 0) for stem in phrase)
        if titles:
            found[Wanted(phrase, in_title=True)] = float(titles)
        if n <= _RARE:
            found[Wanted(phrase)] = float(n)
    return found


def _together(groups: Sequence[_Group], total: int) -> dict[Wanted, float]:
    found: dict[Wanted, float] = {}
    for one, other in combinations(groups, 2):
        for (a, m), (b, n) in product(one, other):
            both = tuple(dict.fromkeys((*a, *b)))
            if len(both) > len(a):
                # Words of one subject keep company: more meet than chance would have it.
                found[Wanted(both)] = min(m, n, 4 * m * n / max(total, 1) + 1)
    return found
