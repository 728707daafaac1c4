"""Standing: what readers are told about a page, as one value made from the records."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, Self

from pydantic import TypeAdapter, model_validator
from pydantic.dataclasses import dataclass

from articles import canonical
from articles.content import Disclaimer, IsoDate
from articles.publishing.rendering.records import (
    STRICT,
    Correction,
    Emergency,
    LookedAt,
    Reviewer,
    SourceMark,
    SourceProblem,
    Withdrawal,
)

State = Literal[
    "preview",
    "submitted",
    "under_review",
    "emergency",
    "emergency_ended",
    "approved",
    "update_under_review",
    "review_overdue",
    "source_problem",
    "corrected",
    "withdrawn",
]
PENDING: frozenset[str] = frozenset(
    {"preview", "submitted", "under_review", "emergency", "emergency_ended"}
)
APPROVED: frozenset[str] = frozenset(
    {"approved", "update_under_review", "review_overdue", "source_problem", "corrected"}
)
WITHOUT_TEXT: frozenset[str] = frozenset({"emergency_ended", "withdrawn"})
"""In these states a notice stands in place of the article's words."""


__all__ = [
    "APPROVED",
    "PENDING",
    "WITHOUT_TEXT",
    "Correction",
    "Emergency",
    "InconsistentStanding",
    "LookedAt",
    "Reviewer",
    "SourceMark",
    "SourceProblem",
    "Standing",
    "State",
    "Withdrawal",
]


class InconsistentStanding(ValueError):
    """A standing says two things that cannot both be true."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Standing:
    """What readers are told about a page.

    Made when a page is made, from records alone; equal standing and equal content give equal
    bytes. Raises InconsistentStanding (as a pydantic.ValidationError) for a state whose record
    is missing, and for a page that search engines may list though no board approved it.
    """

    state: State
    version: int
    submitted_on: IsoDate = ""
    review_began_on: IsoDate = ""
    approved_on: IsoDate = ""
    last_updated_on: IsoDate = ""
    last_reviewed_on: IsoDate = ""
    next_review_on: IsoDate = ""
    reviewers: tuple[Reviewer, ...] = ()
    """Who signed this version. Readers are told only when the state is an approved kind."""
    signed: int = 0
    needed: int = 0
    pending_version: int | None = None
    """A newer version that is in review, if there is one."""
    approved_version: int | None = None
    """The last approved version, when this one is not."""
    corrected: Correction | None = None
    source_problem: SourceProblem | None = None
    """The gravest of what the board is looking at."""
    more_problems: tuple[SourceProblem, ...] = ()
    """The others, graver ones first."""
    sources: tuple[SourceMark, ...] = ()
    """The listed sources of which something is said, by key."""
    looked_at: tuple[LookedAt, ...] = ()
    also: tuple[State, ...] = ()
    """What else is true of the page and must not be left unsaid: states besides the first one."""
    withdrawn: Withdrawal | None = None
    emergency: Emergency | None = None
    disclaimers: tuple[Disclaimer, ...] = ()
    """The disclaimers and notices in force, of every audience and state."""
    is_public: bool = False
    index: bool = False
    """Whether search engines may list the page."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        for name in ("corrected", "source_problem", "withdrawn"):
            if self.state == name and getattr(self, name) is None:
                raise InconsistentStanding(f"State {self.state} needs the record {name!r}.")
        if self.state in ("emergency", "emergency_ended") and self.emergency is None:
            raise InconsistentStanding(f"State {self.state} needs the record 'emergency'.")
        if self.index and not (self.is_approved and self.is_public):
            raise InconsistentStanding("Only a public, approved page may be indexed.")
        if self.more_problems and self.source_problem is None:
            raise InconsistentStanding("The gravest problem of a source is the first one.")
        for name in self.also:
            if name not in APPROVED - {"approved"} or name == self.state:
                raise InconsistentStanding(f"A page cannot be {name!r} besides {self.state!r}.")
        if self.is_public and self.state == "preview":
            raise InconsistentStanding("A preview is for staff and cannot be public.")
        order = sorted(self.disclaimers, key=lambda d: (d.audience, d.state, d.number))
        object.__setattr__(self, "disclaimers", tuple(order))
        marks = sorted(self.sources, key=lambda mark: mark.reference)
        object.__setattr__(self, "sources", tuple(marks))
        return self

    def told_to(self, audience: str) -> Self:
        """Return what readers of one audience are told: without the wordings for others.

        All that their page says of its standing follows from it, so that a wording which changes
        for somebody else changes nothing here, and no page has to be made again.
        """
        theirs = (row for row in self.disclaimers if row.audience in ("", audience))
        return replace(self, disclaimers=tuple(theirs))

    @property
    def is_pending(self) -> bool:
        """Whether the board has yet to approve what the page shows."""
        return self.state in PENDING

    @property
    def is_approved(self) -> bool:
        """Whether the board approved what the page shows and stands by it."""
        return self.state in APPROVED

    @property
    def shows_text(self) -> bool:
        """Whether readers get the article's words; else a notice stands in their place."""
        return self.withdrawn is None and self.state not in WITHOUT_TEXT

    @property
    def credited(self) -> tuple[Reviewer, ...]:
        """The reviewers whom the page may name: none unless the state is an approved kind."""
        return self.reviewers if self.is_approved else ()

    @property
    def problems(self) -> tuple[SourceProblem, ...]:
        """Everything that the board is looking at, the gravest first."""
        return (self.source_problem, *self.more_problems) if self.source_problem else ()

    @property
    def in_doubt(self) -> frozenset[str]:
        """The ids of the claims that the board is looking at."""
        return frozenset(id for problem in self.problems for id in problem.claims)

    @property
    def supported(self) -> frozenset[str]:
        """Those of the claims in doubt that other sources support, whichever source fell."""
        alone = {
            id for problem in self.problems for id in problem.claims if id not in problem.supported
        }
        return self.in_doubt - alone

    def mark_of(self, reference: str) -> SourceMark | None:
        """Return what is said of a listed source; a problem says it where no mark does."""
        for mark in self.sources:
            if mark.reference == reference:
                return mark
        for problem in self.problems:
            if reference in problem.references:
                return SourceMark(reference=reference, what=problem.what, on=problem.on)
        return None

    @property
    def changed_on(self) -> str:
        """The day of the last change that the page states; passing time alone is none."""
        days = [self.last_updated_on]
        if self.state == "corrected" and self.corrected:
            days.append(self.corrected.on)
        if self.is_approved:
            days += [problem.found_on or problem.on for problem in self.problems]
            days += [looked.looked_on for looked in self.looked_at]
        if self.withdrawn:
            days.append(self.withdrawn.on)
        if self.emergency:
            days.append(self.emergency.ended_on or self.emergency.on)
        return max(days)

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values, the inverse of from_json.

        What came later and says nothing is left out: older standings keep their digests.
        """
        given: dict[str, Any] = _STANDING.dump_python(self, mode="json")
        for problem in (given["source_problem"], *given["more_problems"]):
            for name in ("supported", "found_on"):
                if problem and not problem[name]:
                    del problem[name]
        return {name: value for name, value in given.items() if value or name not in _LATER}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Standing":
        """Read plain JSON values; pydantic.ValidationError names what does not fit."""
        return _STANDING.validate_python(dict(value))

    @property
    def digest(self) -> str:
        """The digest under which a rendering made for this standing is stored."""
        return canonical.digest(canonical.STANDING, self.to_json())


_LATER = frozenset({"more_problems", "sources", "looked_at", "also"})
_STANDING = TypeAdapter(Standing)
