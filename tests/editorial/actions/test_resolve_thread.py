"""Resolving and reopening threads, and what one that blocks stops."""

from datetime import timedelta

import pytest

from articles.models import Version
from articles.status import Status
from editorial.actions.keep_schedule import keep_schedule
from editorial.actions.reopen_thread import reopen_thread
from editorial.actions.resolve_thread import resolve_thread
from editorial.actions.schedule import schedule
from editorial.models import AuditEvent, SignOff
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_member, make_user, round_of, signed, version_at
from tests.threads import opened

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(hours=1)


def resolve(thread, by, at=NOW):
    return resolve_thread(thread=thread, by=by, at=at)


def status_of(version):
    return Version.objects.get(pk=version.pk).status


def test_resolving_says_who_and_when_and_writes_one_line():
    thread, editor = opened(version_at(Status.UNDER_REVIEW)), make_user("editor")
    lines = AuditEvent.objects.count()

    resolve(thread, editor)

    thread.refresh_from_db()
    assert (thread.resolved_by, thread.resolved_at) == (editor, NOW)
    assert AuditEvent.objects.count() == lines + 1
    line = AuditEvent.objects.latest("sequence")
    assert (line.action, line.subject) == ("thread_resolved", f"thread:{thread.pk}")


def test_a_thread_is_resolved_once():
    thread = opened(version_at(Status.UNDER_REVIEW))
    resolve(thread, make_user("editor"))

    with pytest.raises(Conflict, match="resolved meanwhile"):
        resolve(thread, make_user("editor"))


@pytest.mark.parametrize("role", ["author", "editor", "board"])
def test_what_blocks_is_not_resolved_by_others(role):
    thread = opened(version_at(Status.UNDER_REVIEW), by=make_member(), blocking=True)

    with pytest.raises(NotAllowed, match="only who opened it or the chair"):
        resolve(thread, make_user(role))


def test_what_blocks_is_resolved_by_its_opener_or_the_chair():
    version, member = version_at(Status.UNDER_REVIEW), make_member()

    resolve(opened(version, by=member, blocking=True), member)
    resolve(opened(version, by=member, blocking=True), make_user("chair"))


@pytest.mark.parametrize("role", ["administrator", None])
def test_who_does_not_comment_resolves_and_reopens_nothing(role):
    thread = opened(version_at(Status.UNDER_REVIEW))

    with pytest.raises(NotAllowed):
        resolve(thread, make_user(role))
    resolve(thread, make_user("editor"))
    with pytest.raises(NotAllowed):
        reopen_thread(thread=thread, by=make_user(role), at=NOW)


def test_a_reopened_thread_is_open_and_in_the_record():
    thread = opened(version_at(Status.UNDER_REVIEW))
    resolve(thread, make_user("editor"))

    again = reopen_thread(thread=thread, by=make_user("author"), at=SOON)

    assert (again.resolved_by, again.resolved_at) == (None, None)
    assert AuditEvent.objects.latest("sequence").action == "thread_reopened"
    with pytest.raises(Conflict, match="open already"):
        reopen_thread(thread=thread, by=make_user("author"), at=SOON)


def test_nobody_approves_while_a_comment_blocks_and_the_words_name_it():
    version = version_at(Status.UNDER_REVIEW)
    opened(version, by=make_member(name="Beatrice"), claim="dose", blocking=True, text="Secret.")
    round = round_of(version)

    with pytest.raises(NotAllowed, match="Beatrice on claim “dose”, 2 November 2026") as refusal:
        signed(round, make_member())

    assert "Secret" not in str(refusal.value)
    assert not SignOff.objects.filter(round=round).exists()


def test_changes_can_be_asked_for_while_a_comment_blocks():
    version = version_at(Status.UNDER_REVIEW)
    opened(version, blocking=True)

    signed(round_of(version), make_member(), SignOff.REQUEST_CHANGES)

    assert status_of(version) == Status.CHANGES_REQUESTED


def test_what_stops_nothing_stops_nobody():
    version = version_at(Status.UNDER_REVIEW)
    opened(version)

    signed(round_of(version), make_member())


def test_a_resolved_or_reopened_thread_lets_pass_or_stops_again():
    version, chair = version_at(Status.UNDER_REVIEW), make_user("chair")
    thread = opened(version, blocking=True)
    resolve(thread, chair)
    signed(round_of(version), make_member())

    reopen_thread(thread=thread, by=chair, at=NOW)

    with pytest.raises(NotAllowed, match="stops the approval"):
        signed(round_of(version), make_member("haematology"))


def scheduled_and_signed():
    version = version_at(Status.UNDER_REVIEW)
    round = round_of(version)
    row = schedule(round=round, publish_at=SOON, by=make_user("editor"), at=NOW)
    signed(round, make_member())
    signed(round, make_member("haematology"))
    return version, row


def test_a_schedule_is_not_kept_while_a_comment_blocks():
    version, row = scheduled_and_signed()
    opened(version, blocking=True)

    assert not keep_schedule(schedule=row, at=SOON)

    row.refresh_from_db()
    assert status_of(version) == Status.UNDER_REVIEW
    assert row.end == "refused" and "1 open comment stops the approval" in row.end_note


def test_with_the_last_blocking_comment_resolved_a_signed_version_goes_live():
    version, row = scheduled_and_signed()
    chair = make_user("chair")
    first, last = opened(version, blocking=True), opened(version, blocking=True)
    keep_schedule(schedule=row, at=SOON)

    assert not resolve(first, chair, SOON)
    assert status_of(version) == Status.UNDER_REVIEW
    assert resolve(last, chair, SOON)

    assert status_of(version) == Status.APPROVED


def test_resolving_does_not_overtake_a_schedule():
    version, _ = scheduled_and_signed()
    thread = opened(version, blocking=True)

    assert not resolve(thread, make_user("chair"))

    assert status_of(version) == Status.UNDER_REVIEW
