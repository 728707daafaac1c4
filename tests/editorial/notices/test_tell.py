"""Whoever a line of the record concerns is told of it once, and nobody else."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from articles.status import Status
from editorial import audit, outbox
from editorial.actions.ask_role import ask_role
from editorial.actions.begin_review import begin_review
from editorial.actions.decide_role import decide_role
from editorial.actions.open_thread import open_thread
from editorial.actions.propose_disclaimer import propose_disclaimer
from editorial.actions.ratify_withdrawal import ratify_withdrawal
from editorial.actions.recall import recall
from editorial.actions.reply import reply
from editorial.actions.take_back_assignment import take_back_assignment
from editorial.anchors import Place
from editorial.events import TELLS
from editorial.models import Assignment, AuditEvent, Notice, NoticeChoice, OutboxEntry, SignOff
from editorial.notices.tell import tell
from editorial.tasks import EFFECTS
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


def line_of(action):
    return AuditEvent.objects.filter(action=action).latest("sequence")


def told(action, at=NOW):
    """Tell of the newest line of an act; return who was told of which event."""
    line = line_of(action)
    tell(line.sequence, at=at)
    rows = Notice.objects.filter(key__startswith=f"line:{line.sequence}:")
    return {row.person: row.event for row in rows.select_related("person")}


def told_of_all():
    for line in AuditEvent.objects.all():
        tell(line.sequence, at=NOW)
    return {row.person: row.event for row in Notice.objects.select_related("person")}


def unasked(version):
    """Let nobody be asked to review a version, as where no rule found anybody."""
    Assignment.objects.all().delete()
    return version


# Who is told


def test_who_is_asked_is_told_that_she_is_and_no_one_else():
    editor, author = make_user("editor"), make_user("author")
    neurologist, haematologist = make_member(), make_member("haematology")
    make_user("administrator")
    make_user(None)

    submitted(make_article(by=author), by=editor)

    assert told("submit") == {}
    assert told("assign") == {haematologist: "review_asked"}
    assert told_of_all() == {neurologist: "review_asked", haematologist: "review_asked"}


def test_where_nobody_is_asked_everybody_is_told_who_could_sign():
    neurologist, haematologist = make_member(), make_member("haematology")
    make_member(active=False)
    make_member(verified_until=NOW.date() - timedelta(days=1))
    off = make_member()
    off.is_active = False
    off.save()
    unasked(submitted(make_article()))

    assert told("submit") == {neurologist: "review_waits", haematologist: "review_waits"}


def test_who_had_a_hand_in_the_text_is_not_asked_to_sign_it():
    member = make_member()
    member.groups.add(make_user("editor").groups.get())
    submitted(make_article(by=member), by=member)

    assert told("submit") == {}


def test_where_only_a_specialty_is_missing_only_its_members_are_told():
    make_policy("neurology", signers=1, specialties=["neurology"])
    neurologist, _ = make_member(), make_member("haematology")
    unasked(submitted(make_article()))

    assert told("submit") == {neurologist: "review_waits"}


def test_where_one_of_a_specialty_is_asked_the_others_are_left_alone():
    make_policy("neurology", signers=1, specialties=["neurology"])
    make_member(), make_member()

    submitted(make_article())

    assert told("submit") == {}


def test_who_is_asked_no_longer_is_told_so_and_her_request_is_not_told_any_more():
    member, editor = make_member(), make_user("editor")
    submitted(make_article(by=editor))
    take_back_assignment(assignment=Assignment.objects.get(), by=editor, at=NOW)

    assert told("assign") == {}
    assert told("assignment_taken_back") == {member: "review_not_asked"}


def test_who_is_named_in_a_comment_is_told_and_who_wrote_the_text():
    member, named, author = make_member(), make_user("editor"), make_user("author")
    version = submitted(make_article(by=author))
    open_thread(
        version=version,
        place=Place(),
        text=f"@{named.username}, which form of the vitamin?",
        by=member,
        at=NOW,
    )

    assert told("thread_opened") == {named: "mentioned", author: "commented"}

    reply(thread=version.threads.get(), text="The injected one.", by=author, at=NOW)

    assert told("comment_added") == {member: "commented"}


def test_changes_requested_are_told_to_submitter_owner_and_contributors():
    owner, editor = make_user("author"), make_user("editor")
    round = round_of(submitted(make_article(by=owner), by=editor))
    first, second = make_member(), make_member("haematology")
    begin_review(round=round, by=first, at=NOW)
    signed(round, first)
    signed(round, second, SignOff.REQUEST_CHANGES)

    assert told("request_changes") == {
        owner: "changes_requested",
        editor: "changes_requested",
        first: "review_over",
    }


def test_an_approval_is_told_to_the_editors_of_it_but_not_to_who_gave_it():
    version = version_at(Status.APPROVED)
    last = line_of("approve").actor
    first = SignOff.objects.exclude(signer=last).get().signer

    assert told("approve") == {version.article.owner: "version_approved", first: "review_over"}


def test_a_recall_is_told_to_who_is_at_it():
    member = make_member()
    version = submitted(make_article())
    round = round_of(version)
    begin_review(round=round, by=member, at=NOW)
    signed(round, member)
    recall(version=version, by=version.article.owner, at=NOW)

    assert told("recall") == {member: "version_recalled"}


def test_a_withdrawal_is_told_to_the_board_until_it_is_ratified_then_to_who_ordered_it():
    version = version_at(Status.WITHDRAWN)
    board = {row.signer: "withdrawal_to_ratify" for row in SignOff.objects.all()}
    chair = make_member("general practice", role="chair")

    assert told("withdraw") == {**board, chair: "withdrawal_to_ratify"}

    ratify_withdrawal(withdrawal=version.withdrawal, outcome="ratified", note="", by=chair, at=NOW)

    assert told("withdrawal_ratified") == {version.article.owner: "withdrawal_answered"}


def test_a_role_is_agreed_to_by_another_administrator_who_is_told():
    asker, other, third = (make_user("administrator") for _ in range(3))
    newcomer = make_user("editor")
    request = ask_role(user=newcomer, role="board", reason="Elected.", by=asker, at=NOW)

    assert told("role_asked") == {other: "role_to_decide", third: "role_to_decide"}

    decide_role(request=request, agree=True, by=other, at=NOW)

    assert told("role_agreed") == {asker: "role_decided", newcomer: "your_account"}
    Notice.objects.all().delete()
    assert told("role_asked") == {}


def test_a_wording_is_told_to_the_chair_who_did_not_propose_it():
    editor, chair = make_user("editor"), make_user("chair")
    propose_disclaimer(audience="patient", state="", text="Ask a nurse, too.", by=editor, at=NOW)

    assert told("disclaimer_proposed") == {chair: "wording_to_decide"}


def test_nobody_is_told_of_what_they_did_themselves():
    version_at(Status.SUPERSEDED)
    version_at(Status.WITHDRAWN)
    for line in AuditEvent.objects.all():
        tell(line.sequence, at=NOW)

    for notice in Notice.objects.all():
        sequence = int(notice.key.split(":")[1])
        assert notice.person_id != AuditEvent.objects.get(sequence=sequence).actor_id
    assert Notice.objects.count() > 5


def test_who_lost_the_role_in_between_is_not_told_i23():
    member, other = make_member(), make_member()
    submitted(make_article())
    member.groups.clear()

    assert told_of_all() == {other: "review_asked"}


# How often


def test_told_twice_nobody_hears_twice_i20():
    make_member()
    submitted(make_article())
    line = line_of("assign")

    assert tell(line.sequence, at=NOW) == 1
    assert tell(line.sequence, at=NOW + timedelta(days=1)) == 0
    assert Notice.objects.count() == 1


def test_the_database_knows_no_notice_twice_i20():
    make_member()
    submitted(make_article())
    told("assign")
    key = Notice.objects.get().key

    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(
            key=key, person=make_user(), event="review_asked", subject="round:1", at=NOW
        )


def test_every_act_that_tells_asks_for_it_in_its_own_transaction_i20():
    version_at(Status.WITHDRAWN)

    lines = AuditEvent.objects.filter(action__in=TELLS).values_list("sequence", flat=True)
    asked = OutboxEntry.objects.filter(kind="tell")

    assert {row.payload["line"] for row in asked} == set(lines) != set()
    with transaction.atomic():
        audit.record(action="submit", by=None, at=NOW, article=None, subject="version:0")
        transaction.set_rollback(True)
    assert asked.count() == len(lines)


def test_a_lost_and_a_doubled_call_tell_all_the_same_once_i20():
    member = make_member()
    submitted(make_article())

    later = NOW + timedelta(days=2)
    outbox.sweep(EFFECTS, now=lambda: later)
    OutboxEntry.objects.filter(kind="tell").update(done_at=None, leased_until=None)
    outbox.sweep(EFFECTS, now=lambda: later)

    assert Notice.objects.get().person == member
    assert not OutboxEntry.objects.filter(kind="tell", done_at=None).exists()


def test_a_line_about_what_is_unknown_tells_nobody_and_stops_nobody():
    with transaction.atomic():
        line = audit.record(
            action="submit", by=None, at=NOW, article=None, subject="comet:3", details={}
        )

    assert tell(line.sequence, at=NOW) == 0


# When a mail is due


@pytest.mark.parametrize(
    ("choice", "due"),
    [("at_once", NOW), ("never", None), ("digest", NOW.replace(day=3, hour=7))],
)
def test_a_mail_is_due_as_the_person_chose(choice, due):
    member = make_member()
    NoticeChoice.objects.create(person=member, event="review_asked", mail=choice)
    submitted(make_article())

    told("assign")

    assert Notice.objects.get().mail_due_at == due
