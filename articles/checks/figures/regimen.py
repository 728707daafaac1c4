"""A regimen: what is given, how much, how often, for how long, to whom."""

from dataclasses import dataclass

from articles.facts.fact import Fact
from articles.facts.medicines import Medicine
from articles.facts.timing import Frequency


@dataclass(frozen=True)
class Regimen:
    """One statement of what is given, with the words that make it hold for some people only."""

    audience: str
    where: str
    words: str
    at: int
    medicine: Medicine
    amount: Fact | None = None
    frequency: Frequency | None = None
    duration: Fact | None = None
    route: str = ""
    phase: str = ""
    """"loading", "maintenance" or "" where the text does not say."""
    condition: str = ""
    """The words of the condition, or empty where it is said of everybody."""
    claims: frozenset[str] = frozenset()
    """The ids of the claims that these words are part of."""
