import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.finding.words import LONGEST_WORD, fold, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("anaemias", "Anemia"),
        ("tumour", "tumors"),
        ("haemorrhoids", "hemorrhoid"),
        ("diarrhoea", "diarrhea"),
        ("Sjögren’s", "sjogrens"),
        ("oesophagus", "esophagus"),
        ("injections", "injection"),
        ("fibre", "fiber"),
        ("paralysed", "paralyzed"),
    ],
)
def test_forms_and_spellings_of_a_word_meet(one, other):
    assert stems(one) == stems(other) != []


def test_words_that_say_nothing_are_left_out():
    assert stems("What is the cause of it, and why do I have it?") == ["caus"]


def test_digits_and_names_with_digits_stay():
    assert stems("vitamin B12, type 2, 5-HT") == ["vitamin", "b12", "type", "2", "5", "ht"]


def test_german_words_are_cut_by_their_own_rules():
    assert stems("Müdigkeit und Schwächen der Beine", "de") == stems(
        "mudigkeit schwäche bein", "de"
    )


def test_places_are_those_in_the_text():
    text = "Ménière’s disease"

    assert [text[w.start : w.end] for w in words(text)] == ["Ménière’s", "disease"]


@given(st.text(max_size=300), st.sampled_from(["en", "de", "fr", ""]))
def test_any_text_gives_short_words_of_letters_and_digits(text, language):
    for word in words(text, language):
        assert 0 < len(word.folded) <= LONGEST_WORD
        assert word.stem.isalnum() or not word.stem
        assert text[word.start : word.end]


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
