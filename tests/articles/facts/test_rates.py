"""How often is read where an amount stands a few words before."""

import pytest

from articles.facts.reader import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("25 mg of methotrexate a week", ["a week"]),
        ("About 2% of people a year", ["a year"]),
        ("20 cigarettes per day", ["per day"]),
        ("25 mg a week", ["a week"]),
        ("Take 25 mg for a week", []),
        ("Give 5 mg. Wait a week", []),
        ("The 20 people a week after surgery", []),
        ("Ask 20 people in a week", []),
    ],
)
def test_a_period_behind_an_amount_is_a_frequency(text, words) -> None:
    assert [fact.words for fact in read(text) if fact.kind == "frequency"] == words
