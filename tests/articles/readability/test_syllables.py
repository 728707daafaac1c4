"""Syllables of words as they are spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.readability.data_syllables import SPOKEN
from articles.readability.syllables import syllables


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "the made nurse cough ached helped needs I breathe mg can't don't won’t sea aches"),
        (2, "table needed muscle tissue disease changes quiet doctor's isn't tingle headaches"),
        (3, "oedema medicine idea hospital nausea diarrhoea area vegetable surgery"),
        (4, "anaemia leukaemia neuropathy American laboratories societies realistic aneurysm"),
        (5, "methylmalonic aetiology"),
        (6, "hypokalaemia gastrointestinal osteoarthritis"),
        (7, "hydroxocobalamin"),
    ],
)
def test_words_are_counted_as_spoken(count: int, words: str) -> None:
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


@pytest.mark.parametrize(
    ("word", "count"),
    [("2.5", 1), ("1,000", 1), ("B12", 1), ("well-known", 2), ("FDA", 3), ("WHO", 5), ("café", 2)],
)
def test_symbols_parts_and_capitals(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.text(max_size=40))
def test_every_text_has_a_syllable(text: str) -> None:
    assert syllables(text) >= 1


def test_listed_words_are_words() -> None:
    assert all(word.isalpha() and word.islower() and count > 0 for word, count in SPOKEN.items())
