"""The pages of what is looked at again: what they show, and an answer given on them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from editorial.actions.reassess import reassess
from editorial.models import Reaffirmation
from references.models import Reference
from tests.factories import PASSWORD, make_article, make_member, make_user
from tests.falling import FELL, answered, fell, noticed, stood_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr("editorial.clock.now", lambda: FELL + timedelta(hours=2))


def browser(user):
    client = Client()
    client.force_login(user)
    return client


def page(user, row):
    return browser(user).get(reverse("workspace:reassessment", args=[row.pk]))


def typed(row, verdict="stands", **changes):
    claims = range(row.claims.count())
    return {
        "digest": row.version.snapshot.digest,
        **{f"verdict-{n}": verdict for n in claims},
        **{f"note-{n}": "NG239 says so, too." for n in claims},
        "password": PASSWORD,
        **changes,
    }


def post(user, row, data):
    return browser(user).post(reverse("workspace:reassessment", args=[row.pk]), data)


def test_the_page_shows_the_notice_the_source_and_each_claim_with_what_it_rests_on():
    _, row = fell()

    text = page(make_member(), row).content.decode()

    for shown in (
        "Retraction, 3 November 2026, told by Retraction Watch: Error in Data",
        "https://doi.org/10.1234/notice",
        "N Engl J Med",
        "Low vitamin B12 can weaken your legs.",
        "nerve-damage stands in the source",
        "no other source is cited for it",
        "0 of 2 members say that everything stands",
        "A source fell: its claims are looked at again",
    ):
        assert shown in text, shown


def test_an_answer_on_the_page_is_recorded_and_the_second_settles_it():
    _, row = fell()
    first, second = make_member(), make_member()

    assert post(first, row, typed(row)).status_code == 302
    answer = browser(second)
    done = answer.post(reverse("workspace:reassessment", args=[row.pk]), typed(row), follow=True)

    row.refresh_from_db()
    assert row.outcome == "stands"
    assert "The board stands by every claim" in done.content.decode()


def test_a_wrong_password_answers_nothing_and_loses_nothing():
    _, row = fell()

    answer = post(make_member(), row, typed(row, password="wrong"))

    assert answer.status_code == 403
    assert "NG239 says so, too." in answer.content.decode()
    assert not Reaffirmation.objects.exists()


def test_a_claim_without_a_reason_is_named():
    _, row = fell()

    answer = post(make_member(), row, typed(row, **{"note-1": ""}))

    assert answer.status_code == 400
    assert "Claim “nerve-damage”: say why." in answer.content.decode()


def test_a_stale_page_answers_nothing():
    _, row = fell()

    assert post(make_member(), row, typed(row, digest="0" * 64)).status_code == 409
    stood_by(row)
    assert post(make_member(), row, typed(row)).status_code == 409


def test_who_cannot_answer_reads_why_and_has_no_form():
    _, row = fell()

    text = page(make_user("editor"), row).content.decode()

    assert "Only a board member or the chair may review." in text
    assert "Record my answer" not in text


def test_the_list_is_by_what_waits_what_is_late_what_is_to_change_and_what_is_settled():
    _, row = fell()
    editor = browser(make_user("editor"))

    def shown(show):
        answer = editor.get(reverse("workspace:reassessments"), {"show": show})
        return [each.row.pk for each in answer.context["rows"]]

    assert (shown("open"), shown("change"), shown("settled")) == ([row.pk], [], [])
    answered(row, verdict="needs_change")
    assert (shown("open"), shown("change"), shown("settled")) == ([], [row.pk], [])


def test_what_is_past_its_day_is_in_the_list_of_late_ones(monkeypatch):
    _, row = fell()
    monkeypatch.setattr("editorial.clock.now", lambda: row.due_at + timedelta(days=2))

    answer = browser(make_user("chair")).get(
        reverse("workspace:reassessments"), {"show": "overdue"}
    )

    assert [each.row.pk for each in answer.context["rows"]] == [row.pk]
    assert "2 days overdue" in answer.content.decode()


def test_a_list_asks_as_many_questions_whatever_its_length(django_assert_max_num_queries):
    fell(article=make_article())
    chair = browser(make_user("chair"))

    with CaptureQueriesContext(connection) as few:
        chair.get(reverse("workspace:reassessments"))
    ng239 = Reference.objects.get(key="ng239")
    noticed(ng239)
    reassess(reference=ng239, at=FELL)

    with django_assert_max_num_queries(len(few)):
        answer = chair.get(reverse("workspace:reassessments"))
    assert len(answer.context["rows"]) == 2


def test_the_desk_of_the_board_and_of_the_editor_say_so():
    _, row = fell()
    member = make_member()
    desk = reverse("workspace:home")

    assert "A source fell" in browser(member).get(desk).content.decode()
    answered(row, member, verdict="needs_change")
    assert f"/workspace/reassessments/{row.pk}/" not in browser(member).get(desk).content.decode()
    text = browser(make_user("editor")).get(desk).content.decode()
    assert "To change since a source fell" in text
    assert f"/workspace/reassessments/{row.pk}/" in text
