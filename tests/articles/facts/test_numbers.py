"""Numbers in digits and words, ranges and comparators."""

from decimal import Decimal

import pytest

from articles.facts.numbers import after, comparator, read
from articles.facts.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("two", 2, 2),
        ("twenty-five", 25, 25),
        ("one hundred and twenty", 120, 120),
        ("2.5 million", 2_500_000, 2_500_000),
        ("a thousand", 1000, 1000),
        ("half a tablet", "0.5", "0.5"),
        ("a quarter of", "0.25", "0.25"),
        ("two and a half", "2.5", "2.5"),
        ("three quarters", "0.75", "0.75"),
        ("1 1/2 tablets", "1.5", "1.5"),
        ("1/2 tablet", "0.5", "0.5"),
        ("2 to 3", 2, 3),
        ("2-3", 2, 3),
        ("2–3", 2, 3),
        ("two or three", 2, 3),
        ("2 × 10⁶", 2_000_000, 2_000_000),
    ],
)
def test_number_is_read(text, low, high) -> None:
    number = read(tokenise(text), 0)

    assert number is not None
    assert (number.low, number.high) == (Decimal(low), Decimal(high))


def test_between_takes_and() -> None:
    number = read(tokenise("between 2 and 3"), 1)

    assert number is not None
    assert (number.low, number.high) == (2, 3)


@pytest.mark.parametrize("text", ["120/80 mmHg", "3 to 2", "5 and 6"])
def test_what_is_no_range_is_read_as_its_first_number(text) -> None:
    number = read(tokenise(text), 0)

    assert number is not None
    assert number.low == number.high


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("less than 5", "<"),
        ("under 5", "<"),
        ("more than 5", ">"),
        ("over 5", ">"),
        ("up to 5", "≤"),
        ("no more than 5", "≤"),
        ("not exceeding 5", "≤"),
        ("up to about 5", "≤"),
        ("at least 5", "≥"),
        ("about 5", "≈"),
        (">= 5", "≥"),
        ("5", ""),
    ],
)
def test_comparator_in_signs_and_words(text, sign) -> None:
    assert comparator(tokenise(text), 0)[0] == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("or more", "≥"),
        ("and over", "≥"),
        ("+", "≥"),
        ("or less", "≤"),
        ("or more than that", ""),
        ("and go", ""),
    ],
)
def test_comparator_behind_a_quantity(text, sign) -> None:
    assert after(tokenise(text), 0)[0] == sign
