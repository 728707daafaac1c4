"""Standing: what readers are told about a page, as one value made from the records."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, Self

from pydantic import ConfigDict, TypeAdapter, model_validator
from pydantic.dataclasses import dataclass

from articles import canonical
from articles.content import Disclaimer, IsoDate

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


class InconsistentStanding(ValueError):
    """A standing says two things that cannot both be true."""


_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Reviewer:
    """A board member who signed this version, as printed when signing."""

    name: str
    role: str
    """What the person is, in words: "consultant neurologist"."""
    specialty: str = ""
    register: str = ""
    """The professional register, by name: "General Medical Council"."""
    register_number: str = ""
    signed_on: IsoDate = ""
    interests: str = ""
    """The declared interests; empty means: none declared."""


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Correction:
    """What was put right in a live page, and why; shown for at least 30 days."""

    what: str
    why: str
    on: IsoDate


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class SourceProblem:
    """A source of a live page was retracted, corrected or questioned."""

    what: Literal["retracted", "corrected", "questioned"]
    on: IsoDate
    references: tuple[str, ...]
    """Reference keys."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that rest on those references."""


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Withdrawal:
    """Why nobody should use the page any more, and what to do if someone did."""

    on: IsoDate
    reason: str
    advice: str = ""
    by_name: str = ""
    by_role: str = ""
    link: str = ""
    """Where current information is: an absolute address or a path of this site."""


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Emergency:
    """Why a page is shown before the board has signed, and until when it may be."""

    on: IsoDate
    reason: str
    sign_by_on: IsoDate
    sign_by_time: str
    """Where the site is at home: "09:00"."""
    ended_on: IsoDate = ""


@dataclass(frozen=True, kw_only=True, config=_STRICT)
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
        if self.is_public and self.state == "preview":
            raise InconsistentStanding("A preview is for staff and cannot be public.")
        order = sorted(self.disclaimers, key=lambda d: (d.audience, d.state, d.number))
        object.__setattr__(self, "disclaimers", tuple(order))
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
        return self.withdrawn is None and self.state != "emergency_ended"

    @property
    def credited(self) -> tuple[Reviewer, ...]:
        """The reviewers whom the page may name: none unless the state is an approved kind."""
        return self.reviewers if self.is_approved else ()

    @property
    def changed_on(self) -> str:
        """The day of the last change that the page states; passing time alone is none."""
        days = [self.last_updated_on]
        if self.state == "corrected" and self.corrected:
            days.append(self.corrected.on)
        if self.state == "source_problem" and self.source_problem:
            days.append(self.source_problem.on)
        if self.withdrawn:
            days.append(self.withdrawn.on)
        if self.emergency:
            days.append(self.emergency.ended_on or self.emergency.on)
        return max(days)

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values, the inverse of from_json."""
        return _STANDING.dump_python(self, mode="json")

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Standing":
        """Read plain JSON values; pydantic.ValidationError names what does not fit."""
        return _STANDING.validate_python(dict(value))

    @property
    def digest(self) -> str:
        """The digest under which a rendering made for this standing is stored."""
        return canonical.digest(canonical.STANDING, self.to_json())


_STANDING = TypeAdapter(Standing)
