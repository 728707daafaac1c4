"""A table taken away runs nothing in the program that opens it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.spreadsheets import cell, lines


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        '=HYPERLINK("https://evil.example","x")',
        "\t=1",
        "  =1",
        "\r=1",
        "\n@x",
        "\x00=1",
        "\ufeff=1",
        "＝1",
        "＋1",
    ],
)
def test_a_formula_is_words(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Vitamin B12", "a=b", "10.1000/x-y", "", "1,5"])
def test_words_stay_as_they_are(text):
    assert cell(text) == text


def test_numbers_are_numbers_and_nothing_is_nothing():
    assert [cell(value) for value in (-1, 2.5, 0, None)] == ["-1", "2.5", "0", ""]


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
def test_every_cell_comes_back_as_words_that_are_no_formula(rows):
    written = "".join(lines(("one", "two"), rows)).removeprefix("\ufeff")

    if "\x00" in written:
        return
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert read[1:] == [[cell(value) for value in row] for row in rows]
    assert not any(value.strip()[:1] in ("=", "+", "-", "@") for row in read for value in row)
