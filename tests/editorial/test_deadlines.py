"""A deadline as people say it."""

from datetime import date

import pytest

from editorial.deadlines import in_words

MONDAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 10, 30), "3 days overdue"),
        (date(2026, 11, 1), "1 day overdue"),
        (MONDAY, "due today"),
        (date(2026, 11, 3), "due tomorrow"),
        (date(2026, 11, 6), "due Friday"),
        (date(2026, 11, 8), "due Sunday"),
        (date(2026, 11, 9), "due 9 November"),
        (date(2027, 1, 4), "due 4 January 2027"),
    ],
)
def test_a_deadline_is_said_as_people_say_it(due, said):
    assert in_words(due, MONDAY) == said
