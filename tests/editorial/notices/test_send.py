"""Mail goes once, to who may read it then, and never with words of a draft (I20, I21, I23, I24)."""

import re
from datetime import timedelta
from email import message_from_bytes, policy
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core.mail import BadHeaderError, EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend

from articles.models import Article
from articles.status import Status
from editorial import outbox
from editorial.actions.open_thread import open_thread
from editorial.actions.take_back_assignment import take_back_assignment
from editorial.anchors import Place
from editorial.events import BY_CODE
from editorial.models import Assignment, AuditEvent, Notice, NoticeChoice
from editorial.notices import send
from editorial.notices.send import LEASE, MOST_ATTEMPTS, failing, send_due
from editorial.notices.tell import tell
from editorial.tasks import EFFECTS
from tests.factories import NOW, make_article, make_member, make_user, submitted, version_at
from tests.test_canary import words_of

pytestmark = pytest.mark.django_db

MORNING = NOW.replace(day=3, hour=7)


def tell_all(at=NOW):
    for line in AuditEvent.objects.all():
        tell(line.sequence, at=at)


def send_at(at=NOW):
    return send_due(now=lambda: at)


@pytest.fixture
def asked(db):
    """A member who is asked to review, and told so."""
    member = make_member(name="Beatrice")
    submitted(make_article(question="Can low B12 make legs weak?", by=make_user(name="Edith")))
    tell_all()
    return member


def bytes_of(mail):
    return mail.message().as_bytes()


# What a mail says


def test_a_mail_says_what_who_and_where_in_plain_words_and_in_html(asked, mailoutbox):
    assert send_at() == 1

    (mail,) = mailoutbox
    assert mail.to == [asked.email]
    assert not mail.cc + mail.bcc
    assert mail.subject == ("You are asked to review: Can low B12 make legs weak? · Imprimatur")
    notice = Notice.objects.get()
    link = f"http://testserver/workspace/reviews/{notice.subject.partition(':')[2]}/"
    html = mail.alternatives[0].content
    for part in (mail.body, html):
        assert "Dear Beatrice," in part
        assert "Asked to review" in part
        assert "2 November 2026, 09:00" in part
        assert link in part
        assert "you are asked to review it" in part
        assert "http://testserver/workspace/notices/choices/" in part
    assert notice.mailed_at == NOW


def test_the_html_asks_nothing_of_anybody_and_has_no_style_of_its_own(asked, mailoutbox):
    send_at()

    html = mailoutbox[0].alternatives[0].content
    allowed = {"a", "body", "br", "head", "hr", "html", "meta", "p", "strong", "title"}
    assert set(re.findall(r"<(\w+)", html)) <= allowed
    assert not re.search(r"\s(?:style|src|class|on\w+)=", html)
    assert set(re.findall(r'href="(https?://[^/"]+)', html)) == {"http://testserver"}


def test_a_machine_reads_that_no_person_wrote_it(asked, mailoutbox):
    send_at()

    read = message_from_bytes(bytes_of(mailoutbox[0]), policy=policy.default)
    assert read["Auto-Submitted"] == "auto-generated"
    assert read.get_content_type() == "multipart/alternative"
    assert re.fullmatch(r"<notice\.[0-9a-f]{40}@testserver>", read["Message-ID"])


def test_a_title_that_looks_like_markup_or_a_header_stays_words_i24(mailoutbox):
    make_member()
    article = submitted(make_article()).article
    hostile = "Is it <b>safe</b> & sound?\r\nBcc: everybody@example.org\u202e"
    Article.objects.filter(pk=article.pk).update(question=hostile)
    tell_all()

    send_at()

    read = message_from_bytes(bytes_of(mailoutbox[0]), policy=policy.default)
    assert "\n" not in mailoutbox[0].subject
    assert "Bcc" not in read
    assert "\u202e" not in mailoutbox[0].subject + mailoutbox[0].body
    assert "&lt;b&gt;safe&lt;/b&gt; &amp; sound" in mailoutbox[0].alternatives[0].content
    assert "<b>safe</b> & sound" in mailoutbox[0].body


def test_a_line_break_in_a_header_is_refused_i24():
    with pytest.raises(BadHeaderError):
        EmailMultiAlternatives("One\nTwo", "Text.", to=["a@example.org"]).message()


def test_no_word_of_a_draft_is_in_any_mail_but_the_question_i23(mailoutbox):
    chair = make_user("chair", name="Clara")
    version_at(Status.WITHDRAWN, slug="gone", **words_of("gone"))
    version = version_at(Status.CHANGES_REQUESTED, slug="asked", **words_of("asked"))
    named = make_user().username
    open_thread(version=version, place=Place(), text=f"Canaryword @{named}", by=chair, at=NOW)
    tell_all()

    send_at()
    send_at(MORNING)

    found = {
        word
        for mail in mailoutbox
        for part in (bytes_of(mail).decode(), mail.body, mail.alternatives[0].content)
        for word in re.findall(r"(?i)canary[a-z]+", part + mail.subject)
    }
    assert len(mailoutbox) > 8
    assert found == {"canaryquestiongone", "canaryquestionasked"}


# Who gets it


def switch_off(member):
    member.is_active = False
    member.save()


def take_role(member):
    member.groups.clear()


def take_back(member):
    take_back_assignment(assignment=Assignment.objects.get(), by=make_user("editor"), at=NOW)


def take_address(member):
    member.email = ""
    member.save()


def want_none(member):
    NoticeChoice.objects.create(person=member, event="review_asked", mail="never")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (switch_off, "may no longer read it"),
        (take_role, "may no longer read it"),
        (take_back, "is no longer concerned"),
        (take_address, "has no e-mail address"),
        (want_none, "wants no mail of it"),
    ],
)
def test_what_changed_before_it_goes_stops_it_and_is_noted_i23(asked, mailoutbox, change, why):
    change(asked)

    assert send_at() == send_at(NOW + timedelta(days=1)) == 0

    assert mailoutbox == []
    notice = Notice.objects.get()
    assert why in notice.dropped
    assert notice.mailed_at is None


def test_one_who_may_not_read_it_keeps_it_from_nobody_else_i23(mailoutbox):
    one, other = make_member(), make_member()
    submitted(make_article())
    tell_all()
    take_role(one)

    send_at()

    assert [mail.to for mail in mailoutbox] == [[other.email]]


# Once


def test_what_went_does_not_go_again_i20(asked, mailoutbox):
    assert [send_at(NOW + timedelta(hours=each)) for each in range(3)] == [1, 0, 0]
    assert len(mailoutbox) == 1


def test_told_doubled_lost_and_late_still_means_one_mail_i20(mailoutbox):
    make_member()
    submitted(make_article())
    later = NOW + timedelta(days=2)
    for _ in range(3):
        outbox.sweep(EFFECTS, now=lambda: later)
        EFFECTS["tell"]({"line": AuditEvent.objects.get(action="assign").sequence}, later)
        send_at(later)

    assert len(mailoutbox) == 1


class Killed(BaseException):
    """What no handler catches: the process is gone."""


def test_killed_between_sending_and_noting_it_goes_once_more_as_the_same_i20(
    asked, mailoutbox, monkeypatch
):
    def die(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(send, "_mark_sent", die)
        with pytest.raises(Killed):
            send_at()
    soon, later = NOW + LEASE / 2, NOW + LEASE

    assert [send_at(soon), send_at(later), send_at(later + LEASE)] == [0, 1, 0]

    first, second = mailoutbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert first.body == second.body


def test_killed_before_sending_it_goes_once_i20(asked, mailoutbox, monkeypatch):
    def die(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(send, "compose", die)
        with pytest.raises(Killed):
            send_at()

    assert [send_at(NOW + LEASE), send_at(NOW + 2 * LEASE)] == [1, 0]
    assert len(mailoutbox) == 1


def test_while_one_sends_another_does_not_i20(asked, mailoutbox, monkeypatch):
    inside = []
    real = send.compose

    def compose(*args):
        inside.append(send_at(NOW + timedelta(seconds=1)))
        return real(*args)

    monkeypatch.setattr(send, "compose", compose)

    assert send_at() == 1
    assert inside == [0]
    assert len(mailoutbox) == 1


# When it cannot go


@pytest.fixture
def server(monkeypatch):
    """A mail server that answers with what `server.trouble` is, for whom `server.hates`."""

    class Server:
        trouble: Exception | None = None
        hates = ""
        asked = 0

    real = EmailBackend.send_messages

    def send_messages(self, messages):
        Server.asked += 1
        if Server.trouble and Server.hates in messages[0].to[0]:
            raise Server.trouble
        return real(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    return Server


def test_a_failure_is_noted_and_tried_later_and_later_i21(asked, mailoutbox, server):
    server.trouble = SMTPRecipientsRefused({asked.email: (450, b"Later.")})
    at, waits = NOW, []
    for _ in range(6):
        assert send_at(at) == 0
        due = Notice.objects.get().mail_due_at
        waits.append(round((due - at) / timedelta(minutes=1)))
        assert send_at(due - timedelta(seconds=1)) == 0
        at = due

    assert waits == [5, 20, 80, 320, 360, 360]
    assert server.asked == 6
    assert "Later." in Notice.objects.get().error
    server.trouble = None
    assert send_at(at) == 1
    notice = Notice.objects.get()
    assert (notice.error, notice.mailed_at) == ("", at)
    assert len(mailoutbox) == 1


def test_after_five_failures_it_is_shown_until_it_goes(asked, server):
    server.trouble = SMTPRecipientsRefused({})
    at = NOW
    for attempt in range(1, MOST_ATTEMPTS + 1):
        assert not failing().exists(), attempt
        send_at(at)
        at = Notice.objects.get().mail_due_at

    assert failing().get().person == asked
    server.trouble = None
    send_at(at)
    assert not failing().exists()


def test_what_never_goes_is_given_up_after_two_weeks_and_stays_on_the_list(asked, server):
    server.trouble = SMTPRecipientsRefused({})
    at = NOW
    while not Notice.objects.get().dropped:
        assert at < NOW + timedelta(days=15)
        send_at(at)
        at = max(Notice.objects.get().mail_due_at, at)

    assert "14 days" in Notice.objects.get().dropped
    assert not failing().exists()
    assert Notice.objects.get().seen_at is None


def test_one_bad_address_keeps_no_mail_from_another_i21(mailoutbox, server):
    bad, good = make_member(), make_member()
    submitted(make_article())
    tell_all()
    server.trouble, server.hates = SMTPRecipientsRefused({}), bad.email

    assert send_at() == 1

    assert [mail.to for mail in mailoutbox] == [[good.email]]


def test_a_server_that_is_away_is_not_asked_for_each_mail_i21(mailoutbox, server):
    make_member(), make_member()
    submitted(make_article())
    tell_all()
    server.trouble = SMTPServerDisconnected("gone")

    assert send_at() == 0
    assert server.asked == 1
    server.trouble = None
    assert send_at(NOW + timedelta(minutes=5)) == 2
    assert len(mailoutbox) == 2


# The digest


def test_the_digest_is_one_mail_at_seven_with_everything_i23(mailoutbox):
    editor = make_user("editor", name="Edith")
    for number in range(3):
        version_at(Status.CHANGES_REQUESTED, article=make_article(slug=f"a{number}", by=editor))
    NoticeChoice.objects.bulk_create(
        NoticeChoice(person=editor, event=code, mail="digest")
        for code in BY_CODE
        if BY_CODE[code].mail != "digest"
    )
    tell_all()
    count = Notice.objects.filter(person=editor).count()

    send_at()
    send_at(MORNING - timedelta(seconds=1))
    assert [mail for mail in mailoutbox if mail.to == [editor.email]] == []

    send_at(MORNING)
    send_at(MORNING + timedelta(hours=1))
    (mail,) = (mail for mail in mailoutbox if mail.to == [editor.email])
    assert count > 3
    assert mail.subject == f"{count} notices · Imprimatur"
    assert mail.body.count("The board asks for changes: ") == 3
    assert mail.alternatives[0].content.count("<li>") == count
    assert not Notice.objects.filter(person=editor, mailed_at=None).exists()


def test_a_digest_leaves_out_what_its_reader_may_no_longer_read_i23(mailoutbox):
    member = make_member()
    for event in ("review_asked", "review_not_asked"):
        NoticeChoice.objects.create(person=member, event=event, mail="digest")
    editor = make_user("editor")
    submitted(make_article(question="Which one is kept?", by=editor))
    kept = Assignment.objects.get()
    submitted(make_article(question="Which one is gone?", by=editor))
    tell_all()
    take_back_assignment(assignment=Assignment.objects.exclude(pk=kept.pk).get(), by=editor, at=NOW)

    send_at(MORNING)

    (mail,) = (mail for mail in mailoutbox if mail.to == [member.email])
    assert "Which one is kept?" in mail.subject
    assert "Which one is gone?" not in mail.body


def test_a_digest_that_was_killed_comes_again_as_the_same_i20(mailoutbox, monkeypatch):
    member = make_member()
    NoticeChoice.objects.create(person=member, event="review_asked", mail="digest")
    for _ in range(2):
        submitted(make_article())
    tell_all()

    def die(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(send, "_mark_sent", die)
        with pytest.raises(Killed):
            send_at(MORNING)
    send_at(MORNING + LEASE)

    mine = [mail for mail in mailoutbox if mail.to == [member.email]]
    assert len(mine) == 2
    assert len({mail.extra_headers["Message-ID"] for mail in mine}) == 1


def test_many_notices_take_few_mails_at_once_and_lose_none_i20(mailoutbox):
    make_member()
    for _ in range(4):
        submitted(make_article())
    tell_all()

    sent = [send_due(now=lambda: NOW, most=3) for _ in range(3)]

    assert sent == [3, 1, 0]
    assert len(mailoutbox) == 4
