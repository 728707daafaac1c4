from hypothesis import given
from hypothesis import strategies as st

from articles.finding.spelling import distance, errors_allowed, nearest

KNOWN = ("metformin", "anaemia", "diabetes", "trouble", "blood", "nerve", "neuropathy")


def test_one_or_two_typing_errors_are_forgiven():
    assert nearest("metphormin", KNOWN) == ["metformin"]
    assert nearest("diabtes", KNOWN) == ["diabetes"]
    assert nearest("blod", KNOWN) == ["blood"]
    assert nearest("nevre", KNOWN) == ["nerve"]


def test_a_word_that_is_only_like_another_is_left_alone():
    assert nearest("double", KNOWN) == []


def test_short_words_and_names_with_digits_are_left_alone():
    assert errors_allowed("leg") == 0
    assert errors_allowed("b12") == 0


def test_letters_swapped_are_one_error():
    assert distance("mountian", "mountain", 2) == 1


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_distance_is_the_same_both_ways_and_bounded(one, other):
    assert distance(one, other, 2) == distance(other, one, 2) <= 3
    assert (distance(one, other, 2) == 0) == (one == other)
