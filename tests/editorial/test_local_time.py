"""A wall-clock time is the moment it names, or is refused with the choice there is (I22)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.local_time import NoSuchTime, TwoSuchTimes, moment_of

LONDON = ZoneInfo("Europe/London")
ZONES = ["UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]


def test_a_summer_and_a_winter_time_are_their_moments():
    assert moment_of(date(2026, 7, 1), time(9), LONDON) == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert moment_of(date(2026, 12, 3), time(9), LONDON) == datetime(2026, 12, 3, 9, tzinfo=UTC)


def test_a_time_that_clocks_leap_over_is_refused_with_its_neighbours_i22():
    with pytest.raises(NoSuchTime) as refusal:
        moment_of(date(2026, 3, 29), time(1, 30), LONDON)

    assert refusal.value.before == datetime(2026, 3, 29, 0, 30)
    assert refusal.value.after == datetime(2026, 3, 29, 2, 30)


def test_a_time_that_comes_twice_is_refused_until_one_is_chosen_i22():
    day, at = date(2026, 10, 25), time(1, 30)
    with pytest.raises(TwoSuchTimes) as refusal:
        moment_of(day, at, LONDON)

    assert refusal.value.first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment_of(day, at, LONDON, which="first") == refusal.value.first
    assert moment_of(day, at, LONDON, which="second") == refusal.value.first + timedelta(hours=1)


def test_a_choice_changes_nothing_where_there_is_none():
    day, at = date(2026, 12, 3), time(9)

    assert moment_of(day, at, LONDON, which="second") == moment_of(day, at, LONDON)


@given(
    moment=st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(ZONES),
)
def test_every_moment_comes_back_from_what_clocks_show_i22(moment, zone):
    moment = moment.replace(second=0, microsecond=0)
    local = moment.astimezone(ZoneInfo(zone))
    which = "second" if local.fold else "first"

    assert moment_of(local.date(), local.time(), ZoneInfo(zone), which=which) == moment


@given(
    shown=st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)), zone=st.sampled_from(ZONES)
)
def test_what_is_taken_is_what_clocks_show_then_i22(shown, zone):
    shown = shown.replace(second=0, microsecond=0)
    try:
        moment = moment_of(shown.date(), shown.time(), ZoneInfo(zone))
    except NoSuchTime as none:
        assert none.before < shown < none.after
    except TwoSuchTimes as two:
        assert two.first < two.second
        for each in (two.first, two.second):
            assert each.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == shown
    else:
        assert moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == shown
