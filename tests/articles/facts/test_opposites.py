"""Denials and directions of two texts."""

import pytest

from articles.facts.opposites import compare
from articles.facts.reader import reading


def found(one: str, other: str) -> list[tuple[str, str]]:
    return [(aspect, verdict) for aspect, verdict, *_ in compare(reading(one), reading(other))]


def test_a_denial_that_only_one_text_makes_is_lost_or_added() -> None:
    one, other = "You should not have a blood test", "Test serum vitamin levels"

    assert found(one, other) == [("denial", "lost")]
    assert found(other, one) == [("denial", "added")]


def test_a_possibility_denied_is_lost_even_beside_weak_words() -> None:
    one, other = "Deficiency cannot cause myelin disease", "Low levels can harm the coat of nerves"

    assert found(one, other) == [("denial", "lost")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is not treated", "It is untreated"),
        ("People who do not get enough B12", "Vitamin B12 deficiency"),
        ("The result is not clear", "The result is indeterminate"),
        ("If they stop too soon, signs return", "If it is not kept up, signs return"),
        ("Do not stop it because of this", "This is not a reason to stop it"),
    ],
)
def test_a_denial_in_other_words_is_met(one, other) -> None:
    assert found(one, other) == []


def test_like_texts_with_one_denial_less_contradict() -> None:
    one = "Stopping the gas is the mainstay and vitamin B12 is recommended"

    assert ("denial", "contradiction") in found(one.replace("is rec", "is not rec"), one)


def test_sides_without_a_common_target_only_differ() -> None:
    assert found("It is safe in adults", "It is dangerous to babies") == [("direction", "lost")]
