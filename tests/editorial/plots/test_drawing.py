"""Drawings are well-formed, escaped, and their axes are round."""

from xml.etree import ElementTree

import pytest
from django.utils.html import conditional_escape
from hypothesis import given
from hypothesis import strategies as st

from editorial.plots.drawing import drawing, text, tick_words, ticks


def test_words_cannot_become_markup():
    drawn = drawing('a "b" <c>', [text(0, 0, "<script>x</script> & 'y'", "words")], height=10)

    root = ElementTree.fromstring(drawn)

    assert root.get("aria-label") == 'a "b" <c>'
    assert [each.text for each in root] == ["<script>x</script> & 'y'"]


def test_a_template_takes_a_drawing_as_it_is():
    drawn = drawing("Two", [], height=10)

    assert conditional_escape(drawn) == drawn


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (0, [0, 1]),
        (3, [0, 1, 2, 3]),
        (7, [0, 2, 4, 6, 8]),
        (100, [0, 50, 100]),
        (11_308, [0, 5000, 10_000, 15_000]),
    ],
)
def test_an_axis_has_round_numbers(highest, expected):
    assert ticks(highest) == expected


@given(st.floats(min_value=0, max_value=1e9))
def test_an_axis_reaches_the_highest_value_with_few_steps(highest):
    found = ticks(highest)

    assert found[0] == 0
    assert found[-1] >= highest
    assert 2 <= len(found) <= 6


def test_numbers_on_an_axis_are_said_as_people_write_them():
    assert [tick_words(each) for each in (0, 1500.0, 2.5)] == ["0", "1,500", "2.5"]
