"""What readers are told anew when a page goes live: the entries of the feed, read from standings.

A page that was made again by another renderer, or with another disclaimer, says nothing new; nor
does one under which a newer version is being reviewed. What the board has not approved is told
of nowhere but on its own page.
"""

from typing import Any, Literal, get_args

from articles.publishing.rendering.standing import PENDING, Standing

Kind = Literal[
    "approved",
    "corrected",
    "source_problem",
    "review_overdue",
    "withdrawn",
    "emergency_ended",
    "as_before",
]
KINDS: tuple[str, ...] = get_args(Kind)


def public_change(before: Standing | None, now: Standing, *, was_told: bool) -> Kind | None:
    """Return what happened in readers' eyes, or None if nothing did.

    `was_told` says whether readers were told before that this version was approved: then they
    are told that it stands as before, not that it was approved again.
    """
    if now.state in PENDING and now.state != "emergency_ended":
        return None
    if before is not None and _seen(before) == _seen(now):
        return None
    if now.state in ("approved", "update_under_review"):
        return "as_before" if was_told else "approved"
    kind: Any = now.state
    return kind


def _seen(standing: Standing) -> tuple[Any, ...]:
    """Return what must differ for readers to see another state of the page."""
    state = "approved" if standing.state == "update_under_review" else standing.state
    records = {
        "corrected": standing.corrected,
        "source_problem": (standing.problems, standing.also),
        "withdrawn": standing.withdrawn,
        "emergency_ended": standing.emergency,
    }
    return standing.version, state, records.get(state)
