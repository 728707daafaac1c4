"""What two texts say otherwise, as data: contradicted, lost, added, or only put otherwise."""

from dataclasses import dataclass
from typing import Literal

from articles.facts.fact import Fact

Verdict = Literal["explained", "contradiction", "lost", "added"]
ONLY_ONE = "only one text says it"


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that the first text, the second, or both put otherwise.

    `aspect` is the kind of fact, or "comparator" where only the side of a value differs.
    """

    aspect: str
    verdict: Verdict
    reason: str
    one: Fact | None
    other: Fact | None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that differ, of one text or of both."""
        return tuple(fact for fact in (self.one, self.other) if fact is not None)


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs between two texts; texts with the same facts have none."""

    found: tuple[Difference, ...]

    @property
    def contradictions(self) -> tuple[Difference, ...]:
        """What cannot both be true."""
        return tuple(each for each in self.found if each.verdict == "contradiction")

    @property
    def unmatched(self) -> tuple[Difference, ...]:
        """What one text says and the other leaves open."""
        return tuple(each for each in self.found if each.verdict in ("lost", "added"))

    @property
    def explained(self) -> tuple[Difference, ...]:
        """What is the same in other words, units or rounding."""
        return tuple(each for each in self.found if each.verdict == "explained")
