"""When a source is past its age, to the day."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.ageing import AGES, counts_from, first_current, is_past_its_age, latest_day
from references.kinds import ReferenceKind

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ({"date-parts": [[2026, 2, 3]]}, date(2026, 2, 3)),
        ({"date-parts": [[2026, 2]]}, date(2026, 2, 28)),
        ({"date-parts": [["2026"]]}, date(2026, 12, 31)),
        ("2026-01-02", date(2026, 1, 2)),
        ({"raw": "2026-01"}, date(2026, 1, 31)),
        ({"date-parts": [[2026, 13]]}, None),
        ({"date-parts": [[2026, 2, 30]]}, None),
        ({"date-parts": [[0]]}, None),
        ({"date-parts": []}, None),
        ("in press", None),
        (None, None),
    ],
)
def test_date_means_its_last_day(value, day) -> None:
    assert latest_day(value) == day


def test_every_kind_of_reference_has_an_age() -> None:
    assert set(AGES) == set(get_args(ReferenceKind))


@pytest.mark.parametrize(
    ("counted", "is_old"),
    [(date(2016, 11, 21), True), (date(2016, 11, 22), False), (None, False)],
)
def test_a_source_is_old_from_the_day_after_its_years_are_full(counted, is_old) -> None:
    assert is_past_its_age(counted, 10, TODAY) is is_old


@pytest.mark.parametrize(
    ("today", "first"),
    [(date(2028, 2, 29), date(2018, 3, 1)), (date(2028, 2, 29), date(2024, 2, 29))],
)
def test_leap_days_cost_nobody_a_day(today, first) -> None:
    assert first_current(today, today.year - first.year) == first


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2040, 1, 1)),
    st.integers(1, 20),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 1, 1)),
)
def test_what_is_old_stays_old(counted, years, today) -> None:
    later = date.fromordinal(today.toordinal() + 1)
    if is_past_its_age(counted, years, today):
        assert is_past_its_age(counted, years, later)


def test_a_body_can_confirm_its_guideline_and_nobody_a_paper() -> None:
    issued, confirmed = date(2015, 1, 1), date(2025, 1, 1)

    assert counts_from("guideline", issued, confirmed) == confirmed
    assert counts_from("research", issued, confirmed) == issued
    assert counts_from("guideline", None, None) is None
