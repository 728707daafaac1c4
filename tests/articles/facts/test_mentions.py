"""Routes and medicines, compared."""

import pytest

from articles.facts.mentions import medicines, routes
from articles.facts.reader import read


def verdicts(compare, one: str, other: str) -> list[str]:
    return [each.verdict for each in compare(read(one), read(other))]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("by injection", "into a muscle", []),
        ("orally", "by mouth", []),
        ("one tablet", "by mouth", []),
        ("by mouth", "into a vein", ["contradiction"]),
        ("one tablet", "into a vein", ["contradiction"]),
        ("by mouth", "", ["lost"]),
    ],
)
def test_routes(one, other, expected) -> None:
    assert verdicts(routes, one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Tylenol", "paracetamol", []),
        ("vitamin B12", "hydroxocobalamin", []),
        ("hydroxocobalamin", "cyanocobalamin", ["contradiction"]),
        ("folic acid and B12", "B12", ["lost"]),
        ("metformin", "methotrexate", ["contradiction"]),
    ],
)
def test_medicines(one, other, expected) -> None:
    assert verdicts(medicines, one, other) == expected
