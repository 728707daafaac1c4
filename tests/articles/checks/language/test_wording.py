"""Words about people, ages, and words that ran together."""

import pytest

from articles.checks.language.wording import CHECKS, ages_left_open, glued_words, labels_for_people
from articles.checks.prepared import prepare


@pytest.fixture
def quotes(article, check_context):
    def quotes(check, body):
        return [t.quote for t in check(prepare(article(body), check_context))]

    return quotes


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("Adults suffering from major depression", "suffering from"),
        ("If you suffer from migraine, you are not alone.", "suffer from"),
        ("The first victims of the outbreak lived there.", "victims of"),
        ("Those afflicted by it recover.", "afflicted by"),
        ("Some may be wheelchair-bound later.", "wheelchair-bound"),
        ("The person is confined to a wheelchair.", "confined to a wheelchair"),
        ("Diabetic patients need it.", "Diabetic patients"),
        ("It is common in diabetics.", "diabetics"),
        ("It is most common in the elderly.", "the elderly"),
        ("Mentally ill people need care.", "Mentally ill"),
        ("He was non-compliant.", "non-compliant"),
    ],
)
def test_label_for_people_is_found(quotes, body, quoted) -> None:
    assert quotes(labels_for_people, body) == [quoted]


@pytest.mark.parametrize(
    "body",
    [
        "Have your diabetic eye screening.",
        "Ask the elderly care team.",
        "The elderly man went home.",
        "Help for victims of crime and victims of domestic abuse",
        "A non-compliant balloon was used.",
        "Contact the American Foundation for the Blind.",
        "People with diabetes have sufficient care.",
        'Do not write "suffering from".',
    ],
)
def test_services_crimes_and_names_are_silent(quotes, body) -> None:
    assert quotes(labels_for_people, body) == []


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("- Age >60 years", "Age >60 years"),
        ("Adults over age 50 have it.", "Adults over age 50"),
        ("Children under 5 years", "Children under 5 years"),
        ("Infants younger than 3 months old", "Infants younger than 3 months old"),
        ("It affects people over the age of 60.", "people over the age of 60"),
        ("Everyone over 50 should be tested.", "Everyone over 50"),
        ("People aged over 65 need less.", "People aged over 65"),
        ("A case report of patients > 65 years", "patients > 65 years"),
    ],
)
def test_age_left_open_is_found(quotes, body, quoted) -> None:
    assert quotes(ages_left_open, body) == [quoted]


@pytest.mark.parametrize(
    "body",
    [
        "Adults aged 60 and over",
        "We followed people over 10 years.",
        "In patients over 12 weeks it fell.",
        "Adults over 50 kg take more.",
        "Children under 15 kg take less.",
        "People over 40 countries took part; women under 5% did.",
    ],
)
def test_durations_weights_and_clear_ages_are_silent(quotes, body) -> None:
    assert quotes(ages_left_open, body) == []


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("January 6, 2026View editorial policy", "2026View editorial"),
        ("Medical Advisory BoardAll articles are here", "BoardAll articles"),
        ("after the treatmentThe dose is small", "treatmentThe dose"),
    ],
)
def test_glued_words_are_found(quotes, body, quoted) -> None:
    assert quotes(glued_words, body) == [quoted]


@pytest.mark.parametrize(
    "body",
    [
        "MedlinePlus is a site",
        "the McDonald criteria",
        "mRNA is made",
        "GeneTests lists it",
        "pH is",
    ],
)
def test_names_with_capitals_inside_are_silent(quotes, body) -> None:
    assert quotes(glued_words, body) == []


def test_sample_page_has_an_open_age_and_no_labels(quotes, sample_body) -> None:
    assert quotes(ages_left_open, sample_body) == ["Age >60 years"]
    assert quotes(labels_for_people, sample_body) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_long_paragraph_takes_no_second(article, check_context, check) -> None:
    prepared = prepare(article(("people over 50 sufferеrs1O mg " * 2200)[:64_000]), check_context)

    assert len(list(check.find(prepared))) >= 0
