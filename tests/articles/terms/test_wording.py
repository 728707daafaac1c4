import pytest

from articles.terms import wording
from articles.terms.matching import Matcher


def fitted(plain, text, word):
    (match,) = Matcher([word]).find(text)
    return wording.fitting(plain, match, text)


@pytest.mark.parametrize(
    ("text", "plain", "words"),
    [
        ("the ulcer", "open sore", "open sore"),
        ("Ulcer", "open sore", "Open sore"),
        ("an ulcer", "open sore", "open sore"),
        ("an ulcer", "sore", "a sore"),
        ("An ulcer", "sore", "A sore"),
        ("two ulcers", "sore", "sores"),
        ("two ulcers", "a sore", "sores"),
        ("your ulcer", "a sore", "sore"),
        ("with ulcer", "a sore", "a sore"),
        ("an ulcer", "unit of skin", "a unit of skin"),
        ("two ulcers", "pins and needles", "pins and needles"),
    ],
)
def test_a_wording_is_made_to_fit(text, plain, words):
    assert fitted(plain, text, "ulcer")[0] == words


@pytest.mark.parametrize(
    ("text", "plain", "word"),
    [
        ("two ulcers", "hole in the skin", "ulcer"),
        ("an ulcer", "pins and needles", "ulcer"),
        ("one diuretic", "water tablets", "diuretics"),
    ],
)
def test_a_wording_that_cannot_fit_is_not_used(text, plain, word):
    assert fitted(plain, text, word) is None


def test_the_head_of_a_wording_says_its_number():
    assert fitted("lack of red cells", "an anaemia", "anaemia") == ("a lack of red cells", 0)


@pytest.mark.parametrize(
    ("plain", "article"),
    [("hour", "an"), ("unit", "a"), ("urgent card", "an"), ("uterus", "a"), ("MRI", "an")],
)
def test_the_article_follows_the_sound(plain, article):
    other = {"an": "a biopsy", "a": "an ulcer"}[article]

    assert fitted(plain, other, other.split()[1]) == (f"{article} {plain}", 0)


def test_no_character_of_a_wording_is_a_mark():
    assert wording.escaped("a *b* [c] | d") == r"a \*b\* \[c\] \| d"
