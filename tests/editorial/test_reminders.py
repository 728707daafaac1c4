"""Who is reminded when, whatever happens to the clock and to the sweeps (I22)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.reminders import BEFORE, DUE, ESCALATED, Asked, OpenRound, due_reminders

OPENED = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DUE_AT = OPENED + timedelta(days=14)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ADA, BEN, CHAIR = 1, 2, 9


def told(at, *, risk="routine", asked=(ADA,), since=OPENED, due_at=DUE_AT, chairs=(CHAIR,)):
    rounds = [OpenRound(5, due_at, risk)]
    assignments = [Asked(5, person, since) for person in asked]
    return due_reminders(rounds, assignments, at, chairs=chairs)


def kinds(*args, **kwargs):
    return [(each.kind, each.person) for each in told(*args, **kwargs)]


@pytest.mark.parametrize(
    ("risk", "at", "expected"),
    [
        ("routine", DUE_AT - 3 * DAY - HOUR, []),
        ("routine", DUE_AT - 3 * DAY, [(BEFORE, ADA)]),
        ("routine", DUE_AT - HOUR, [(BEFORE, ADA)]),
        ("routine", DUE_AT, [(DUE, ADA)]),
        ("routine", DUE_AT + 2 * DAY - HOUR, [(DUE, ADA)]),
        ("routine", DUE_AT + 2 * DAY, [(DUE, ADA), (ESCALATED, CHAIR)]),
        ("high", DUE_AT - DAY - HOUR, []),
        ("high", DUE_AT - DAY, [(BEFORE, ADA)]),
        ("high", DUE_AT, [(DUE, ADA), (ESCALATED, CHAIR)]),
    ],
)
def test_members_hear_before_and_on_the_day_and_the_chair_after(risk, at, expected):
    assert kinds(at, risk=risk) == expected


def test_a_key_names_what_which_round_whom_and_which_day():
    (reminder,) = told(DUE_AT)

    assert reminder.key == "review_late:5:1:2026-11-16"


def test_another_day_is_another_reminder():
    assert told(DUE_AT + DAY, due_at=DUE_AT + DAY)[0].key != told(DUE_AT)[0].key


def test_the_chair_hears_of_what_is_late_where_nobody_was_asked():
    assert kinds(DUE_AT + 3 * DAY, asked=()) == [(ESCALATED, CHAIR)]


def test_who_was_asked_meanwhile_is_not_reminded_of_moments_before():
    assert kinds(DUE_AT - DAY, since=DUE_AT - 2 * DAY) == []
    assert kinds(DUE_AT + HOUR, since=DUE_AT - 2 * DAY) == [(DUE, ADA)]
    assert kinds(DUE_AT + HOUR, since=DUE_AT + HOUR / 2) == []


def test_a_deadline_of_one_day_is_not_called_near_to_who_was_just_told_it():
    assert kinds(OPENED + HOUR, due_at=OPENED + DAY, risk="high") == []


def ledger(sweeps, **given):
    """Return what was told by sweeps at these moments, as a table with a unique key keeps it."""
    kept = {}
    for at in sweeps:
        for reminder in told(at, **given):
            kept.setdefault(reminder.key, at)
    return kept


moments = st.integers(-20 * 24, 30 * 24).map(lambda hours: DUE_AT + timedelta(hours=hours))
risks = st.sampled_from(["routine", "high"])


@given(st.lists(moments, min_size=1, max_size=12), risks)
def test_lost_repeated_and_disordered_sweeps_lose_no_late_reminder_and_tell_none_twice(
    sweeps, risk
):
    kept = ledger([*sweeps, *sweeps], risk=risk, asked=(ADA, BEN))
    every_hour = [OPENED + n * HOUR for n in range(int((max(sweeps) - OPENED) / HOUR) + 1)]
    complete = ledger(every_hour, risk=risk, asked=(ADA, BEN))

    late = {key for key in complete if not key.startswith(BEFORE)}
    assert late == {key for key in kept if not key.startswith(BEFORE)}
    # What is no longer near when a sweep runs at last is told as late, so nobody hears nothing.
    for person in (ADA, BEN):
        heard = [key for key in complete if f":{person}:" in key]
        assert bool(heard) == any(f":{person}:" in key for key in kept)


@given(moments, moments, risks)
def test_a_clock_that_jumps_back_and_forth_tells_nothing_new(first, back, risk):
    once = ledger([first], risk=risk)
    later = ledger([first, min(first, back), first], risk=risk)

    assert {key for key in later if not key.startswith(BEFORE)} == {
        key for key in once if not key.startswith(BEFORE)
    }
    assert set(once) <= set(later)
