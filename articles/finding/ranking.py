"""How well a section answers: its words by rarity, its page, what is asked of it.

The statistics are given, so that every database ranks alike. In the manner of BM25F (Robertson
and Zaragoza, "The Probabilistic Relevance Framework", 2009): frequencies of all fields are
weighed, added and saturated once, so that ten times is not ten times as good.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.finding.question import Question, Thing, Way
from articles.finding.section import Candidate

# Chosen on bench/questions/dev.jsonl with `python -m bench.answers`.
IN_TITLE, IN_HEADING = 4.0, 1.5
SATURATION = 1.6
LENGTH_COUNTS, USUAL_LENGTH = 0.6, 130.0
OF_THE_PAGE = 0.5
NEIGHBOURS = 0.4
ASKED, ASKED_SECOND, ASKED_OTHER = 0.40, 0.12, -0.15
NOTHING_ASKED_BUT_WHAT = 0.08
LEAST_PROSE = 0.55
CLAIM, ANSWER = 0.9, 1.08
BEFORE_HER = 0.4
TITLE_SAID = 0.2
BACKGROUND, UNKNOWN, UNCOUNTED = 3000, 2.0, 60


@dataclass(frozen=True)
class Scored:
    """One section with how well it answers, and what that rests on; shares from 0 to 1."""

    candidate: Candidate
    score: float
    of_page: float
    """How much of what was looked for stands on its page."""
    of_section: float
    subject_missing: float
    """How much of it is the weightiest thing that titles name and this section lacks."""
    in_title: float
    title_said: float
    """How much of the page's title was said in the question."""
    fit: float
    """Above 0 when it answers what is asked, below when it answers something else."""


@dataclass(frozen=True)
class _Needle:
    """One way of one thing, ready to be looked for."""

    stems: str
    worth: float


def rarity(found: int, of: int) -> float:
    """Return how much finding a word says: an inverse document frequency, above zero.

    Reckoned as if every site had some thousand sections more, without the word: on a small one
    "every section has it" says little of the word.
    """
    return math.log(1 + (of + BACKGROUND) / (found + UNKNOWN))


def rank(
    question: Question,
    candidates: Iterable[Candidate],
    *,
    counts: Mapping[str, int],
    in_titles: Mapping[str, int],
    total: int,
    preferred: int | None = None,
) -> list[Scored]:
    """Return the candidates, best first; equal ones in the order of their numbers.

    `counts` says in how many of `total` sections each stem stands, and `in_titles` under how many
    titles; `preferred` is the page that the reader has before her, whose subject need not be said.
    """
    things = [_needles(thing, counts, total) for thing in question.things]
    most = sum(max((needle.worth for needle in ways), default=0.0) for ways in things) or 1.0
    subjects = [
        ways[0].worth if all(in_titles.get(stem) for stem in ways[0].stems.split()) else 0.0
        for ways in things
    ]
    pairs = _pairs(question, counts, total)
    pages: dict[int, list[tuple[Candidate, list[float], float]]] = defaultdict(list)
    for candidate in candidates:
        fields = (f" {candidate.title} ", f" {candidate.heading} ", f" {candidate.body} ")
        got = [_best(ways, fields, candidate.length) for ways in things]
        near = sum(worth for stems, worth in pairs if any(stems in field for field in fields))
        pages[candidate.page].append((candidate, got, near * NEIGHBOURS))
    scored: list[Scored] = []
    for sections in pages.values():
        of_page = sum(map(max, zip(*(got for _, got, _ in sections), strict=True)))
        near_page = max(near for _, _, near in sections)
        in_title, title_said = _by_title(sections[0][0].title, things, counts, total)
        for candidate, got, near in sections:
            words = (1 - OF_THE_PAGE) * (sum(got) + near) + OF_THE_PAGE * (of_page + near_page)
            words += TITLE_SAID * in_title * title_said
            words += BEFORE_HER * most if candidate.page == preferred else 0.0
            fit = _fit(question.asks, candidate)
            score = words * (1 + fit) * _plainness(candidate)
            scored.append(
                Scored(
                    candidate,
                    score / most,
                    of_page=of_page / most,
                    of_section=sum(got) / most,
                    subject_missing=max(
                        (w for w, g in zip(subjects, got, strict=True) if not g), default=0.0
                    )
                    / most,
                    in_title=in_title / most,
                    title_said=title_said,
                    fit=fit,
                )
            )
    scored.sort(key=lambda each: (-round(each.score, 9), each.candidate.id))
    return scored


def _needles(thing: Thing, counts: Mapping[str, int], total: int) -> list[_Needle]:
    """Return the ways of a thing that some section may have, and the one that was typed."""
    return [
        _Needle(f" {' '.join(way.phrase)} ", _worth(way, counts, total) * thing.weight)
        for at, way in enumerate(thing.ways)
        if at == 0 or all(counts.get(stem) for stem in way.phrase)
    ]


def _by_title(
    title: str, things: Sequence[Sequence[_Needle]], counts: Mapping[str, int], total: int
) -> tuple[float, float]:
    """Return what of the question stands in a title, and which share of the title was said."""
    padded = f" {title} "
    found = [[needle for needle in ways if needle.stems in padded] for ways in things]
    said = {stem for ways in found for needle in ways for stem in needle.stems.split()}
    stems = title.split()
    # Words of the title that were not typed have no count: they are as rare as a rare one.
    worths = {stem: rarity(counts.get(stem, UNCOUNTED), total) for stem in stems}
    whole = sum(worths.values())
    share = sum(worth for stem, worth in worths.items() if stem in said) / whole if whole else 0.0
    return sum(max((n.worth for n in ways), default=0.0) for ways in found), share


def _worth(way: Way, counts: Mapping[str, int], total: int) -> float:
    rarities = sorted((rarity(counts.get(stem, 0), total) for stem in way.phrase), reverse=True)
    return way.weight * (rarities[0] + 0.3 * sum(rarities[1:]))


def _pairs(question: Question, counts: Mapping[str, int], total: int) -> list[tuple[str, float]]:
    """Return what was typed side by side, which says more where it stands side by side."""
    typed = [thing.ways[0].phrase[0] for thing in question.things if len(thing.ways[0].phrase) == 1]
    return [
        (f" {a} {b} ", min(rarity(counts.get(a, 0), total), rarity(counts.get(b, 0), total)))
        for a, b in pairwise(typed)
    ]


def _best(ways: Sequence[_Needle], fields: tuple[str, ...], length: int) -> float:
    best = 0.0
    stretch = 1 - LENGTH_COUNTS + LENGTH_COUNTS * length / USUAL_LENGTH
    title, heading, body = fields
    for way in ways:
        if way.worth <= best:
            continue
        often = (
            IN_TITLE * (way.stems in title)
            + IN_HEADING * (way.stems in heading)
            + body.count(way.stems) / stretch
        )
        best = max(best, way.worth * often / (often + SATURATION))
    return best


def _fit(asks: Sequence[str], candidate: Candidate) -> float:
    if not asks:
        return NOTHING_ASKED_BUT_WHAT if "what" in candidate.asks or not candidate.asks else 0.0
    if not candidate.asks:
        return 0.0
    if asks[0] in candidate.asks[:1] and candidate.kind != "answer":
        return ASKED
    if set(asks) & set(candidate.asks):
        return ASKED_SECOND
    return ASKED_OTHER


def _plainness(candidate: Candidate) -> float:
    kind = {"claim": CLAIM, "answer": ANSWER}.get(candidate.kind, 1.0)
    return kind * (LEAST_PROSE + (1 - LEAST_PROSE) * candidate.prose)
