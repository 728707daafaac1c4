import pytest

from articles.terms.noticing import is_abbreviated, is_explained


def explained(text, word="numbness", plain="loss of feeling"):
    start = text.index(word)
    return is_explained(text, start, start + len(word), plain)


@pytest.mark.parametrize(
    "text",
    [
        "numbness (loss of feeling)",
        "numbness (when you feel little)",
        "loss of feeling (numbness)",
        "when you feel little (numbness)",
        "It is called numbness.",
        "feeling little, known as *numbness*",
        "numbness, which means feeling little",
        "numbness is when you feel little",
        "numbness or loss of\n feeling",
        "Loss of feeling and numbness",
    ],
)
def test_a_text_that_explains_is_left_alone(text):
    assert explained(text)


@pytest.mark.parametrize(
    "text",
    [
        "numbness is a common sign",
        "numbness (NB)",
        "Loss of feeling. Later comes numbness",
        "numbness and weakness",
        "numbness which is common",
    ],
)
def test_a_text_that_does_not_is_told_apart(text):
    assert not explained(text)


def test_a_short_wording_is_not_seen_inside_a_longer_word():
    assert not explained("because of numbness", plain="use")


def test_an_abbreviation_behind_is_seen():
    assert is_abbreviated("numbness (NB)", 8)
    assert not is_abbreviated("numbness (no feeling)", 8)
