"""Emotion, mockery, and orders without anybody they are for."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.statements.tone import emotive_words, orders_without_population


@pytest.fixture
def found(article, check_context):
    def found(check, body, audience="clinician"):
        return list(check(prepare(article(body, audience), check_context)))

    return found


@pytest.mark.parametrize(
    "words",
    [
        "This creates a dual assault:",
        "Guillain-Barré syndrome can be a devastating disorder.",
        "This miracle drug helps.",
        "A breakthrough in treatment.",
        "Hepatitis is called a silent killer.",
        'Half of them have "normal" levels.',
    ],
)
def test_emotion_is_advice_and_warns_for_patients(found, words) -> None:
    assert [t.level for t in found(emotive_words, words)] == ["advise"]
    assert [t.level for t in found(emotive_words, words, "patient")] == ["warn"]


@pytest.mark.parametrize(
    "words",
    [
        "Spinal cord damage causes ataxia.",
        "Breakthrough pain and breakthrough bleeding are common.",
        "Ask about sexual assault.",
        'It is called "normal" by the laboratory.',
        '"Underweight", "normal" and "obese" are labels.',
        'A "floppy" infant needs a doctor.',
    ],
)
def test_terms_and_quotations_are_silent(found, words) -> None:
    assert found(emotive_words, words) == []


def test_third_critical_is_one_too_many(found) -> None:
    body = "A critical step.\n\nA critical level.\n\nCritical care is given.\n\nA critical sign.\n"

    (trouble,) = found(emotive_words, body)

    assert trouble.quote == "A critical sign."


@pytest.mark.parametrize(
    "words",
    [
        "Never give folic acid before or without B12 supplementation.",
        "Test any patient with leg weakness who has a risk factor.",
        "Avoid any drinks that have caffeine.",
        "You should stop all medicines.",
        "Never delay calling 911 to take aspirin.",
    ],
)
def test_order_without_population_is_found(found, words) -> None:
    assert [t.quote for t in found(orders_without_population, words)] == [words]


@pytest.mark.parametrize(
    "words",
    [
        "In people with low B12, do not start folic acid alone.",
        "Never give aspirin to children under 16.",
        "Avoid all alcohol if you take metronidazole.",
        "Test every 12 months.",
        "Test every two weeks.",
        "Do not stop all at once.",
        "Doctors test all newborns.",
        "They have never given up.",
    ],
)
def test_population_and_frequency_are_silent(found, words) -> None:
    assert found(orders_without_population, words) == []
