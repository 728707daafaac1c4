"""The A to Z: a question stands where somebody would look for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.publishing.alphabet import LETTERS, OTHERS, folded, place_of


@pytest.mark.parametrize(
    ("question", "language", "letter", "key"),
    [
        ("What is (are) Glaucoma ?", "en-GB", "g", "glaucoma"),
        ("What are the treatments for Glaucoma?", "en", "g", "glaucoma"),
        (
            "Can low vitamin B12 make your legs weak?",
            "en-GB",
            "v",
            "vitamin b12 make your legs weak",
        ),
        ("Was hilft bei Ödemen?", "de", "o", "odemen"),
        ("Wie gefährlich ist Übergewicht?", "de-AT", "u", "ubergewicht"),
        ("Is 5-ALA safe?", "en-GB", OTHERS, "5-ala safe"),
        ("What is α-thalassaemia?", "en-GB", OTHERS, "α-thalassaemia"),
        ("What is it?", "en-GB", "w", "what is it"),
        ("¿?", "es", OTHERS, ""),
    ],
)
def test_a_question_stands_under_the_word_it_is_about(question, language, letter, key):
    place = place_of(question, language)

    assert (place.letter, place.key) == (letter, key)


def test_umlauts_stand_beside_their_letters_and_not_behind_z():
    asked = ["Was ist Zöliakie?", "Was ist Ödem?", "Was ist Osteoporose?", "Was ist Oberarm?"]

    in_order = sorted(asked, key=lambda question: place_of(question, "de").key)

    assert in_order == [asked[3], asked[1], asked[2], asked[0]]
    assert folded("Fuß") == "fuss"


@given(st.text(max_size=300), st.sampled_from(["en-GB", "de", "zz", ""]))
def test_every_question_has_a_place(question, language):
    place = place_of(question, language)

    assert place.letter == OTHERS or place.letter in LETTERS
    assert len(place.key) <= 200
