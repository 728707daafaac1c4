"""What laboratories measure, in mass and in moles."""

from fractions import Fraction

import pytest

from articles.facts.analytes import ANALYTES, hba1c_in_mmol_per_mol, read, to_substance
from articles.facts.tokens import tokenise
from articles.facts.units import UNITS


@pytest.mark.parametrize(
    ("name", "mass", "per", "substance", "expected"),
    [
        # The pairs are those of common reference ranges and of the AMA Manual's factors.
        ("vitamin B12", "180 pg", 1, "pmol", 133),
        ("glucose", "126 mg", 100, "mmol", 7.0),
        ("cholesterol", "200 mg", 100, "mmol", 5.17),
        ("creatinine", "1 mg", 100, "µmol", 88.4),
        ("calcium", "10 mg", 100, "mmol", 2.5),
        ("urate", "6 mg", 100, "µmol", 357),
        ("bilirubin", "1 mg", 100, "µmol", 17.1),
        ("vitamin D", "20 ng", 1, "nmol", 50),
    ],
)
def test_mass_turns_into_moles(name, mass, per, substance, expected) -> None:
    number, unit = mass.split()
    given = Fraction(number) * UNITS[unit].factor / per

    moles = to_substance(ANALYTES[name], given)

    assert moles is not None
    # Per litre: the base is per millilitre.
    assert float(moles * 1000 / UNITS[substance].factor) == pytest.approx(expected, rel=0.01)


def test_hba1c_of_6_5_per_cent_is_48() -> None:
    assert round(hba1c_in_mmol_per_mol(Fraction("6.5"))) == 48


def test_an_analyte_is_named_in_several_ways() -> None:
    found = read(tokenise("Serum B12"), 0)

    assert found is not None
    assert found[0].name == "vitamin B12"


def test_every_unit_of_an_analyte_is_known() -> None:
    for analyte in ANALYTES.values():
        for unit in analyte.units:
            assert unit == "%" or "/" in unit
