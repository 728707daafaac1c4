"""What is known of a source beyond its record: notices on it, and whether its link leads there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

NoticeKind = Literal["retraction", "withdrawal", "removal", "expression-of-concern", "correction"]
APART = timedelta(hours=24)
"""Two failures nearer than this are one: a server may be down for a night."""


@dataclass(frozen=True)
class Notice:
    """A retraction, expression of concern or correction that a register holds on a source."""

    kind: NoticeKind
    said_by: str
    """The register or the DOI of the notice."""
    acknowledged: str = ""
    """What an editor wrote after reading the notice; empty while nobody did."""


@dataclass(frozen=True)
class SourceStatus:
    """The last look at a source. What was never looked at has no date."""

    notices: tuple[Notice, ...] = ()
    notices_checked_on: date | None = None
    link_checked_on: date | None = None
    link_failed_at: tuple[datetime, ...] = ()
    """Failures since the link last worked, in order of time."""

    @property
    def link_is_dead(self) -> bool:
        """Whether the link failed twice, a day or more apart."""
        failed = self.link_failed_at
        return len(failed) > 1 and max(failed) - min(failed) >= APART

    def grave_notices(self) -> Iterator[Notice]:
        """Yield the notices after which a source cannot simply be cited."""
        yield from (notice for notice in self.notices if notice.kind != "correction")
