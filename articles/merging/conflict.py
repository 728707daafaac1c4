"""A place that two people changed, each in another way, and what can be chosen of it."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from articles.merging.pieces import claim_of

Choice = Literal["mine", "theirs", "both"]
CHOICES: tuple[Choice, ...] = ("theirs", "mine", "both")


class Undecided(Exception):
    """A conflict that nobody has settled."""


@dataclass(frozen=True)
class Conflict:
    """One place: what it was, and the two things that it became."""

    place: str
    """The field it is in, as the edit page's form names it."""
    base: str
    mine: str
    theirs: str
    apart: str = ""
    """What would part one from the other; "" where only one of them can be had."""

    @property
    def key(self) -> str:
        """What a choice is sent under: another text on any side is another conflict."""
        spelt = "\0".join((self.place, self.base, self.mine, self.theirs))
        return hashlib.sha256(spelt.encode()).hexdigest()[:16]

    @property
    def claim(self) -> str:
        """The id of the claim that is in conflict, or ""."""
        return claim_of(self.mine) or claim_of(self.theirs)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen; a claim says one thing, and is not had twice."""
        if not self.apart or not (self.mine and self.theirs) or self.claim:
            return CHOICES[:2]
        return CHOICES

    def settled(self, choice: str | None) -> str:
        """Return the words that are chosen. Raises Undecided where nothing is."""
        if choice not in self.choices:
            raise Undecided(self.place)
        if choice == "both":
            return f"{self.theirs}{self.apart}{self.mine}"
        return self.mine if choice == "mine" else self.theirs
