"""Reminders from the tables, whatever happens to the sweeps (I22)."""

from datetime import timedelta

import pytest

from articles.status import Status
from editorial.actions.recall import recall
from editorial.actions.schedule import schedule
from editorial.assignments import reminders_due
from editorial.models import ReviewRound
from tests.factories import (
    NOW,
    make_article,
    make_member,
    make_policy,
    make_user,
    round_of,
    signed,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def told(at):
    return [(each.kind, each.person) for each in reminders_due(at=at)]


def test_members_are_reminded_and_the_chair_is_told_what_is_late():
    make_policy("neurology", deadline_days=14, signers=1)
    member, chair = make_member(), make_user("chair")
    make_user("chair", is_active=False)
    submitted(make_article())
    due = NOW + 14 * DAY

    assert told(due - 4 * DAY) == []
    assert told(due - 3 * DAY) == [("review_soon", member.pk)]
    assert told(due + 2 * DAY) == [("review_late", member.pk), ("review_escalated", chair.pk)]


def test_a_missed_week_loses_nothing_and_a_second_sweep_brings_nothing_new():
    make_policy("neurology", deadline_days=1, risk="high", signers=1)
    make_member()
    make_user("chair")
    submitted(make_article())
    at = NOW + 8 * DAY

    keys = {each.key for each in reminders_due(at=at)}

    assert len(keys) == 2
    assert {each.key for each in reminders_due(at=at + DAY)} == keys


def test_who_has_signed_and_what_is_over_call_for_nobody():
    make_user("chair")
    round = round_of(version_at(Status.UNDER_REVIEW))
    late = round.due_at + 9 * DAY
    assert [kind for kind, _ in told(late)] == ["review_escalated"]

    recall(version=round.version, by=make_user(), at=NOW)

    assert told(late) == []


def test_what_the_board_has_signed_and_only_waits_for_its_time_calls_for_nobody():
    make_user("chair")
    round = round_of(version_at(Status.UNDER_REVIEW))
    late = round.due_at + 9 * DAY
    schedule(round=round, publish_at=late + DAY, by=make_user(), at=NOW)
    assert told(late) != []
    for _ in range(2):
        signed(round, make_member())

    assert ReviewRound.objects.get().closed_at is None
    assert told(late) == []
