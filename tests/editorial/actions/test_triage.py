"""What is done about readers' messages: each outcome, its undoing, and no address kept."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from articles.publishing.models import Message
from articles.status import Status
from editorial import outbox, replies
from editorial.actions.answer_message import answer_message
from editorial.actions.close_message import close_message
from editorial.actions.publish import publish
from editorial.actions.reopen_message import reopen_message
from editorial.actions.repeat_message import repeat_message
from editorial.actions.reply_to_reader import reply_to_reader
from editorial.models import AuditEvent, OutboxEntry, ReaderReply
from editorial.policies import Conflict, NotAllowed
from editorial.tasks import EFFECTS
from tests.factories import NOW, make_article, make_user, version_at

pytestmark = pytest.mark.django_db
WORDS = "My aunt Mildred has gout."
LATER = NOW + timedelta(minutes=2)


def _message(**fields):
    return Message.objects.create(
        **{"audience": "patient", "kind": "question", "text": WORDS, "received_at": NOW, **fields}
    )


def _live(slug="gout"):
    article = version_at(Status.APPROVED, slug=slug).article
    publish(article=article, at=NOW)
    return article


def _swept(at):
    return outbox.sweep({replies.KIND: EFFECTS[replies.KIND]}, now=lambda: at)


def _replied(**fields):
    message = _message(email="reader@example.org", **fields)
    reply_to_reader(message=message, words="See a GP.", by=make_user(), at=NOW)
    return message


def test_a_message_is_closed_with_the_article_that_answers_it():
    message, article = _message(email="reader@example.org"), _live()

    answer_message(message=message, article=article, by=make_user(), at=NOW)

    message.refresh_from_db()
    assert (message.outcome, message.answered_by, message.email) == ("answered", article, "")


def test_an_article_without_a_page_answers_nobody():
    message = _message()

    with pytest.raises(NotAllowed, match="no page"):
        answer_message(message=message, article=make_article(), by=make_user(), at=NOW)

    message.refresh_from_db()
    assert message.closed_at is None


def test_a_reply_goes_after_a_minute_and_the_address_is_forgotten_then():
    message = _replied()
    assert ReaderReply.objects.get().to == "reader@example.org"
    assert _swept(NOW) == 0

    _swept(LATER)

    message.refresh_from_db()
    assert [sent.to for sent in mail.outbox] == [["reader@example.org"]]
    assert (message.outcome, message.reply, message.email) == ("mailed", "See a GP.", "")
    reply = ReaderReply.objects.get()
    assert (reply.to, reply.end, reply.ended_at) == ("", "sent", LATER)


def test_the_mail_names_the_page_and_repeats_nothing_of_what_was_written():
    article = _live()
    message = _message(email="reader@example.org", article=article)
    reply_to_reader(message=message, words="Read this.", page=article, by=make_user(), at=NOW)

    _swept(LATER)

    (sent,) = mail.outbox
    assert article.question in sent.subject
    assert "Read this." in sent.body
    assert "/articles/gout/" in sent.body
    assert "Mildred" not in sent.subject + sent.body


def test_a_server_that_is_away_is_tried_again_and_the_address_kept_meanwhile(monkeypatch):
    _replied()

    def away(self, messages):
        raise ConnectionRefusedError("no server")

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", away)
        _swept(LATER)
    reply = ReaderReply.objects.get()
    assert (reply.attempts, reply.to) == (1, "reader@example.org")
    assert "no server" in reply.error
    assert _swept(LATER + timedelta(minutes=4)) == 0

    _swept(LATER + timedelta(minutes=6))

    reply.refresh_from_db()
    assert (reply.end, reply.to, len(mail.outbox)) == ("sent", "", 1)


def test_after_fourteen_days_a_mail_is_given_up_and_the_address_forgotten(monkeypatch):
    _replied()
    monkeypatch.setattr(
        EmailBackend, "send_messages", lambda *_: (_ for _ in ()).throw(OSError("refused"))
    )

    replies.send(ReaderReply.objects.get().pk, at=NOW + timedelta(days=15))

    reply = ReaderReply.objects.get()
    assert (reply.end, reply.to) == ("given_up", "")


def test_a_mail_is_sent_once_however_often_it_is_asked_for():
    _replied()
    _swept(LATER)

    replies.send(ReaderReply.objects.get().pk, at=LATER)

    assert len(mail.outbox) == 1


def test_before_it_goes_a_mail_is_taken_back_with_its_address():
    message = _replied()

    reopen_message(message=message, by=make_user(), at=NOW)
    _swept(LATER)

    message.refresh_from_db()
    assert (message.closed_at, message.outcome, message.reply) == (None, "", "")
    assert message.email == "reader@example.org"
    assert mail.outbox == []
    assert ReaderReply.objects.get().to == ""


def test_a_mail_on_its_way_is_not_taken_back():
    message = _replied()
    OutboxEntry.objects.filter(kind=replies.KIND).update(attempts=1)

    with pytest.raises(NotAllowed, match="on its way"):
        reopen_message(message=message, by=make_user(), at=NOW)


def test_what_was_erased_does_not_come_back_when_a_message_is_opened_again():
    message = _message(email="reader@example.org")
    close_message(message=message, note="Mended.", by=make_user(), at=NOW)

    reopen_message(message=message, by=make_user(), at=LATER)

    message.refresh_from_db()
    assert (message.closed_at, message.closing_note, message.email) == (None, "", "")
    with pytest.raises(Conflict):
        reopen_message(message=message, by=make_user(), at=LATER)


def test_who_left_no_address_gets_no_mail():
    with pytest.raises(NotAllowed, match="no address"):
        reply_to_reader(message=_message(), words="Hello.", by=make_user(), at=NOW)


@pytest.mark.parametrize("words", ["", " \n", "x" * 4001])
def test_a_reply_says_something_and_is_no_book(words):
    message = _message(email="reader@example.org")

    with pytest.raises(NotAllowed, match="Reply"):
        reply_to_reader(message=message, words=words, by=make_user(), at=NOW)


def test_a_message_that_repeats_one_that_repeats_is_filed_under_the_first():
    first, second, third = (_message() for _ in range(3))
    by = make_user()
    repeat_message(message=second, first=first, by=by, at=NOW)

    repeat_message(message=third, first=second, by=by, at=NOW)

    third.refresh_from_db()
    assert (third.outcome, third.duplicate_of) == ("duplicate", first)


def test_no_two_messages_repeat_each_other():
    first, second = _message(), _message()
    by = make_user()
    repeat_message(message=second, first=first, by=by, at=NOW)

    for other in (first, second):
        with pytest.raises(NotAllowed):
            repeat_message(message=first, first=other, by=by, at=NOW)


def test_nothing_of_what_a_reader_wrote_or_was_told_enters_the_record():
    article, by = _live(), make_user()
    answer_message(message=_message(), article=article, by=by, at=NOW)
    repeated = _message()
    repeat_message(message=repeated, first=_message(), by=by, at=NOW)
    reopen_message(message=repeated, by=by, at=NOW)
    _replied()

    said = AuditEvent.objects.filter(action__startswith="message_")
    assert set(said.values_list("action", flat=True)) == {
        "message_answered", "message_repeated", "message_reopened", "message_mailed",
    }  # fmt: skip
    for line in said:
        for word in ("Mildred", "reader@", "GP"):
            assert word not in line.details


@pytest.mark.parametrize("role", ["board", "author", None])
def test_who_may_not_read_messages_does_nothing_with_them(role):
    by, message = make_user(role), _message(email="reader@example.org")
    other = _message()

    for act in (
        lambda: answer_message(message=message, article=make_article(), by=by, at=NOW),
        lambda: reply_to_reader(message=message, words="Hello.", by=by, at=NOW),
        lambda: repeat_message(message=message, first=other, by=by, at=NOW),
        lambda: reopen_message(message=message, by=by, at=NOW),
        lambda: close_message(message=message, note="Done.", by=by, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()

    message.refresh_from_db()
    assert message.closed_at is None
