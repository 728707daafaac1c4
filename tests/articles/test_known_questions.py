"""Rows of a list held against what the site answers already, and what it can store."""

import json

import pytest

from articles.exchange.question_rows import rows_of
from articles.known_questions import KnownQuestions
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def _placed(*rows):
    known = KnownQuestions()
    return [known.place(row) for row in rows_of(json.dumps(row).encode() for row in rows)]


@pytest.mark.parametrize(
    ("row", "trouble"),
    [
        ({"question": "Why?", "answer": "a", "slug": "../../x"}, "Address"),
        ({"question": "w" * 301, "answer": "a"}, "301 characters"),
        ({"question": "Why?", "answer": "a" * 200_001}, "200,000"),
        ({"question": "Turned \u202e?", "answer": "a"}, "U+202E"),
    ],
)
def test_what_no_article_can_hold_is_refused_before_anything_is_stored(row, trouble):
    (placed,) = _placed(row)

    assert placed.outcome == "refused"
    assert trouble in placed.message


def test_a_question_is_known_however_it_is_spelt():
    make_article(slug="b12", question="Can low B12 weaken legs?")

    (placed,) = _placed({"question": "can low b12 WEAKEN legs ?", "answer": "Yes."})

    assert (placed.outcome, placed.slug) == ("known", "b12")


def test_addresses_of_the_site_and_of_others_are_not_given_again():
    make_article(slug="why")

    placed = _placed({"question": "Why?", "answer": "a"}, {"question": "Page?", "answer": "a"})

    assert [each.slug for each in placed] == ["why-2", "page-2"]


def test_a_long_address_that_is_taken_keeps_its_length():
    question = "why " * 30

    one, other = _placed(
        {"question": question, "answer": "a"}, {"question": question, "answer": "b"}
    )

    assert one.slug != other.slug
    assert len(other.slug) <= 80
