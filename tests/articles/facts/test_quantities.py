"""Numbers with what they count or measure."""

from decimal import Decimal

import pytest

from articles.facts.quantities import read
from articles.facts.tokens import tokenise


def found(text: str):
    tokens = tokenise(text)
    return next((q for at in range(len(tokens)) if (q := read(tokens, at))), None)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "sign"),
    [
        ("1 mg", "amount", 1, 1, ""),
        ("10 mg to 20 mg", "amount", 10, 20, ""),
        ("500 micrograms to 1 mg", "amount", 500, 1000, ""),
        ("less than 180 pg/mL", "amount", 180, 180, "<"),
        ("14+ months", "time", 14, 14, "≥"),
        ("for 2 weeks", "duration", 2, 2, ""),
        ("a 2-week course", "duration", 2, 2, ""),
        ("for 3 months or longer", "duration", 3, 3, "≥"),
        ("for up to 10 days", "duration", 10, 10, "≤"),
        ("over 30 minutes", "duration", 30, 30, ""),
        ("after 3 months", "time", 3, 3, ""),
        ("aged 16 and over", "age", 16, 16, "≥"),
        ("children under 12 years", "age", 12, 12, "<"),
        ("adults over 65", "age", 65, 65, ">"),
        ("5 years old", "age", 5, 5, ""),
        ("38%", "share", 38, 38, ""),
        ("4 in 10", "share", 40, 40, ""),
        ("one in five people", "share", 20, 20, ""),
        ("12 out of 24 people", "share", 50, 50, ""),
        ("up to 1 in 10", "share", 10, 10, "≤"),
        ("half of people", "share", 50, 50, ""),
        ("141 people", "count", 141, 141, ""),
        ("do not take more than 8 tablets", "amount", 8, 8, "≤"),
        ("maximum daily dose is 4 g", "amount", 4, 4, "≤"),
    ],
)
def test_quantity_is_read(text, kind, low, high, sign) -> None:
    quantity = found(text)

    assert quantity is not None
    assert (quantity.kind, quantity.low, quantity.high, quantity.comparator) == (
        kind, Decimal(low), Decimal(high), sign
    )  # fmt: skip


@pytest.mark.parametrize("text", ["step 2", "type 1 diabetes", "in 2026", "one study", "\n1. Test"])
def test_numbers_that_count_nothing(text) -> None:
    assert found(text) is None


def test_initials_are_no_units() -> None:
    quantity = found("3 U.S. trials")

    assert quantity is not None
    assert quantity.unit is None


def test_5_in_24_hours_is_no_share() -> None:
    quantity = found("4 in 24 hours")

    assert quantity is not None
    assert quantity.kind == "count"
