"""A member is asked no longer."""

import pytest

from editorial.actions.assign import assign_by_rule
from editorial.actions.begin_review import begin_review
from editorial.actions.take_back_assignment import take_back_assignment
from editorial.models import AuditEvent
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_article, make_member, make_user, round_of, signed, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment():
    make_member(name="Ann")
    return round_of(submitted(make_article())).assignments.get()


def test_an_assignment_is_taken_back_once_and_recorded(assignment):
    chair = make_user("chair")

    row = take_back_assignment(assignment=assignment, by=chair, at=NOW)

    assert (row.end, row.ended_at) == ("taken_back", NOW)
    line = AuditEvent.objects.get(action="assignment_taken_back")
    assert (line.actor, line.subject) == (chair, f"assignment:{row.pk}")
    with pytest.raises(Conflict, match="has ended already"):
        take_back_assignment(assignment=assignment, by=chair, at=NOW)


def test_only_who_may_ask_may_take_back(assignment):
    with pytest.raises(NotAllowed, match="Only the chair or an editor"):
        take_back_assignment(assignment=assignment, by=assignment.member, at=NOW)

    assignment.refresh_from_db()
    assert assignment.ended_at is None


def test_the_rule_does_not_ask_again_whom_an_editor_took_off(assignment):
    take_back_assignment(assignment=assignment, by=make_user(), at=NOW)

    choice = assign_by_rule(round=assignment.round, by=make_user(), at=NOW)

    assert choice.chosen == ()


def test_who_is_not_asked_any_more_may_still_sign(assignment):
    take_back_assignment(assignment=assignment, by=make_user(), at=NOW)
    begin_review(round=assignment.round, by=assignment.member, at=NOW)

    assert signed(assignment.round, assignment.member)
