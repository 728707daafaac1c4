import pytest

from articles.terms.standing_alone import stands_alone


@pytest.mark.parametrize(
    "text",
    [
        "Hypertension",
        "It hurts. *Hypertension",
        "with hypertension",
        "causes hypertension",
        "severe hypertension",
        "pain, hypertension",
        "and [hypertension",
        "newly hypertension",
        "3 hypertension",
    ],
)
def test_a_word_behind_harmless_words_stands_alone(text):
    assert stands_alone(text, text.lower().index("hypertension"))


@pytest.mark.parametrize(
    "text",
    [
        "portal hypertension",
        "pulmonary hypertension",
        "sickle cell hypertension",
        "drug-induced hypertension",
        "\ufffc hypertension",
        "(portal) hypertension",
    ],
)
def test_part_of_a_longer_name_does_not(text):
    assert not stands_alone(text, text.index("hypertension"))
