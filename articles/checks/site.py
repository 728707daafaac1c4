"""What a site knows beside an article: its own names, the bodies it trusts, how old is old."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.checks.sources.bodies import Bodies, Body, bodies
from references.ageing import AGES
from references.kinds import ReferenceKind

# The board's name stands in every credit line, so a source of that name is the site itself.
BOARD = "Medical Advisory Board"


@dataclass(frozen=True)
class Site:
    """The settings of one site that checks read; the defaults are sound for any."""

    names: tuple[str, ...] = (BOARD,)
    """What the site, its publisher and its boards are called, to know a source as its own."""
    domains: tuple[str, ...] = ()
    issuing_bodies: tuple[Body, ...] = ()
    """Bodies beside our own list whose guidelines count."""
    ages: Mapping[ReferenceKind, int] = field(default_factory=lambda: AGES)
    """Years after which a source is old; kinds not named take ours."""
    abbreviations: tuple[str, ...] = ()
    """Short forms that every reader of this site knows, beside our own list."""
    in_one_unit: tuple[str, ...] = ()
    """Analytes that laboratories here give in one system of units, beside those of all the world;
    by the names of articles/facts."""

    @property
    def bodies(self) -> Bodies:
        """The bodies known here."""
        return bodies(self.issuing_bodies)

    def longest_age(self, kind: ReferenceKind) -> int:
        """Return after how many years a source of this kind is old."""
        return self.ages.get(kind, AGES[kind])
