"""Members, policies, versions and rounds as plain values, for the model of the Board."""

from dataclasses import dataclass, field
from datetime import date, datetime

from editorial.clock import day
from tests.board.ground import Words

WITH_THE_BOARD = {"submitted", "under_review"}
OPEN = WITH_THE_BOARD | {"changes_requested", "recalled"}
A_YEAR = 365


@dataclass
class Member:
    """Somebody of the board."""

    specialty: str
    until: date
    account: bool = True
    role: bool = True
    seat: bool = True
    declared: list[tuple[datetime, bool]] = field(default_factory=list)
    """When, and whether with a tie to the medicine that the article names."""

    def works(self) -> bool:
        """Whether she may act for the board at all."""
        return self.account and self.role

    def may_review(self, on: date) -> bool:
        """Whether she could sign a text that she had no hand in."""
        return self.works() and self.seat and self.until >= on

    def tied(self) -> bool:
        """Whether her newest declaration names the medicine."""
        return max(self.declared)[1]

    def declared_in_time(self, on: date) -> bool:
        """Whether her newest declaration is no older than twelve months."""
        return (on - day(max(self.declared)[0])).days <= A_YEAR


@dataclass(frozen=True)
class Asked:
    """What a policy asks."""

    signers: int = 2
    specialties: tuple[str, ...] = ()
    show_pending: bool = False
    overdue_withdraw_days: int | None = None


@dataclass
class Emergency:
    """A version shown before the board signed."""

    at: datetime
    sign_by: datetime
    order: int
    end: str = ""


@dataclass
class Round:
    """One pass before the board."""

    words: Words
    asked: Asked
    contributors: frozenset[str]
    base: "Version | None"
    open: bool = True
    verdicts: dict[str, str] = field(default_factory=dict)
    ticked: set[str] = field(default_factory=set)
    signed: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """By member the decision, and whether she stated an interest."""
    schedule: datetime | None = None
    emergency: Emergency | None = None

    def carried(self) -> bool:
        """Whether the claim's approval in the version before still covers it."""
        return (
            self.base is not None
            and self.base.status == "approved"
            and self.base.words.dose == self.words.dose
        )

    def dangerous(self) -> bool:
        """Whether there is a change to tick."""
        return self.base is not None and self.base.words.dose != self.words.dose

    def shown_as_pending(self) -> bool:
        """Whether readers may see it, under the caution."""
        return self.open and self.asked.show_pending and self.emergency is None


@dataclass
class Version:
    """A numbered version."""

    number: int
    status: str
    words: Words
    rounds: list[Round] = field(default_factory=list)
    approved_at: datetime | None = None
    withdrawn_by: str = ""
    ratified: str = ""
    stopped_by: list[str] = field(default_factory=list)
    """Who opened a comment that stops the approval, while it is open."""

    @property
    def round(self) -> Round:
        """The newest round."""
        return self.rounds[-1]
