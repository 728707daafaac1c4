"""Words, numbers and signs keep their places and their worth."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.facts.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", "1000"),
        ("100,000.5", "100000.5"),
        ("0.25", "0.25"),
        ("0·5", "0.5"),
        (".5", "0.5"),
        ("½", "0.5"),
        ("1½", "1.5"),
        ("10⁹", "1000000000"),
        ("10^9", "1000000000"),
        ("10\u00a0000", "10000"),
    ],
)
def test_numbers_have_their_worth(text, value) -> None:
    (token,) = tokenise(text)

    assert token.value == Decimal(value)


def test_a_plain_space_never_joins_two_numbers() -> None:
    assert [token.value for token in tokenise("5 100")] == [5, 100]


@pytest.mark.parametrize("name", ["B12", "HbA1c", "H2", "T4", "COVID-19", "q8h", "CYP3A4"])
def test_names_with_digits_are_no_numbers(name) -> None:
    assert [(token.kind, token.text) for token in tokenise(name)] == [("name", name)]


def test_a_hyphen_between_letters_ties_and_between_digits_stays() -> None:
    assert [(t.text, t.joined) for t in tokenise("two-monthly 5-mg")] == [
        ("two", False),
        ("monthly", True),
        ("5", False),
        ("mg", True),
    ]
    assert [t.text for t in tokenise("2-3")] == ["2", "-", "3"]
    assert [t.text for t in tokenise("20 percent-40 percent")] == [
        "20", "percent", "-", "40", "percent"
    ]  # fmt: skip


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_every_token_stands_where_it_says(text) -> None:
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text
