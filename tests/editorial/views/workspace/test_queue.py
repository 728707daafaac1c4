"""The board's queue: what waits for whom, until when, who is at it, and what one can do."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.status import Status
from bench import filled_queue
from editorial import clock
from editorial.actions.begin_review import begin_review
from editorial.actions.take_hold import take_hold
from editorial.models import ReviewRound
from tests.factories import (
    NOW,
    make_article,
    make_member,
    make_policy,
    round_of,
    signed,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db
QUEUE = "/workspace/reviews/"


def words_of(response):
    """Return the words of a page's main part, as one line."""
    main = response.content.decode().partition("<main")[2].partition("</main")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", main)).replace("&#x27;", "'")


def put(question, **fields):
    return round_of(submitted(make_article(question=question, **fields)))


def test_a_row_says_what_is_missing_until_when_and_who_is_at_it(member):
    make_policy("neurology", specialties=["neurology"], deadline_days=4, risk="high")
    other = make_member("haematology", name="Other")
    round = put("Decide me?")
    begin_review(round=round, by=other, at=NOW)
    signed(round, other)
    take_hold(round=round, by=member.user, at=NOW)

    page = words_of(member.get(QUEUE))

    for words in (
        "Decide me? version 1 Under review high risk",
        "1 of 2 signed missing: 1 neurologist",
        "due Friday before the board since 2 Nov",
        "You reviewing now, until 13:00",
        "Stop reviewing",
        "4 more hours",
        "Hand on",
    ):
        assert words in page
    assert "Assign:" not in page


def test_what_is_late_says_for_how_long(member):
    put("Late?")
    ReviewRound.objects.update(due_at=NOW - timedelta(days=3))

    assert "3 days overdue" in words_of(member.get(f"{QUEUE}?tab=overdue"))


def test_a_member_opens_what_awaits_her_and_others_open_all(member, editor):
    version_at(Status.CHANGES_REQUESTED, question="Asked back?")
    put("In the queue?")

    for client, tab in ((member, "Awaiting my review"), (editor, "All")):
        page = client.get(QUEUE).content.decode()
        assert re.search(rf'aria-current="page">{tab} ', page)
        assert "In the queue?" in page
        assert "Asked back?" not in page
    assert "Awaiting my review" not in words_of(editor.get(QUEUE))


def test_what_was_decided_says_how(member):
    round = round_of(version_at(Status.UNDER_REVIEW, question="Mine?"))
    signed(round, member.user)

    assert "You: approved 2 Nov 2026" in words_of(member.get(f"{QUEUE}?tab=decided"))


@pytest.mark.parametrize("tab", ["mine", "assigned", "held", "soon", "overdue", "decided", "all"])
def test_an_empty_tab_says_so_and_what_to_do_next(member, tab):
    response = member.get(f"{QUEUE}?tab={tab}")

    assert 'class="empty"' in response.content.decode()
    assert ("See everything before the board" in words_of(response)) == (tab != "all")


def test_what_no_filter_fits_leads_back_to_the_whole_tab(editor):
    put("Here?")

    page = editor.get(f"{QUEUE}?tab=all&risk=high&age=7&topic=none&specialty=x&member=y")

    assert "No version fits." in words_of(page)
    assert 'href="?tab=all">Show all of' in page.content.decode()


def test_tabs_keep_the_filters_and_count_what_fits(editor):
    make_policy("blood", risk="high")
    put("Grave?", topics=("blood",))
    put("Plain?", topics=("heart",))

    page = editor.get(f"{QUEUE}?tab=all&risk=high").content.decode()

    assert 'href="?tab=overdue&amp;risk=high' in page
    assert re.search(r'aria-current="page">All <span class="tabs__count">1<', page)
    assert "Grave?" in page
    assert "Plain?" not in page


@pytest.mark.parametrize(
    "query", ["tab=none", "page=x", "page=-3", "age=x", "risk=<b>", "tab=decided", "tab=%00"]
)
def test_an_address_that_says_nonsense_shows_a_list(editor, query):
    put("Here?")

    response = editor.get(f"{QUEUE}?{query}")

    assert response.status_code == 200
    assert "Here?" in words_of(response)


def test_the_queue_asks_the_database_as_often_for_many_as_for_few(signed_in, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: filled_queue.NOW)
    client = signed_in(filled_queue.fill(60, members=4)[0])

    def queries(tab):
        with CaptureQueriesContext(connection) as asked:
            response = client.get(f"{QUEUE}?tab={tab}")
        assert b"of question number" in response.content
        return [line["sql"] for line in asked]

    many = {tab: queries(tab) for tab in ("mine", "assigned", "all")}
    over = ReviewRound.objects.order_by("pk").values_list("pk", flat=True)[24:]
    ReviewRound.objects.filter(pk__in=list(over)).update(closed_at=NOW, outcome="recalled")
    few = {tab: queries(tab) for tab in many}

    assert {tab: len(sql) for tab, sql in many.items()} == {
        tab: len(sql) for tab, sql in few.items()
    }
    assert max(len(sql) for sql in many.values()) <= 20
    assert not [sql for each in many.values() for sql in each if '"content"' in sql]
