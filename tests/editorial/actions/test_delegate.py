"""A member hands on what she was asked for."""

import json

import pytest

from editorial.actions.begin_review import begin_review
from editorial.actions.delegate import delegate
from editorial.actions.recall import recall
from editorial.models import Assignment, AuditEvent, BoardMember
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_article, make_member, make_user, round_of, signed, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment():
    make_member(name="Ann")
    return round_of(submitted(make_article())).assignments.get()


def handed(assignment, to, **given):
    given = {"reason": "I am away until May.", "by": assignment.member, "at": NOW, **given}
    return delegate(assignment=assignment, to=to, **given)


def test_the_other_is_asked_and_the_chain_is_kept(assignment):
    bea, cleo = make_member(name="Bea"), make_member(name="Cleo")

    second = handed(assignment, bea)
    third = handed(second, cleo)

    assignment.refresh_from_db()
    assert (assignment.end, assignment.ended_at) == ("delegated", NOW)
    assert (third.member, third.how, third.by) == (cleo, "delegated", bea)
    assert third.delegated_from.delegated_from == assignment
    assert third.reason == (
        "neurologist, no open review, no declared interest: I am away until May."
    )
    assert AuditEvent.objects.filter(action="delegate").count() == 2
    details = json.loads(AuditEvent.objects.filter(action="delegate").last().details)
    assert "reason" not in details
    assert details["member"] in (bea.pk, cleo.pk)


def test_who_handed_it_on_may_still_sign(assignment):
    handed(assignment, make_member())
    begin_review(round=assignment.round, by=assignment.member, at=NOW)

    assert signed(assignment.round, assignment.member)


@pytest.mark.parametrize("role", ["editor", "chair", "board"])
def test_nobody_hands_on_what_somebody_else_was_asked_for(assignment, role):
    with pytest.raises(NotAllowed, match="only they can hand it on"):
        handed(assignment, make_member(), by=make_user(role))

    assert Assignment.objects.count() == 1


def test_a_reason_is_needed(assignment):
    with pytest.raises(NotAllowed, match="Reason: it is empty"):
        handed(assignment, make_member(), reason="  ")


def test_the_other_must_be_eligible_and_without_a_tie(assignment):
    tied = make_member(name="Tia")
    row = BoardMember.objects.get(user=tied).declarations.get()
    row.ties = [{"name": "hydroxocobalamin"}]
    row.save()

    with pytest.raises(NotAllowed, match="Tia declared an interest in hydroxocobalamin"):
        handed(assignment, tied)
    with pytest.raises(NotAllowed, match="cannot sign"):
        handed(assignment, make_member(active=False))
    with pytest.raises(NotAllowed, match="not of the board"):
        handed(assignment, make_user())
    with pytest.raises(Conflict, match="asked already"):
        handed(assignment, assignment.member)
    assert Assignment.objects.filter(ended_at__isnull=True).get() == assignment


def test_what_has_ended_cannot_be_handed_on(assignment):
    other = make_member()
    handed(assignment, other)

    with pytest.raises(Conflict, match="has ended already"):
        handed(assignment, make_member())
    recall(version=assignment.round.version, by=make_user(), at=NOW)
    with pytest.raises(Conflict, match="This round is over"):
        handed(assignment.round.assignments.get(member=other), make_member(), by=other)
