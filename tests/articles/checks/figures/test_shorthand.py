"""Short forms beside doses, and Latin and initials for routes."""

import pytest

from articles.checks.figures.shorthand import error_prone, latin
from articles.checks.prepared import prepare


@pytest.fixture
def levels(article, check_context):
    """Return a function: what a check quotes from a body, with its level."""

    def found(check, body, audience="clinician"):
        return [(t.quote, t.level) for t in check(prepare(article(body, audience), check_context))]

    return found


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("Give 10 U of insulin.", "10 U"),
        ("Vitamin D 400 IU daily", "400 IU"),
        ("Give 1000 µg weekly.", "1000 µg"),
        ("Give 1000 μg weekly.", "1000 μg"),
        ("Give 5 µg/kg.", "5 µg"),
        ("Inject 2 cc slowly.", "2 cc"),
        ("Give 1 mg QD.", "QD"),
        ("Take one tablet q.d. with food.", "q.d."),
        ("Take one tablet QOD.", "QOD"),
        ("MS 10 mg was given.", "MS"),
        ("Give MgSO4 2 g.", "MgSO4"),
        ("HUMIRA 40 mg SC every other week", "SC"),
        ("Give 10 mg HS.", "HS"),
        ("Give amoxicillin 500 mg OD.", "OD"),
        ("D/C aspirin 75 mg.", "D/C"),
        ("Give interferon 30 micrograms TIW.", "TIW"),
    ],
)
def test_short_form_beside_a_dose_blocks(levels, body, quoted) -> None:
    assert levels(error_prone, body) == [(quoted, "block")]


@pytest.mark.parametrize(
    "body", ["Mean Cmax was 6.8 µg/mL.", "ALT was 40 U/L.", "vancomycin MIC of 16 µg/ml"]
)
def test_short_form_in_a_result_warns(levels, body) -> None:
    assert [level for _, level in levels(error_prone, body)] == ["warn"]


@pytest.mark.parametrize(
    "body",
    [
        "Give 10 units daily.",
        "In 3 U.S. trials it did no more.",
        "Glossary: microgram (also written mcg or μg).",
        "Call 1-877-44U-QUIT for help.",
        "People with MS, 240 of them, took part.",
        "The magnesium sulphate (MgSO4) crystal is white.",
        "An OD of paracetamol is an emergency.",
        "They live in Charleston, SC.",
        "50 micrograms (50 µg)",
        "QD stands for daily: 1 mg QD.",
    ],
)
def test_other_meanings_and_explanations_are_silent(levels, body) -> None:
    assert levels(error_prone, body) == []


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("Give hydroxocobalamin 1 mg IM.", "IM"),
        ("Start 5 mg bid.", "bid"),
        ("Give 500 mg t.i.d. for a week.", "t.i.d."),
        ("Give it PRN, 5 mg.", "PRN"),
        ("Give 20 mg PO.", "PO"),
        ("Heparin is given as an injection or through an IV tube.", "IV"),
        ("You may be given IV antibiotics.", "IV"),
        ("Inject 40 mg subcut.", "subcut"),
        ("Give it q8h, 10 mg.", "q8h"),
    ],
)
def test_latin_warns_clinicians_and_blocks_for_patients(levels, body, quoted) -> None:
    assert levels(latin, body) == [(quoted, "warn")]
    assert levels(latin, body, "patient") == [(quoted, "block")]


@pytest.mark.parametrize(
    "body",
    [
        "Give 1 mg intramuscularly.",
        "Stage IV disease needs treatment.",
        "Collagen type IV, cranial nerves III, IV and VI, and glycogen disease type IV",
        "Send the prescription to PO Box 12.",
        "They made a bid for the house.",
        "You have it by a drip into a vein (IV).",
        "IV (into a vein) is one way to give it.",
    ],
)
def test_numerals_boxes_and_explanations_are_silent(levels, body) -> None:
    assert levels(latin, body, "patient") == []


def test_shorthand_once_explained_may_be_used_from_there_on(levels) -> None:
    explained = "A needle is put into a vein (IV). Dye goes through the IV line."

    assert levels(latin, explained, "patient") == []
    assert levels(latin, "Dye goes through the IV line, into a vein (IV).", "patient") == [
        ("IV", "block")
    ]
    assert levels(latin, explained + " Take 1 mg PO.", "patient") == [("PO", "block")]
