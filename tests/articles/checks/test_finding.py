"""A finding's level: a site may tighten it, and nobody may loosen it."""

import pytest

from articles.checks.finding import tightened


@pytest.mark.parametrize(
    ("level", "by", "becomes"),
    [
        ("advise", "warn", "warn"),
        ("advise", "block", "block"),
        ("warn", "block", "block"),
        ("block", "warn", "block"),
        ("block", "advise", "block"),
        ("warn", "advise", "warn"),
        ("warn", None, "warn"),
        ("unchecked", "block", "unchecked"),
        ("warn", "unchecked", "warn"),
    ],
)
def test_the_graver_level_counts(level, by, becomes) -> None:
    assert tightened(level, by) == becomes
