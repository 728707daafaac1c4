"""The board answers claim by claim: who may, once each, and what follows (I5, I11, I19)."""

import json
from datetime import timedelta

import pytest

from articles.status import Status
from editorial.actions.reaffirm import Said, escalate_reassessment, reaffirm
from editorial.actions.reassess import reassess
from editorial.due import do_what_is_due
from editorial.models import AuditEvent, BoardMember, OutboxEntry, Reaffirmation
from editorial.policies import Conflict, NotAllowed
from editorial.reassessments import so_far
from editorial.reauthentication import NotProven
from references.models import Reference
from tests.factories import make_member, make_user, proof_of
from tests.falling import FELL, answered, fell, noticed

pytestmark = pytest.mark.django_db
AT = FELL + timedelta(hours=1)


def said(row, verdict="stands", note="NG239 says so, too."):
    return {each.claim: Said(verdict, note) for each in row.claims.all()}


def test_when_enough_members_say_that_every_claim_stands_it_is_settled():
    _, row = fell()

    answered(row)
    assert (row.outcome, so_far(row, at=AT).stands) == ("", 1)
    answered(row)

    assert (row.outcome, row.closed_at) == ("stands", AT)


def test_each_answer_is_one_line_of_the_record_with_words_and_way_of_proof():
    version, row = fell()
    member = answered(row)

    (line,) = AuditEvent.objects.filter(action="reaffirmed")
    told = json.loads(line.details)
    assert (line.actor, line.subject) == (member, f"reassessment:{row.pk}")
    assert told["digest"] == version.snapshot.digest
    assert told["method"] == "password"
    assert told["claims"]["nerve-damage"]["verdict"] == "stands"


def test_one_change_asked_for_leaves_it_open_however_many_say_that_it_stands():
    _, row = fell()
    answered(row, verdict="needs_change")
    answered(row)
    answered(row)

    assert (row.outcome, so_far(row, at=AT).outcome) == ("", "needs_change")
    assert AuditEvent.objects.filter(action="source_change_needed").count() == 1


def strangers():
    yield "editor", make_user("editor"), "Only a board member"
    yield "chair without a credential", make_user("chair"), "no verified credential"
    yield "lapsed member", make_member(verified_until=FELL.date() - timedelta(days=1)), "verified"
    switched = make_member()
    BoardMember.objects.filter(user=switched).update(active=False)
    yield "inactive member", switched, "not an active member"
    silent = make_member()
    BoardMember.objects.get(user=silent).declarations.all().delete()
    yield "member without a declaration", silent, "not declared your interests"


def test_nobody_answers_who_could_not_sign():
    _, row = fell()

    for who, user, why in strangers():
        with pytest.raises(NotAllowed, match=why):
            reaffirm(reassessment=row, said=said(row), proof=proof_of(user, AT), by=user, at=AT)
        assert not Reaffirmation.objects.exists(), who


def test_who_had_a_hand_in_the_version_does_not_answer_for_it():
    version, row = fell()
    member = make_member()
    version.rounds.get().contributors.add(member)

    with pytest.raises(NotAllowed, match="had a hand in this text"):
        answered(row, member)


def test_a_proof_that_is_old_or_somebody_elses_is_none():
    _, row = fell()
    member, other = make_member(), make_member()

    for proof in (proof_of(member, AT - timedelta(hours=1)), proof_of(other, AT)):
        with pytest.raises(NotProven):
            reaffirm(reassessment=row, said=said(row), proof=proof, by=member, at=AT)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (lambda row: said(row, note=" "), "say why"),
        (lambda row: said(row, verdict="perhaps"), "choose whether it stands"),
        (lambda row: {"dose": Said("stands", "Yes.")}, "not those asked about"),
        (lambda row: {}, "not those asked about"),
    ],
)
def test_every_claim_needs_a_verdict_and_a_reason(given, refusal):
    _, row = fell()
    member = make_member()

    with pytest.raises(NotAllowed, match=refusal):
        reaffirm(reassessment=row, said=given(row), proof=proof_of(member, AT), by=member, at=AT)
    assert not Reaffirmation.objects.exists()


def test_an_answer_is_given_once():
    _, row = fell()
    member = answered(row)

    with pytest.raises(Conflict, match="already answered"):
        answered(row, member)


def test_nobody_answers_what_is_settled_or_overtaken():
    _, row = fell(kind="correction")
    noticed(Reference.objects.get(key="stabler2013"), at=AT, doi="10.1234/graver")
    reassess(reference=row.reference, at=AT)

    with pytest.raises(Conflict, match="another notice came"):
        answered(row)


def test_members_who_have_left_since_are_not_counted():
    _, row = fell()
    member = answered(row)
    BoardMember.objects.filter(user=member).update(active=False)

    answered(row)

    assert (row.outcome, so_far(row, at=AT).stands) == ("", 1)


def test_the_chair_is_told_once_when_the_board_is_late():
    _, row = fell()
    late = row.due_at + timedelta(minutes=1)

    assert not escalate_reassessment(reassessment=row, at=row.due_at - timedelta(minutes=1))
    assert do_what_is_due(late) >= 1
    assert do_what_is_due(late) == 0
    assert AuditEvent.objects.filter(action="reassessment_late").count() == 1


def test_the_page_is_asked_for_when_it_is_settled():
    version, row = fell()
    answered(row)
    OutboxEntry.objects.all().delete()

    answered(row)

    (entry,) = OutboxEntry.objects.filter(kind="publish")
    assert entry.payload == {"article": version.article_id}
    assert version.status == Status.APPROVED
