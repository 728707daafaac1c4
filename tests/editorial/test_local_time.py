"""A wall-clock time is the moment it names, or is refused with the choice there is (I22)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.local_time import NoSuchTime, TwoSuchTimes, moment_of

LONDON = ZoneInfo("Europe/London")
ZONES = ["UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
# Times as clocks on a wall show them: no zone.
EARLIEST = datetime.combine(date(1990, 1, 1), time())
LATEST = datetime.combine(date(2060, 1, 1), time())


def test_a_summer_and_a_winter_time_are_their_moments():
    assert moment_of(date(2026, 7, 1), time(9), LONDON) == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert moment_of(date(2026, 12, 3), time(9), LONDON) == datetime(2026, 12, 3, 9, tzinfo=UTC)


def test_a_time_that_clocks_leap_over_is_refused_with_its_neighbours_i22():
    with pytest.raises(NoSuchTime) as refusal:
        moment_of(date(2026, 3, 29), time(1, 30), LONDON)

    assert refusal.value.before == datetime.combine(date(2026, 3, 29), time(0, 30))
    assert refusal.value.after == datetime.combine(date(2026, 3, 29), time(2, 30))


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
    moment=st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC)),
    zone=st.sampled_from(ZONES),
)
def test_every_moment_comes_back_from_what_clocks_show_i22(moment, zone):
    moment = moment.replace(second=0, microsecond=0)
    local = moment.astimezone(ZoneInfo(zone))
    which = "second" if local.fold else "first"

    assert moment_of(local.date(), local.time(), ZoneInfo(zone), which=which) == moment


@given(shown=st.datetimes(EARLIEST, LATEST), zone=st.sampled_from(ZONES))
def test_what_is_taken_is_what_clocks_show_then_i22(shown, zone):
    shown = shown.replace(second=0, microsecond=0)
    moments, around = taken(shown, ZoneInfo(zone))

    assert moments == sorted(set(moments))
    assert all(each.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == shown for each in moments)
    assert around == sorted({shown, *around})


def taken(shown, zone):
    """Return the moments of a wall-clock time, and where there are none the times around it."""
    try:
        return [moment_of(shown.date(), shown.time(), zone)], [shown]
    except TwoSuchTimes as two:
        return [two.first, two.second], [shown]
    except NoSuchTime as leap:
        return [], [leap.before, shown, leap.after]
