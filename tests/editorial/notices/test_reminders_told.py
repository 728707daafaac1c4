"""Deadlines remind each person once, whatever was missed, and the chair when nobody signs."""

from datetime import timedelta

import pytest

from editorial.assignments import reminders_due
from editorial.models import Notice
from editorial.notices.send import send_due
from editorial.notices.tell import remind
from tests.factories import NOW, make_article, make_member, round_of, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(db):
    make_member(name="Beatrice")
    make_member("general practice", role="chair", name="Clara")
    return round_of(submitted(make_article()))


def reminded(at):
    return remind(reminders_due(at=at), at=at)


def test_a_missed_day_loses_no_reminder_and_nobody_is_told_twice_i20(round, mailoutbox):
    late = round.due_at + timedelta(days=5)

    assert reminded(round.due_at - timedelta(days=10)) == 0
    first = reminded(late)
    assert [reminded(late + timedelta(hours=each)) for each in range(3)] == [0, 0, 0]

    events = set(Notice.objects.values_list("person__first_name", "event"))
    assert {("Beatrice", "review_late"), ("Clara", "review_escalated")} <= events
    assert first == len(events)
    assert send_due(now=lambda: late) == first
    assert send_due(now=lambda: late) == 0
    assert len(mailoutbox) == first


def test_a_reminder_leads_to_the_review_and_says_what_it_is(round, mailoutbox):
    reminded(round.due_at)

    send_due(now=lambda: round.due_at)

    mail = next(mail for mail in mailoutbox if "Dear Beatrice" in mail.body)
    assert mail.subject.startswith("Your review is late: Can low vitamin B12")
    assert f"http://testserver/workspace/reviews/{round.pk}/" in mail.body


def test_who_signed_between_reminder_and_mail_gets_none_i23(round, mailoutbox):
    reminded(round.due_at)
    round.assignments.update(ended_at=NOW, end="signed")

    send_due(now=lambda: round.due_at)

    assert mailoutbox == []
    assert all(notice.dropped for notice in Notice.objects.filter(event="review_late"))
