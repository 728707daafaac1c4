"""A fact: one number, frequency, duration, route, medicine, denial or direction of a text."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from articles.facts.analytes import Analyte
from articles.facts.denial import Denial, Direction
from articles.facts.medicines import Medicine
from articles.facts.timing import Frequency
from articles.facts.units import FORMS, Unit

FactKind = Literal[
    "amount",
    "share",
    "age",
    "time",
    "count",
    "frequency",
    "duration",
    "route",
    "medicine",
    "denial",
    "direction",
]
_GIVEN = FORMS | {"mass", "activity", "equivalent", "volume", "substance", "mass/mass",
                  "activity/mass", "mass/area", "volume/mass", "activity/area"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """What a text says in one place; `start` and `end` are the place of `words` in the text.

    A number has equal `low` and `high`; a percentage and "4 in 10" are shares in per cent.
    An amount that is given to somebody carries what its sentence says of it: how often, for how
    long, by which route, of which medicine.
    """

    kind: FactKind
    words: str
    start: int
    end: int
    sentence: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: str = ""
    """"", "<", "≤", ">", "≥" or "≈"."""
    unit: Unit | None = None
    in_words: bool = False
    restates: bool = False
    """Whether it says the amount before it again, in brackets or after "or"."""
    hint: bool = False
    """Whether the text only hints at it: "tablets" are swallowed."""
    of: Decimal | None = None
    """The 10 of "4 in 10"; None for percentages."""
    lasting: str = ""
    """"lifelong" or "open" (until, as long as) for a duration without number."""
    frequency: Frequency | None = None
    duration: "Fact | None" = None
    route: str = ""
    medicine: Medicine | None = None
    analyte: Analyte | None = None
    denial: Denial | None = None
    direction: Direction | None = None

    @property
    def dimension(self) -> str:
        """What its unit measures; empty without unit."""
        return self.unit.dimension if self.unit else ""

    @property
    def base(self) -> tuple[Fraction, Fraction]:
        """Both ends in the base unit of its dimension, exactly."""
        unit = self.unit
        shift, factor = (unit.shift, unit.factor) if unit else (Fraction(0), Fraction(1))
        low, high = self.low or Decimal(0), self.high or Decimal(0)
        return (Fraction(low) + shift) * factor, (Fraction(high) + shift) * factor

    @property
    def is_given(self) -> bool:
        """Whether it is an amount of something that is given, such as a medicine."""
        return (
            self.kind == "amount"
            and self.dimension in _GIVEN
            and bool(self.frequency or self.route or self.medicine or self.duration)
        )
