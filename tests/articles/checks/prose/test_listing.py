"""Lists that are longer than readers hold."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.prose.listing import long_lists


def items(count, indent=""):
    return "".join(f"{indent}- item number {n}\n" for n in range(count))


@pytest.mark.parametrize(
    ("body", "lists"),
    [
        (items(7), 0),
        (items(8), 1),
        (items(9) + "\nWords.\n\n" + items(8), 2),
        (items(3) + "\nThen:\n\n" + items(7), 0),
        (items(4) + items(5, "  ") + items(3), 0),
        (items(2) + items(8, "  ") + items(2), 1),
        ("| a | b |\n|---|---|\n" + "| c | d |\n" * 9, 0),
    ],
)
def test_lists_are_counted_by_level(article, check_context, body, lists) -> None:
    assert len(list(long_lists(prepare(article(body), check_context)))) == lists
