"""Amounts say of what, and are written so that nobody misreads them."""

import pytest

from articles.assemble import assemble
from articles.checks.figures.amounts import CHECKS, named_doses, plain_ranges, whole_decimals
from articles.checks.prepared import prepare
from articles.exchange import markdown_form
from tests.articles.checks.statements.test_parity import DEMO


@pytest.fixture
def quotes(article, check_context):
    return lambda find, body: [t.quote for t in find(prepare(article(body), check_context))]


# Most sentences below are from drug labels and NIH pages.
@pytest.mark.parametrize(
    "body",
    [
        "- Then maintenance: 1 mg intramuscularly every 2 months",
        "The usual starting dose is 0.25 mg twice a week.",
        "Two weeks later continue with a dose of 40 mg every other week.",
        "Most people are successfully treated with 7.5 mg a day or less.",
        "| Phase | Regimen |\n|---|---|\n| Loading | 1 mg intramuscularly daily |",
    ],
)
def test_dose_without_a_medicine_is_found(quotes, body) -> None:
    assert len(quotes(named_doses, body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "- Then hydroxocobalamin 1 mg intramuscularly every 2 months",
        "Take Zzyzxol 300 mg daily.",
        "The dose is 40 mg of zzyzxol every other week.",
        "Eat less than 1,500 mg of sodium a day.",
        "The baby gained 30 g a day.",
        "Total B12 of less than 180 ng/L confirms deficiency.",
        "| Phase | Hydroxocobalamin |\n|---|---|\n| Loading | 1 mg intramuscularly daily |",
        "- B12 injections. You have 1 mg every 2 months.",
    ],
)
def test_dose_with_its_medicine_is_silent(quotes, body) -> None:
    assert quotes(named_doses, body) == []


@pytest.mark.parametrize(
    ("body", "quote", "fix"),
    [
        ("Give it every 2-3 months.", "every 2-3 months", "every 2 to 3 months"),
        ("It may take 14+ months.", "14+ months", "14 months or more"),
        ("- 180-350 pg/mL is borderline", "180-350 pg/mL", "180 to 350 pg/mL"),
        ("It is fatal in 90–95% of people.", "90–95%", "90 to 95%"),
        ("The incubation is 9-16 days.", "9-16 days", "9 to 16 days"),
    ],
)
def test_range_with_a_dash_or_plus_is_found_and_mended(
    article, check_context, body, quote, fix
) -> None:
    (trouble,) = plain_ranges(prepare(article(body), check_context))

    assert (trouble.quote, trouble.fix) == (quote, fix)


@pytest.mark.parametrize(
    "body",
    [
        "every 2 to 3 months",
        "B12-dependent enzymes",
        "a 5-day course",
        "in 2019-2020",
        "COVID-19 and interleukin-6",
        "pages 149-160",
        "call 020-7946-0018",
    ],
)
def test_what_is_no_range_is_silent(quotes, body) -> None:
    assert quotes(plain_ranges, body) == []


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("Give 0. 1 mg per day.", "0. 1 mg"),
        ("The dose is 2. 5 mg daily.", "2. 5 mg"),
        ("It occurs in 0. 5 % of people.", "0. 5 %"),
        ("Give 0. 25 micrograms.", "0. 25 micrograms"),
    ],
)
def test_split_decimal_is_found(quotes, body, quote) -> None:
    assert quotes(whole_decimals, body) == [quote]


@pytest.mark.parametrize(
    "body",
    [
        "Give 0.1 mg. 1 in 5 people need more.",
        "1. 5 mg of aspirin",
        "It was given on day 10. 5 mg is enough.",
        "See version 1.2. 3 people did.",
    ],
)
def test_end_of_a_sentence_is_no_split_decimal(quotes, body) -> None:
    assert quotes(whole_decimals, body) == []


def test_sample_page_raises_what_was_found_on_it(article, check_context, sample_body) -> None:
    content = article(sample_body)

    found = {check.id: [f.quote for f in check.run(content, check_context)] for check in CHECKS}

    assert found == {
        "NUM-06": [
            "Then maintenance: 1 mg intramuscularly every 2 months for life 3",
            "Then maintenance: 1 mg intramuscularly every 2-3 months for life 3",
        ],
        "NUM-07": [
            "<180 pg/mL = diagnostic for deficiency",
            "180-350 pg/mL = borderline, proceed to step 2",
            "350 pg/mL but high clinical suspicion = still proceed to step 2",
        ],
        "NUM-08": [
            'Up to 50% of patients with "normal" serum B12 levels have metabolic deficiency when '
            "measured by methylmalonic acid (MMA). 2, 3"
        ],
        "NUM-09": ["180-350 pg/mL", "every 2-3 months", "14+ months"],
        "NUM-10": [],
    }


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_demonstration_articles_are_silent(path, check_context) -> None:
    content = assemble(markdown_form.read(path.read_text(encoding="utf-8")).draft)

    assert [f for check in CHECKS for f in check.run(content, check_context)] == []
