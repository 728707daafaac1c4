"""The notices and disclaimers a page must carry, in the approved wording, filled from records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from articles import languages
from articles.content import Disclaimer
from articles.languages import FIRST
from articles.publishing.rendering import labels, source_marks
from articles.publishing.rendering.credit import names_and_roles
from articles.publishing.rendering.dates import in_full
from articles.publishing.rendering.filling import fill
from articles.publishing.rendering.standing import SourceProblem, Standing
from articles.publishing.rendering.words import Words, words_in


class NoWording(ValueError):
    """No text in force says what a page must say, so the page cannot be made."""


@dataclass(frozen=True)
class Notice:
    """What a reader is told of a page's standing."""

    kind: str
    """One of the four meanings: pending, approved, warning, danger."""
    word: str
    text: str
    more: tuple[str, ...] = ()
    """What else is true of the page: sentences that stand below the first one."""

    @property
    def whole(self) -> str:
        """Everything that readers are told."""
        return " ".join((self.text, *self.more))


def notice(standing: Standing, audience: str, language: str = FIRST.tag) -> Notice:
    """Return the notice for a page's state.

    Raises NoWording if no text is in force for the state, filling.UnknownPlace if one asks for
    what no record holds.
    """
    return Notice(
        kind=labels.STATE_KINDS[standing.state],
        word=labels.state_word(standing.state, language),
        text=_said(standing, audience, language),
        more=tuple(_more(standing, audience, language)),
    )


def _said(standing: Standing, audience: str, language: str) -> str:
    row = _in_force(standing, audience, standing.state, language)
    if row is None:
        raise NoWording(
            f"No notice in {_named(language)} is in force for the state {standing.state!r}."
        )
    return fill(row.text, _records(standing, language))


def _more(standing: Standing, audience: str, language: str) -> Iterator[str]:
    """Yield what one state cannot say of a page: nothing that is true of it goes unsaid."""
    for number, problem in enumerate(standing.problems):
        alone = replace(
            standing, state="source_problem", source_problem=problem, more_problems=(), also=()
        )
        is_said = number == 0 and standing.state == "source_problem"
        said = "" if is_said else _said(alone, audience, language)
        if paragraph := f"{said} {source_marks.found(problem, language)}".strip():
            yield paragraph
    for state in standing.also:
        if state != "source_problem":
            yield _said(replace(standing, state=state, also=()), audience, language)
    for looked in standing.looked_at:
        yield source_marks.looked_at(looked, language)


def disclaimer(standing: Standing, audience: str, region: str, language: str = FIRST.tag) -> str:
    """Return the disclaimer an audience must be shown; NoWording if none is in force."""
    row = _in_force(standing, audience, "", language)
    if row is None:
        raise NoWording(f"No disclaimer in {_named(language)} is in force for {audience}.")
    return fill(row.text, {"region": labels.region(region, language)})


def _in_force(standing: Standing, audience: str, state: str, language: str) -> Disclaimer | None:
    """Return the wording in the page's language; that of another one never stands in for it."""
    fitting = [
        row
        for row in standing.disclaimers
        if row.state == state
        and row.audience in ("", audience)
        and languages.of(row.language) is languages.known(language)
    ]
    return max(fitting, key=lambda row: (row.audience != "", row.number), default=None)


def _named(language: str) -> str:
    known = languages.known(language)
    return known.name if known else f"“{language}”"


def _records(standing: Standing, language: str) -> Mapping[str, str]:
    _ = words_in(language)
    withdrawn, corrected = standing.withdrawn, standing.corrected
    problem, emergency = standing.source_problem, standing.emergency
    reason = withdrawn.reason if withdrawn else emergency.reason if emergency else ""
    approved = standing.approved_version
    return {
        "date": in_full(_day_of_state(standing), language),
        "version": str(standing.version),
        "signed": str(standing.signed),
        "needed": str(standing.needed or ""),
        "approved_version": _("version {number}").format(number=approved)
        if approved
        else _("none"),
        "reviewers": names_and_roles(standing.credited, language),
        "next_review": in_full(standing.next_review_on, language),
        "sources": _sources(problem, _) if problem else "",
        "problem": _(source_marks.TROUBLES[problem.what]) if problem else "",
        "claims": _statements(problem, _) if problem else "",
        "what": corrected.what.rstrip(".") if corrected else "",
        "why": corrected.why.rstrip(".") if corrected else "",
        "reason": reason.rstrip("."),
        "advice": withdrawn.advice.rstrip(".") if withdrawn else "",
        "link": withdrawn.link if withdrawn else "",
        "by": _signature(withdrawn.by_name, withdrawn.by_role) if withdrawn else "",
        "published": in_full(emergency.on, language) if emergency else "",
        "sign_by": _("{date}, {time}").format(
            date=in_full(emergency.sign_by_on, language), time=emergency.sign_by_time
        )
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


def _sources(problem: SourceProblem, _: Words) -> str:
    count = len(problem.references)
    return _.plural("One source used here was", "{count} sources used here were", count).format(
        count=count
    )


def _statements(problem: SourceProblem, _: Words) -> str:
    count = len(problem.claims)
    if not count:
        return _("the text that cites it")
    return _.plural("{count} statement", "{count} statements", count).format(count=count)


def _signature(name: str, role: str) -> str:
    return ", ".join(part for part in (name, role) if part)
