"""What falls when: in a month and on a day."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.status import Status
from editorial.actions.schedule import schedule
from editorial.models import Assignment, ReviewRound
from tests.factories import NOW, make_article, make_user, round_of, version_at

pytestmark = pytest.mark.django_db
CALENDAR, DAY = "/workspace/calendar/", "/workspace/calendar/day/"


def due(at, **fields):
    version = version_at(Status.SUBMITTED, **fields)
    round = round_of(version)
    round.due_at = at
    round.save()
    return round


def test_the_month_shows_what_is_due_on_its_day(editor):
    due(NOW + timedelta(days=3), question="Decide me?")

    page = editor.get(CALENDAR).content.decode()

    of_its_day = page.split('datetime="2026-11-05"')[1].split("</td>")[0]
    assert "Decide me?" in of_its_day
    assert "Decision due" in of_its_day


def test_a_phone_shows_today_also_in_a_month_of_nothing(editor):
    this = editor.get(CALENDAR).content.decode()
    another = editor.get(f"{CALENDAR}?month=2031-01").content.decode()

    assert "Nothing falls in November 2026" in this
    assert "month--bare" not in this
    assert "month--bare" in another


def test_what_is_scheduled_comes_before_what_is_to_be_reviewed(editor, chair):
    round = round_of(version_at(Status.UNDER_REVIEW, question="Goes live?"))
    schedule(round=round, publish_at=NOW + timedelta(days=2), by=chair.user, at=NOW)
    make_article(question="Look again?", next_review_on="2026-11-04")

    page = editor.get(f"{DAY}?on=2026-11-04").content.decode()

    assert page.index("Goes live?") < page.index("Look again?")
    assert "2 dates on this day" in page


def test_a_day_is_that_of_the_sites_clocks(editor, settings):
    settings.SITE_TIME_ZONE = "Pacific/Auckland"
    due(NOW.replace(hour=20), question="Tomorrow there?")

    assert "Tomorrow there?" in editor.get(f"{DAY}?on=2026-11-03").content.decode()
    assert "Tomorrow there?" not in editor.get(f"{DAY}?on=2026-11-02").content.decode()


def test_a_full_day_shows_the_first_and_leads_to_the_rest(editor):
    for number in range(5):
        make_article(question=f"Number {number}?", next_review_on="2026-11-20")

    page = editor.get(CALENDAR).content.decode()
    rest = editor.get(f"{DAY}?on=2026-11-20").content.decode()

    assert page.count("Number ") == 3
    assert "2 more" in page
    assert rest.count("Number ") == 5


def test_what_is_withdrawn_decided_or_cancelled_is_not_in_it(editor):
    version_at(Status.WITHDRAWN, question="Gone?", next_review_on="2026-11-20")
    decided = version_at(Status.CHANGES_REQUESTED, question="Decided?")
    ReviewRound.objects.filter(version=decided).update(due_at=NOW + timedelta(days=1))

    assert "Gone?" not in editor.get(f"{CALENDAR}?kind=review").content.decode()
    assert "Gone?" in editor.get(f"{CALENDAR}?kind=ratify").content.decode()
    assert "Decided?" not in editor.get(CALENDAR).content.decode()


def test_mine_is_what_i_own_or_am_asked_to_review(editor, member):
    make_article(question="Hers?", next_review_on="2026-11-20")
    make_article(question="My own?", next_review_on="2026-11-20", by=editor.user)
    asked = due(NOW + timedelta(days=3), question="Asked of me?")
    Assignment.objects.filter(round=asked).delete()
    Assignment.objects.create(
        round=asked, member=member.user, how="by_hand", reason="She knows.", at=NOW
    )

    of_editor = editor.get(f"{CALENDAR}?whose=me").content.decode()
    of_member = member.get(f"{CALENDAR}?whose=me").content.decode()

    assert ("My own?" in of_editor, "Hers?" in of_editor) == (True, False)
    assert ("Asked of me?" in of_member, "My own?" in of_member) == (True, False)


def test_one_kind_can_be_shown_alone(editor):
    due(NOW + timedelta(days=3), question="Decide me?")
    make_article(question="Look again?", next_review_on="2026-11-20")

    page = editor.get(f"{CALENDAR}?kind=review").content.decode()

    assert "Look again?" in page
    assert "Decide me?" not in page


def test_a_month_leads_to_the_ones_beside_it_with_what_was_chosen(editor):
    page = editor.get(f"{CALENDAR}?month=2026-12&whose=me").content.decode()

    assert "month=2026-11&amp;whose=me" in page
    assert "month=2027-01&amp;whose=me" in page


@pytest.mark.parametrize("asked", ["month=2026-13", "month=x", "month=0001-01", "month=9999-12"])
def test_a_month_that_is_none_is_not_found(editor, asked):
    assert editor.get(f"{CALENDAR}?{asked}").status_code == 404


@pytest.mark.parametrize("asked", ["on=2026-02-30", "on=x", "on=9999-12-31", "on=0001-01-01"])
def test_a_day_that_is_none_is_not_found(editor, asked):
    assert editor.get(f"{DAY}?{asked}").status_code == 404


def test_a_full_month_asks_as_often_as_an_empty_one(editor):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            editor.get(CALENDAR)
        return len(queries)

    due(NOW + timedelta(days=3))
    make_article(next_review_on="2026-11-20")
    few = asked()
    by = make_user()
    for day in range(1, 29):
        make_article(next_review_on=f"2026-11-{day:02}", by=by)
    due(NOW + timedelta(days=4))

    assert asked() == few
