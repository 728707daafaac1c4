"""How long rounds wait, and who is asked for how much."""

from datetime import timedelta

import pytest

from articles.status import Status
from editorial.insight.work import load_of_members, queue_by_age
from editorial.models import Assignment, ReviewRound
from tests.factories import NOW, make_member, round_of, version_at

pytestmark = pytest.mark.django_db


def test_rounds_are_counted_by_how_long_they_wait_at_least():
    for days in (0, 5, 40):
        version = version_at(Status.SUBMITTED)
        ReviewRound.objects.filter(version=version).update(opened_at=NOW - timedelta(days=days))
    version_at(Status.APPROVED)

    assert [(each.days, each.count) for each in queue_by_age(at=NOW)] == [
        (0, 3),
        (3, 2),
        (7, 1),
        (14, 1),
        (30, 1),
    ]


def test_a_member_is_counted_for_what_is_open_and_what_is_overdue():
    member = make_member(name="Ana")
    for due in (timedelta(days=-2), timedelta(days=2), timedelta(days=9)):
        round = round_of(version_at(Status.SUBMITTED))
        ReviewRound.objects.filter(pk=round.pk).update(due_at=NOW + due)
        Assignment.objects.filter(round=round).delete()
        Assignment.objects.create(round=round, member=member, how="by_hand", reason="x", at=NOW)
    Assignment.objects.filter(round=round).update(ended_at=NOW, end="signed")

    loads = [each for each in load_of_members(at=NOW) if each.username == member.username]

    assert [(each.name, each.open, each.overdue) for each in loads] == [("Dr Ana", 2, 1)]
