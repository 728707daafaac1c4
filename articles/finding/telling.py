"""What is good enough to be shown, and when to say nothing instead."""

from collections.abc import Sequence

from articles.finding.question import Question
from articles.finding.ranking import Scored

# Chosen on bench/questions/dev.jsonl with `python -m bench.answers`.
SURE_ENOUGH = 0.5
LISTED_BESIDE, LISTED_AT_LEAST = 0.25, 0.12
QUOTED_BESIDE = 0.75
MOST_QUOTES, MOST_OF_A_PAGE = 3, 2


def is_worth_listing(scored: Scored, best: Scored) -> bool:
    """Return whether a search names a section's page."""
    return scored.score >= max(LISTED_BESIDE * best.score, LISTED_AT_LEAST)


def sureness(scored: Sequence[Scored], question: Question) -> float:
    """Return from 0 to 1 how sure it is that the best section answers the question."""
    return scored[0].score if scored else 0.0


def is_worth_quoting(scored: Sequence[Scored], question: Question) -> bool:
    """Return whether the best section answers the question surely enough to be quoted."""
    return sureness(scored, question) >= SURE_ENOUGH


def quotable(scored: Sequence[Scored]) -> list[Scored]:
    """Return the few sections to be quoted, best first, none of whose words stand in another."""
    chosen: list[Scored] = []
    for each in scored:
        if len(chosen) == MOST_QUOTES or each.score < QUOTED_BESIDE * scored[0].score:
            break
        page = each.candidate.page
        if sum(other.candidate.page == page for other in chosen) >= MOST_OF_A_PAGE:
            continue
        if not any(_says(each, other) or _says(other, each) for other in chosen):
            chosen.append(each)
    return chosen


def _says(one: Scored, other: Scored) -> bool:
    return one.candidate.body in other.candidate.body
