"""Opening a thread: by whom, on what, and what of it goes into the record."""

import pytest
from django.db import IntegrityError, transaction

from articles.status import Status
from editorial.actions.open_thread import open_thread
from editorial.anchors import Place
from editorial.models import AuditEvent, Comment, Thread
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_member, make_user, version_at
from tests.threads import DOSE, opened, passage

pytestmark = pytest.mark.django_db


def test_a_thread_keeps_its_words_and_where_they_stand():
    version = version_at(Status.UNDER_REVIEW)
    member = make_member()

    thread = opened(version, by=member, words=DOSE, text="  Which form?\r\nSay it. ")

    source = version.snapshot.value().text_for("patient").body
    assert source[thread.position :].startswith(thread.quote)
    assert (thread.scope, thread.quote, thread.opened_by) == ("passage", DOSE, member)
    assert thread.before.endswith("Hydroxocobalamin ")
    comment = thread.comments.get()
    assert (comment.text, comment.replacement, comment.author) == (
        "Which form?\nSay it.",
        None,
        member,
    )


def test_the_record_names_the_thread_and_holds_no_word_of_it():
    version = version_at(Status.UNDER_REVIEW)
    lines = AuditEvent.objects.count()

    thread = opened(version, words=DOSE, text="A secret.", replacement="2 mg now and then")

    line = AuditEvent.objects.latest("sequence")
    assert AuditEvent.objects.count() == lines + 1
    assert (line.action, line.subject) == ("thread_opened", f"thread:{thread.pk}")
    assert line.article == version.article
    assert not any(word in line.details for word in ("secret", "alternate", "now and then"))


@pytest.mark.parametrize("claim", ["", "dose"])
def test_one_can_comment_the_whole_or_a_claim(claim):
    thread = opened(version_at(Status.SUBMITTED), claim=claim)

    assert thread.scope == ("claim" if claim else "whole")


@pytest.mark.parametrize("role", ["administrator", None])
def test_who_does_not_work_on_texts_does_not_comment(role):
    version = version_at(Status.UNDER_REVIEW)

    with pytest.raises(NotAllowed, match="comment on a version"):
        opened(version, by=make_user(role))

    assert not Thread.objects.exists()


def test_who_was_switched_off_does_not_comment():
    with pytest.raises(NotAllowed, match="switched off"):
        opened(version_at(Status.UNDER_REVIEW), by=make_user("editor", is_active=False))


@pytest.mark.parametrize("status", [Status.SUPERSEDED, Status.WITHDRAWN])
def test_a_version_that_is_gone_takes_no_comment(status):
    with pytest.raises(Conflict, match="comments are closed"):
        opened(version_at(status))


def test_an_approved_version_takes_comments_that_stop_nothing():
    version = version_at(Status.APPROVED)

    opened(version)

    with pytest.raises(NotAllowed, match="approved already"):
        opened(version, blocking=True)


def test_a_claim_that_the_version_has_not_is_refused():
    with pytest.raises(Conflict, match="“doze” is not in version 1"):
        opened(version_at(Status.UNDER_REVIEW), claim="doze")


@pytest.mark.parametrize(
    "forged",
    [
        {"position": 0},
        {"position": None},
        {"quote": "1 m"},
        {"audience": "carer"},
        {"field": "headline"},
        {"field": "slug"},
        {"field": "__class__"},
    ],
)
def test_a_place_that_is_not_in_the_snapshot_is_refused(forged):
    version = version_at(Status.UNDER_REVIEW)
    place = Place(**{**vars(passage(version)), **forged})

    with pytest.raises(Conflict, match="not in version 1"):
        open_thread(version=version, place=place, text="So?", by=make_user(), at=NOW)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": "  "}, "Comment: it is empty"),
        ({"text": "a" * 4_001}, "Comment: it has 4,001 characters"),
        ({"text": "a\x00b"}, "cannot be stored"),
        ({"text": "So?", "replacement": "x"}, "they need a passage"),
    ],
)
def test_what_cannot_be_a_comment_is_refused_in_words(fields, message):
    with pytest.raises(NotAllowed, match=message):
        opened(version_at(Status.UNDER_REVIEW), **fields)


def test_people_are_named_by_their_user_names():
    version = version_at(Status.UNDER_REVIEW)
    ann, bob = make_user("editor", username="ann"), make_member(username="bob.b")
    text = "@ann, and @bob.b. See [@ng239], [@x; @y] and who@example.org. Thanks, @ann!"

    thread = opened(version, text=text)

    assert set(thread.comments.get().mentions.all()) == {ann, bob}
    assert f'"mentions":[{ann.pk},{bob.pk}]' in AuditEvent.objects.latest("sequence").details


def test_a_name_that_nobody_has_is_refused():
    with pytest.raises(NotAllowed, match="is called @nobody, @noone"):
        opened(version_at(Status.UNDER_REVIEW), text="@nobody and @noone, look.")


@pytest.mark.parametrize("fields", [{"role": None}, {"role": "board", "is_active": False}])
def test_who_may_not_read_drafts_cannot_be_named(fields):
    make_user(username="guest", **fields)

    with pytest.raises(NotAllowed, match="nobody who may read this version is called @guest"):
        opened(version_at(Status.UNDER_REVIEW), text="@guest, look.")

    assert not Comment.objects.exists()


def test_the_database_lets_nobody_edit_or_delete_what_was_said():
    thread = opened(version_at(Status.UNDER_REVIEW), words=DOSE)
    for change in (
        lambda: Comment.objects.update(text="Other."),
        lambda: Comment.objects.update(replacement="x"),
        lambda: Comment.objects.update(author=make_user()),
        lambda: Comment.objects.filter(thread=thread).delete(),
        lambda: Thread.objects.update(quote="Other."),
        lambda: Thread.objects.update(position=3),
        lambda: Thread.objects.update(blocking=True),
        lambda: Thread.objects.update(opened_by=make_user()),
        lambda: Thread.objects.filter(pk=thread.pk)._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
