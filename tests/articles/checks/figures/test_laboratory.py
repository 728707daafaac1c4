"""Laboratory values in both systems of units."""

from dataclasses import replace

import pytest

from articles.checks.figures.laboratory import one_system
from articles.checks.prepared import prepare
from articles.checks.site import Site


@pytest.fixture
def found(article, check_context):
    def run(body, audience="clinician"):
        prepared = prepare(article(body, audience=audience), check_context)
        return [(t.quote, t.level) for t in one_system(prepared)]

    return run


@pytest.mark.parametrize(
    "body",
    [
        "Serum B12 below 180 pg/mL confirms deficiency.",
        "- Serum B12 level\n  - <180 pg/mL",
        "A fasting glucose of 126 mg/dL or more means diabetes.",
        "Total cholesterol above 5.2 mmol/L is high.",
        "An A1C of 5.7 to 6.4 percent is prediabetes.",
        "Calcium was greater than 10.5 mg/dL.",
    ],
)
def test_value_in_one_system_warns(found, body) -> None:
    assert [level for _, level in found(body)] == [None]


@pytest.mark.parametrize(
    "body",
    [
        "Total B12 of less than 180 ng/L (133 pmol/L) confirms deficiency.",
        "A fasting glucose of 7.0 mmol/L (126 mg/dL) or more means diabetes.",
        "HbA1c of 6.5% (48 mmol/mol) means diabetes.",
        "Potassium below 3.0 mmol/L is low.",
        "TSH above 10 mU/L is high.",
        "Haemoglobin below 130 g/L is low.",
        "Growth hormone falls below 1 ng/mL after glucose.",
        "Inject hydroxocobalamin 1 mg/mL.",
    ],
)
def test_both_systems_or_one_worldwide_are_silent(found, body) -> None:
    assert found(body) == []


def test_unit_that_no_laboratory_uses_blocks(found) -> None:
    assert ("200-500 pg/dL", "block") in found("Serum B12 of 200-500 pg/dL is unclear.")


def test_patients_are_not_asked_for_two_units(found) -> None:
    assert found("Serum B12 below 180 pg/mL is low.", "patient") == []


def test_analyte_that_a_site_gives_in_one_unit_is_exempt(article, check_context) -> None:
    here = replace(check_context, site=Site(in_one_unit=("glucose",)))
    content = article("A fasting glucose of 126 mg/dL is high. Calcium was above 10.5 mg/dL.")

    (found,) = one_system(prepare(content, here))

    assert found.quote.startswith("Calcium")
