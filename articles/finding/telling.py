"""What is good enough to be shown, and when to say nothing instead."""

from collections.abc import Sequence

from articles.finding.ranking import Scored

# Chosen on bench/questions/dev.jsonl with `python -m bench.answers`.
SURE_ENOUGH = 0.5
LISTED_BESIDE, LISTED_WITH, LISTED_AT_LEAST = 0.25, 0.35, 0.12
QUOTED_BESIDE = 0.75
MOST_QUOTES, MOST_OF_A_PAGE = 3, 2
# Asked of metformin, a section that knows nothing of it answers something else.
MOST_OF_A_SUBJECT = 0.25
_MOST = 1.8


def is_worth_listing(scored: Scored, best: Scored) -> bool:
    """Return whether a search names a section's page: it is near the best, or holds as much."""
    is_near = scored.score >= LISTED_BESIDE * best.score or scored.of_page >= LISTED_WITH
    return is_near and scored.score >= LISTED_AT_LEAST


def sureness(scored: Sequence[Scored]) -> float:
    """Return from 0 to 1 how sure it is that the best section answers the question.

    Its score, and what sets right answers apart from wrong ones with the same score: that the
    title names what was looked for and little else, that it answers what is asked, that no other
    page is as good, and that nothing which titles name is missing.
    """
    if not scored or scored[0].subject_missing >= MOST_OF_A_SUBJECT:
        return 0.0
    best = scored[0]
    other = next((s.score for s in scored if s.candidate.page != best.candidate.page), 0.0)
    sum_of = (
        best.score
        + 0.2 * best.in_title * (1 + best.title_said)
        + 0.8 * max(min(best.fit, 0.3), -0.1)
        + 0.15 * (1 - other / best.score if best.score else 0.0)
        - 1.25 * best.subject_missing
    )
    return min(max(sum_of / _MOST, 0.0), 1.0)


def is_worth_quoting(scored: Sequence[Scored]) -> bool:
    """Return whether the best section answers the question surely enough to be quoted."""
    return sureness(scored) >= SURE_ENOUGH


def quotable(scored: Sequence[Scored]) -> list[Scored]:
    """Return the few sections to be quoted, best first, none of whose words stand in another."""
    chosen: list[Scored] = []
    for each in scored:
        if len(chosen) == MOST_QUOTES or each.score < QUOTED_BESIDE * scored[0].score:
            break
        page = each.candidate.page
        if sum(other.candidate.page == page for other in chosen) >= MOST_OF_A_PAGE:
            continue
        if each.subject_missing >= MOST_OF_A_SUBJECT:
            continue
        if not any(_says(each, other) or _says(other, each) for other in chosen):
            chosen.append(each)
    return chosen


def _says(one: Scored, other: Scored) -> bool:
    return one.candidate.body in other.candidate.body
