"""What was read from a wording, in words."""

import pytest

from editorial.views.workspace.facts_shown import facts_of


def meanings(words):
    return [(fact.kind, fact.meaning) for fact in facts_of(words)]


def test_an_amount_says_medicine_route_how_often_and_how_long():
    words = "Hydroxocobalamin 1 mg is given intramuscularly on alternate days for two weeks."

    assert meanings(words) == [
        ("Amount", "1 mg, hydroxocobalamin, intramuscular, every 2 days, for 2 weeks")
    ]


@pytest.mark.parametrize(
    ("words", "kind", "meaning"),
    [
        ("Levels <180 pg/mL.", "Amount", "<180 pg/mL"),
        ("A level of 180-350 pg/mL.", "Amount", "180 to 350 pg/mL"),
        ("About 4 in 10 people.", "Share", "≈40 %"),
        ("It is taken every 2 months.", "How often", "every 2 months"),
        ("Take it daily.", "How often", "every day"),
        ("Take it twice daily.", "How often", "every 12 hours"),
        ("Take it as needed.", "How often", "as needed"),
        ("Take it for life.", "How long", "lifelong"),
        ("Metformin lowers it.", "Medicine", "metformin"),
    ],
)
def test_each_fact_is_shown_as_it_was_understood(words, kind, meaning):
    assert (kind, meaning) in meanings(words)


def test_words_as_written_stand_beside_the_meaning():
    (fact,) = facts_of("About 4 in 10 people.")

    assert fact.words == "About 4 in 10"


def test_words_without_facts_have_none():
    assert facts_of("Legs can feel weak.") == []
