"""Answering in a thread."""

import pytest

from articles.status import Status
from editorial.actions.reply import reply
from editorial.actions.resolve_thread import resolve_thread
from editorial.models import AuditEvent, Comment
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_member, make_user, version_at
from tests.threads import DOSE, opened

pytestmark = pytest.mark.django_db


def answer(thread, by=None, **fields):
    fields.setdefault("text", "It is.")
    return reply(thread=thread, by=by or make_user("author"), at=NOW, **fields)


def test_an_answer_stands_in_its_thread_and_in_the_record_without_its_words():
    thread = opened(version_at(Status.UNDER_REVIEW))
    member = make_member(username="mia")

    comment = answer(thread, text="It is @mia's.")

    assert list(thread.comments.values_list("text", flat=True)) == [
        "Is this still so?",
        "It is @mia's.",
    ]
    line = AuditEvent.objects.latest("sequence")
    assert (line.action, line.subject) == ("comment_added", f"thread:{thread.pk}")
    assert f'"comment":{comment.pk}' in line.details
    assert f'"mentions":[{member.pk}]' in line.details
    assert "It is" not in line.details


@pytest.mark.parametrize("role", ["administrator", None])
def test_who_does_not_work_on_texts_does_not_answer(role):
    with pytest.raises(NotAllowed):
        answer(opened(version_at(Status.UNDER_REVIEW)), make_user(role))


def test_a_resolved_thread_takes_no_answer():
    thread = opened(version_at(Status.UNDER_REVIEW))
    resolve_thread(thread=thread, by=make_user("editor"), at=NOW)

    with pytest.raises(Conflict, match="resolved meanwhile"):
        answer(thread)


def test_an_unknown_name_is_refused_and_nothing_is_stored():
    thread = opened(version_at(Status.UNDER_REVIEW))

    with pytest.raises(NotAllowed, match="@nobody"):
        answer(thread, text="Ask @nobody.")

    assert Comment.objects.count() == 1


def test_words_are_suggested_for_a_passage_alone():
    version = version_at(Status.UNDER_REVIEW)

    comment = answer(opened(version, words=DOSE), text="", replacement="")

    assert comment.replacement == ""
    with pytest.raises(NotAllowed, match="on no passage"):
        answer(opened(version, claim="dose"), replacement="x")
