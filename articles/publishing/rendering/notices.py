"""The notices and disclaimers a page must carry, in the approved wording, filled from records."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.content import Disclaimer
from articles.publishing.rendering import labels
from articles.publishing.rendering.credit import names_and_roles
from articles.publishing.rendering.dates import in_full
from articles.publishing.rendering.filling import fill
from articles.publishing.rendering.standing import SourceProblem, Standing


class NoWording(ValueError):
    """No text in force says what a page must say, so the page cannot be made."""


@dataclass(frozen=True)
class Notice:
    """What a reader is told of a page's standing."""

    kind: str
    """One of the four meanings: pending, approved, warning, danger."""
    word: str
    text: str


def notice(standing: Standing, audience: str) -> Notice:
    """Return the notice for a page's state.

    Raises NoWording if no text is in force for the state, filling.UnknownPlace if one asks for
    what no record holds.
    """
    row = _in_force(standing.disclaimers, audience, standing.state)
    if row is None:
        raise NoWording(f"No notice is in force for the state {standing.state!r}.")
    return Notice(
        kind=labels.STATE_KINDS[standing.state],
        word=labels.STATE_WORDS[standing.state],
        text=fill(row.text, _records(standing)),
    )


def disclaimer(standing: Standing, audience: str, region: str) -> str:
    """Return the disclaimer an audience must be shown; NoWording if none is in force."""
    row = _in_force(standing.disclaimers, audience, "")
    if row is None:
        raise NoWording(f"No disclaimer is in force for {audience}.")
    return fill(row.text, {"region": labels.region(region)})


def _in_force(rows: tuple[Disclaimer, ...], audience: str, state: str) -> Disclaimer | None:
    fitting = [row for row in rows if row.state == state and row.audience in ("", audience)]
    return max(fitting, key=lambda row: (row.audience != "", row.number), default=None)


def _records(standing: Standing) -> Mapping[str, str]:
    withdrawn, corrected = standing.withdrawn, standing.corrected
    problem, emergency = standing.source_problem, standing.emergency
    reason = withdrawn.reason if withdrawn else emergency.reason if emergency else ""
    approved = standing.approved_version
    return {
        "date": in_full(_day_of_state(standing)),
        "version": str(standing.version),
        "signed": str(standing.signed),
        "needed": str(standing.needed or ""),
        "approved_version": f"version {approved}" if approved else "none",
        "reviewers": names_and_roles(standing.credited),
        "next_review": in_full(standing.next_review_on),
        "sources": _sources(problem) if problem else "",
        "problem": problem.what if problem else "",
        "claims": _statements(problem) if problem else "",
        "what": corrected.what.rstrip(".") if corrected else "",
        "why": corrected.why.rstrip(".") if corrected else "",
        "reason": reason.rstrip("."),
        "advice": withdrawn.advice.rstrip(".") if withdrawn else "",
        "link": withdrawn.link if withdrawn else "",
        "by": _signature(withdrawn.by_name, withdrawn.by_role) if withdrawn else "",
        "published": in_full(emergency.on) if emergency else "",
        "sign_by": f"{in_full(emergency.sign_by_on)}, {emergency.sign_by_time}"
        if emergency
        else "",
    }


def _day_of_state(standing: Standing) -> str:
    if standing.state == "withdrawn" and standing.withdrawn:
        return standing.withdrawn.on
    if standing.state == "emergency" and standing.emergency:
        return standing.emergency.on
    if standing.state == "emergency_ended" and standing.emergency:
        return standing.emergency.ended_on
    if standing.state == "corrected" and standing.corrected:
        return standing.corrected.on
    if standing.state == "source_problem" and standing.source_problem:
        return standing.source_problem.on
    if standing.state == "review_overdue":
        return standing.next_review_on
    if standing.is_approved:
        return standing.approved_on
    return standing.submitted_on


def _sources(problem: SourceProblem) -> str:
    count = len(problem.references)
    return "One source used here was" if count == 1 else f"{count} sources used here were"


def _statements(problem: SourceProblem) -> str:
    count = len(problem.claims)
    if not count:
        return ""
    return "1 statement" if count == 1 else f"{count} statements"


def _signature(name: str, role: str) -> str:
    return ", ".join(part for part in (name, role) if part)
