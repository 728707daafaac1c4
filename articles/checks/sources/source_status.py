"""What is known of a source beyond its record: notices on it, and whether its link leads there."""

from dataclasses import dataclass
from datetime import date, datetime

from references import links
from references.notice_kinds import EFFECT, NoticeKind, Status


@dataclass(frozen=True)
class Notice:
    """A notice that a register holds on a source and that counts, as the library works it out."""

    kind: NoticeKind
    said_by: str
    """The registers, or the DOI of the notice."""
    acknowledged: str = ""
    """What an editor wrote after reading the notice; empty while nobody did."""

    @property
    def effect(self) -> Status:
        """What it makes of the source."""
        return EFFECT[self.kind]


@dataclass(frozen=True)
class SourceStatus:
    """The last look at a source. What was never looked at has no date."""

    notices: tuple[Notice, ...] = ()
    notices_checked_on: date | None = None
    link_checked_on: date | None = None
    link_failed_at: tuple[datetime, ...] = ()
    """Failures since the link last worked, in order of time."""
    superseded_by: str = ""
    """What replaces it, as an editor would name it; empty while nothing is known to."""
    mismatch: str = ""
    """In what the registers that know it disagree; empty while they agree, or nobody asked."""

    @property
    def link_is_dead(self) -> bool:
        """Whether the link failed twice, a day or more apart."""
        return links.is_dead(self.link_failed_at)
