"""A dangerous change: one thing in a text that is not as it was and could harm a reader."""

from dataclasses import dataclass
from typing import Literal, get_args

from articles import canonical

DangerKind = Literal[
    "number",
    "unit",
    "comparator",
    "negation",
    "medicine",
    "frequency",
    "duration",
    "route",
    "people",
    "link",
    "citation",
    "emphasis",
    "care_card",
    "moved",
    "loss",
    "new",
]
KINDS: tuple[str, ...] = get_args(DangerKind)

GONE = "(gone)"
NOT_THERE = "(not there)"


@dataclass(frozen=True)
class Danger:
    """One change that must be seen: what it was, what it is, and where both stand."""

    kind: DangerKind
    audience: str
    """Whose text it is in; empty for what belongs to the whole article."""
    where: str
    """As in a finding: "headline", "short_answer", "body", "claim leg-weakness", "article"."""
    claim: str
    """The id of the claim it stands in, or empty."""
    before: str
    """Empty where nothing stood."""
    after: str
    """Empty where nothing stands."""
    context_before: str
    """The words around it as they were; empty where there were none."""
    context_after: str
    nth: int = 0
    """Which of several equal changes it is, in reading order."""

    @property
    def words(self) -> str:
        """The change in words: "1 mg → 10 mg"."""
        return f"{self.before or NOT_THERE} → {self.after or GONE}"

    @property
    def digest(self) -> str:
        """What a tick is bound to: it survives a reload, but no other change of these words."""
        return canonical.digest(canonical.CHANGE, self.to_json())

    def to_json(self) -> dict[str, str | int]:
        """Return plain JSON values that say all of it."""
        return {
            "kind": self.kind,
            "audience": self.audience,
            "where": self.where,
            "claim": self.claim,
            "before": self.before,
            "after": self.after,
            "context_before": self.context_before,
            "context_after": self.context_after,
            "nth": self.nth,
        }
