"""How often and for how long, in all the ways people say it."""

import pytest

from articles.facts.timing import AS_NEEDED, lasts, often, rate
from articles.facts.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("once a day", 24),
        ("daily", 24),
        ("every day", 24),
        ("each morning", 24),
        ("twice daily", 12),
        ("2 times a day", 12),
        ("two times in 24 hours", 12),
        ("every 8 hours", 8),
        ("8-hourly", 8),
        ("q8h", 8),
        ("three times weekly", 56),
        ("three times a week", 56),
        ("weekly", 168),
        ("every other day", 48),
        ("on alternate days", 48),
        ("every second day", 48),
        ("every other week", 336),
        ("fortnightly", 336),
    ],
)
def test_interval_in_hours(text, hours) -> None:
    found = often(tokenise(text), 0)

    assert found is not None
    assert found[0].interval == (hours, hours)
    assert found[0].dimension == "hours"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("monthly", 1, 1),
        ("once a month", 1, 1),
        ("every 2 months", 2, 2),
        ("2-monthly", 2, 2),
        ("every 2 to 3 months", 2, 3),
        ("every 2-3 months", 2, 3),
        ("yearly", 12, 12),
        ("every two years", 24, 24),
    ],
)
def test_interval_in_months(text, low, high) -> None:
    found = often(tokenise(text), 0)

    assert found is not None
    assert (found[0].interval, found[0].dimension) == ((low, high), "months")


def test_a_range_of_times_makes_a_range_of_intervals() -> None:
    found = often(tokenise("two to three times a day"), 0)

    assert found is not None
    assert found[0].interval == (8, 12)


@pytest.mark.parametrize("text", ["as needed", "as required", "when needed", "PRN"])
def test_as_needed(text) -> None:
    found = often(tokenise(text), 0)

    assert found is not None
    assert found[0] == AS_NEEDED


def test_bimonthly_is_kept_as_ambiguous() -> None:
    found = often(tokenise("bimonthly"), 0)

    assert found is not None
    assert found[0].ambiguous


@pytest.mark.parametrize("text", ["daily life", "every 10 people", "once upon", "three tablets"])
def test_what_is_no_frequency(text) -> None:
    assert often(tokenise(text), 0) is None


@pytest.mark.parametrize("text", ["a day", "per day", "/day", "each day", "in 24 hours"])
def test_rate_after_an_amount(text) -> None:
    found = rate(tokenise(text), 0)

    assert found is not None
    assert found[0].interval == (24, 24)


def test_in_2_years_is_no_rate() -> None:
    assert rate(tokenise("in 2 years"), 0) is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("for life", "lifelong"), ("life-long", "lifelong"), ("as long as", "open"), ("for 2", None)],
)
def test_lasting(text, meaning) -> None:
    found = lasts(tokenise(text), 0)

    assert (found[0] if found else None) == meaning
