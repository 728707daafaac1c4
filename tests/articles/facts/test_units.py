"""Units, and how they turn into one another."""

from fractions import Fraction

import pytest

from articles.facts.tokens import tokenise
from articles.facts.units import FORMS, UNITS, read


@pytest.mark.parametrize(
    ("text", "name", "dimension"),
    [
        ("mg", "mg", "mass"),
        ("mcg", "micrograms", "mass"),
        ("μg", "micrograms", "mass"),
        ("IU", "unit", "activity"),
        ("international units", "unit", "activity"),
        ("pg/mL", "pg/mL", "mass/volume"),
        ("mg per kg", "mg/kg", "mass/mass"),
        ("mg/5 mL", "mg/5mL", "mass/volume"),
        ("mmol/mol", "mmol/mol", "substance/substance"),
        ("mL/min/1.73 m²", "mL/minutes/1.73m²", "volume/hours/area"),
        ("per cent", "%", "share"),
        ("mm Hg", "mmHg", "pressure"),
        ("°F", "°F", "celsius"),
        ("tablets", "tablet", "tablet"),
    ],
)
def test_unit_is_read(text, name, dimension) -> None:
    found = read(tokenise(text), 0)

    assert found is not None
    assert (found[0].name, found[0].dimension) == (name, dimension)


def test_a_rate_per_day_is_no_unit() -> None:
    found = read(tokenise("mg per day"), 0)

    assert found is not None
    assert (found[0].name, found[1]) == ("mg", 1)


def test_pg_per_ml_is_ng_per_litre() -> None:
    one, other = read(tokenise("pg/mL"), 0), read(tokenise("ng/L"), 0)

    assert one is not None
    assert other is not None
    assert one[0].factor == other[0].factor


def test_one_letter_is_a_unit_in_its_own_case_only() -> None:
    assert read(tokenise("m"), 0) is not None
    assert read(tokenise("M"), 0) is None


def test_a_thousand_micrograms_are_a_milligram() -> None:
    assert UNITS["mcg"].factor * 1000 == UNITS["mg"].factor == Fraction(1)
    assert "tablet" in FORMS
