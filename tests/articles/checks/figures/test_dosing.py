"""Doses that are read ten, a hundred or a thousand times too large."""

import pytest

from articles.checks.figures import dosing
from articles.checks.prepared import prepare


@pytest.fixture
def quotes(article, check_context):
    """Return a function: what a check quotes from a body."""

    def found(check, body, audience="clinician"):
        return [t.quote for t in check(prepare(article(body, audience), check_context))]

    return found


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("Give 1.0 mg.", "1.0 mg"),
        ("Give 10.00 mg of it.", "10.00 mg"),
        ("Give 0.50 mg.", "0.50 mg"),
        ("Give 1.0 mg/kg.", "1.0 mg/kg"[:6]),
        ("Take 1.0-2 mg at night.", "1.0-2 mg"),
        ("Inject 1.0 mL.", "1.0 mL"),
        ("Give 1.0 g once daily.", "1.0 g"),
        ("Give heparin 5,000.0 units.", "5,000.0 units"),
        ("Ampoules hold 1.0 mg/mL.", "1.0 mg"),
        ("Give 10.0\u00a0mg.", "10.0\u00a0mg"),
    ],
)
def test_trailing_zero_is_found(quotes, body, quoted) -> None:
    assert quotes(dosing.trailing_zeros, body) == [quoted]


@pytest.mark.parametrize(
    "body",
    [
        "The potassium was 4.0 mmol/L.",
        "A haemoglobin of 10.0 g/dL.",
        "Serum adalimumab was 8.0 mcg/mL.",
        "Grade 1.0 of version 2.0",
        "Give 10 mg, 100 mg or 1.05 mg.",
        "A cup of cauliflower has 3.0 grams of fibre.",
        "1 small potato, baked, with skin 3.0 grams",
        "1 packet of whole-grain cereal, hot (oatmeal) 3.0 grams",
        "The tumour was 2.0 cm wide.",
    ],
)
def test_results_and_measures_may_have_their_zero(quotes, body) -> None:
    assert quotes(dosing.trailing_zeros, body) == []


@pytest.mark.parametrize("body", ["Start with .25 mg.", "Give (.5 mL) now.", "Take ·5 mg."])
def test_naked_decimal_is_found(quotes, body) -> None:
    assert len(quotes(dosing.naked_decimals, body)) == 1


@pytest.mark.parametrize(
    "body", ["Give 0.5 mg.", "p = .05", "Take it daily.5 mg is enough.", "..5 mg"]
)
def test_leading_zero_and_statistics_are_silent(quotes, body) -> None:
    assert quotes(dosing.naked_decimals, body) == []


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("Tegretol300 mg", "Tegretol300 mg"),
        ("Take 200mg.", "200mg"),
        ("sodium 2,300milligrams", "2,300milligrams"),
        ("Inject 0.8mL.", "0.8mL"),
    ],
)
def test_words_numbers_and_units_stand_apart(quotes, body, quoted) -> None:
    assert quotes(dosing.run_together, body) == [quoted]


@pytest.mark.parametrize(
    "body", ["vitamin B12 300 micrograms", "10\u00a0mg", "5G networks", "CYP2C9"]
)
def test_names_with_digits_are_silent(quotes, body) -> None:
    assert quotes(dosing.run_together, body) == []


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("100000 units", "100000 units"),
        ("Take 1200 mg a day.", "1200 mg"),
        ("1000 to 2000 mg", "1000 to 2000 mg"),
    ],
)
def test_thousands_without_comma_are_found(quotes, body, quoted) -> None:
    assert quotes(dosing.missing_commas, body) == [quoted]


@pytest.mark.parametrize(
    "body", ["100,000 units", "0.0001 mg", "In 2026 units were counted.", "since 2011", "999 mg"]
)
def test_commas_years_and_decimals_are_silent(quotes, body) -> None:
    assert quotes(dosing.missing_commas, body) == []


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("Inject it bimonthly.", "bimonthly"),
        ("Take 40 mg bi-weekly.", "bi-weekly"),
        ("Follow-up visits are biweekly.", "biweekly"),
        ("Give 1 mg TIW.", "TIW"),
        ("Take blood pressure medications as directed.", "as directed"),
    ],
)
def test_ambiguous_frequency_is_found(quotes, body, quoted) -> None:
    assert quotes(dosing.ambiguous_frequencies, body) == [quoted]


@pytest.mark.parametrize(
    "body",
    [
        "Give it every 2 months.",
        "The newsletter appears bimonthly.",
        "Take one tablet twice a day as directed.",
        "Use it as directed on the label.",
        "They turned left as directed.",
        "The lotion is safe when used as directed.",
        "If your pain stays after you take your medicine as directed, call for help.",
    ],
)
def test_clear_frequency_is_silent(quotes, body) -> None:
    assert quotes(dosing.ambiguous_frequencies, body) == []


def test_offset_leads_to_the_dose(article, check_context) -> None:
    body = "Give 1 mg first. [Then *give* 1.0 mg.]{#dose} [@puri2011]\n"

    (found,) = dosing.trailing_zeros(prepare(article(body), check_context))

    assert body[found.at :].startswith("1.0 mg")
    assert found.cure == 'Write "1" for "1.0".'


@pytest.mark.parametrize("check", dosing.CHECKS, ids=lambda check: check.id)
def test_a_long_paragraph_takes_no_second(article, check_context, check) -> None:
    body = ("Give 1.0 mg IV bid " * 3400)[:64_000]
    prepared = prepare(article(body, "patient"), check_context)

    assert len(list(check.find(prepared))) >= 0


def test_sample_page_is_silent_where_it_must_be(article, check_context, sample_body) -> None:
    silent = ("DOSE-01", "DOSE-02", "DOSE-03", "DOSE-04", "DOSE-05", "DOSE-08")
    prepared = prepare(article(sample_body), check_context)

    assert [f for each in dosing.CHECKS if each.id in silent for f in each.findings(prepared)] == []
