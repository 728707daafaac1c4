"""What a check says: a finding, and the trouble a check sees before it is given a level."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Level = Literal["block", "warn", "advise", "unchecked"]
LEVELS: tuple[Level, ...] = ("block", "warn", "advise", "unchecked")
"""Gravest first; "unchecked" is no degree, and a site never turns it into one."""

WHOLE_ARTICLE = "article"


@dataclass(frozen=True)
class Trouble:
    """What a check found, before the registry puts its id and level on it."""

    where: str
    """"headline", "short_answer", "body", "claim <id>", "reference <key>" or "article"."""
    quote: str
    """The exact words in trouble; empty where something is absent."""
    message: str
    """Place and trouble, in a sentence that ends with a stop."""
    cure: str
    audience: str = ""
    """Whose text; empty where it concerns every reader."""
    at: int | None = None
    """Offset of the quote in the source of the part named by `where`, in characters."""
    level: Level | None = None
    """Only where the check's rule names another level for this case than its own."""
    fix: str | None = None
    """What to put in the place of the quote; only where this cure is certain."""


@dataclass(frozen=True)
class Finding:
    """What a check tells an editor: id, level, audience, place, exact words, trouble, cure."""

    id: str
    level: Level
    audience: str
    where: str
    quote: str
    message: str
    cure: str
    at: int | None = None
    fix: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values under the names that other programs rely on."""
        return asdict(self)


def tightened(level: Level, by: Level | None) -> Level:
    """Return the graver of a finding's level and the one a site has set; never a milder one."""
    if by is None or "unchecked" in (level, by):
        return level
    return min(level, by, key=LEVELS.index)
