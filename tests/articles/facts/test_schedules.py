"""How often and for how long, compared."""

import pytest

from articles.facts.reader import read
from articles.facts.schedules import frequencies, lasting, of_amounts


def verdicts(compare, one: str, other: str) -> list[str]:
    return [each.verdict for each in compare(read(one), read(other))]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("daily", "weekly", ["contradiction"]),
        ("daily", "once a day", []),
        ("twice daily", "every 12 hours", ["explained"]),
        ("up to twice daily", "twice daily", ["contradiction"]),
        ("daily", "", ["lost"]),
        ("daily", "daily as needed", ["added"]),
        ("bimonthly", "monthly", ["lost", "added"]),
    ],
)
def test_frequencies(one, other, expected) -> None:
    assert sorted(verdicts(frequencies, one, other)) == sorted(expected)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("lifelong", "for life", []),
        ("lifelong", "for 2 weeks", ["contradiction"]),
        ("lifelong", "", ["lost"]),
        ("1 mg until it is better", "1 mg for 2 weeks", ["contradiction"]),
        ("1 mg until it is better", "1 mg as long as it helps", []),
    ],
)
def test_durations_without_a_number(one, other, expected) -> None:
    assert verdicts(lasting, one, other) == expected


def test_each_dose_keeps_its_own_frequency() -> None:
    one, other = "1 mg daily and 5 mg weekly", "1 mg weekly and 5 mg daily"

    assert verdicts(frequencies, one, other) == []
    assert verdicts(of_amounts, one, other) == ["contradiction", "contradiction"]
