"""How well a section answers: its words by rarity, its page, what is asked of it.

The statistics are given, so that every database ranks alike. In the manner of BM25F (Robertson
and Zaragoza, "The Probabilistic Relevance Framework", 2009): frequencies of all fields are
weighed, added and saturated once, so that ten times is not ten times as good.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.finding.question import Question, Way
from articles.finding.section import Candidate

# Chosen on bench/questions/dev.jsonl with `python -m bench.answers`.
IN_TITLE, IN_HEADING = 4.0, 1.5
SATURATION = 1.2
LENGTH_COUNTS, USUAL_LENGTH = 0.6, 130.0
OF_THE_PAGE = 0.5
NEIGHBOURS = 0.25
ASKED, ASKED_SECOND, ASKED_OTHER = 0.30, 0.12, -0.10
NOTHING_ASKED_BUT_WHAT = 0.08
LEAST_PROSE = 0.55
CLAIM = 0.9


@dataclass(frozen=True)
class Scored:
    """One section with how well it answers."""

    candidate: Candidate
    score: float
    confidence: float
    """From 0 to 1: how much of what was looked for the page holds."""


@dataclass(frozen=True)
class _Term:
    """One way of one thing, ready to be looked for."""

    needle: str
    worth: float


def rarity(found: int, of: int) -> float:
    """Return how much finding a word says: the inverse document frequency, never below zero."""
    return math.log(1 + (of - found + 0.5) / (found + 0.5)) if found <= of else 0.0


def rank(
    question: Question,
    candidates: Iterable[Candidate],
    *,
    counts: Mapping[str, int],
    total: int,
) -> list[Scored]:
    """Return the candidates, best first; equal ones in the order of their numbers.

    `counts` says in how many of `total` sections each stem stands.
    """
    things = [
        [
            _Term(f" {' '.join(way.phrase)} ", _worth(way, counts, total) * thing.weight)
            for way in thing.ways
        ]
        for thing in question.things
    ]
    pairs = _pairs(question, counts, total)
    most = sum(max(term.worth for term in ways) for ways in things) or 1.0
    pages: dict[int, list[tuple[Candidate, list[float], float]]] = defaultdict(list)
    for candidate in candidates:
        fields = tuple(
            f" {field} " for field in (candidate.title, candidate.heading, candidate.body)
        )
        got = [_best(ways, fields, candidate.length) for ways in things]
        near = sum(worth for needle, worth in pairs if any(needle in field for field in fields))
        pages[candidate.page].append((candidate, got, near * NEIGHBOURS))
    scored: list[Scored] = []
    for sections in pages.values():
        of_page = sum(map(max, zip(*(got for _, got, _ in sections), strict=True)))
        near_page = max(near for _, _, near in sections)
        for candidate, got, near in sections:
            words = (1 - OF_THE_PAGE) * (sum(got) + near) + OF_THE_PAGE * (of_page + near_page)
            score = words * (1 + _fit(question.asks, candidate)) * _plainness(candidate)
            scored.append(Scored(candidate, score / most, of_page / most))
    scored.sort(key=lambda each: (-round(each.score, 9), each.candidate.id))
    return scored


def _worth(way: Way, counts: Mapping[str, int], total: int) -> float:
    rarities = sorted((rarity(counts.get(stem, 0), total) for stem in way.phrase), reverse=True)
    return way.weight * (rarities[0] + 0.3 * sum(rarities[1:]))


def _pairs(question: Question, counts: Mapping[str, int], total: int) -> list[tuple[str, float]]:
    """Return what was typed side by side, which says more where it stands side by side."""
    typed = [thing.ways[0].phrase[0] for thing in question.things if len(thing.ways[0].phrase) == 1]
    return [
        (f" {a} {b} ", min(rarity(counts.get(a, 0), total), rarity(counts.get(b, 0), total)))
        for a, b in zip(typed, typed[1:], strict=False)
    ]


def _best(ways: Sequence[_Term], fields: tuple[str, ...], length: int) -> float:
    best = 0.0
    stretch = 1 - LENGTH_COUNTS + LENGTH_COUNTS * length / USUAL_LENGTH
    title, heading, body = fields
    for way in ways:
        if way.worth <= best:
            continue
        often = (
            IN_TITLE * (way.needle in title)
            + IN_HEADING * (way.needle in heading)
            + body.count(way.needle) / stretch
        )
        best = max(best, way.worth * often / (often + SATURATION))
    return best


def _fit(asks: Sequence[str], candidate: Candidate) -> float:
    if not asks:
        return NOTHING_ASKED_BUT_WHAT if "what" in candidate.asks or not candidate.asks else 0.0
    if not candidate.asks:
        return 0.0
    if asks[0] in candidate.asks[:1]:
        return ASKED
    if set(asks) & set(candidate.asks):
        return ASKED_SECOND
    return ASKED_OTHER


def _plainness(candidate: Candidate) -> float:
    kind = CLAIM if candidate.kind == "claim" else 1.0
    return kind * (LEAST_PROSE + (1 - LEAST_PROSE) * candidate.prose)
