"""What waits for me, why and until when; what comes, what changed; and where each number leads."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Contribution
from articles.publishing.models import Failure, Message
from articles.status import Status
from editorial.actions.publish import publish
from editorial.models import ArticleCard, Assignment, ReviewRound
from editorial.views.workspace import article_piles
from editorial.views.workspace.piles import Pile
from tests.factories import NOW, make_article, make_policy, make_user, round_of, version_at
from tests.second_versions import second_round

pytestmark = pytest.mark.django_db
DESK = "/workspace/"


def waiting(client):
    return client.get(DESK).content.decode().split("Done for now")[0]


def pile(page, title):
    """Return the part of a page that shows a pile, "" where it has none."""
    found = re.search(rf'<h3 class="pile__title">{re.escape(title)} .*?</section>', page, re.DOTALL)
    return unescape(found.group()) if found else ""


def test_an_empty_desk_says_what_to_do_next(editor):
    page = editor.get(DESK).content.decode()

    assert "Nothing waits for you today" in page
    assert "Start a new article" in page
    assert "Nothing of yours falls within a week" in page


def test_an_editor_finds_drafts_requests_failures_and_messages(editor):
    draft = make_article(question="A draft?", by=editor.user)
    version_at(Status.CHANGES_REQUESTED, question="Asked back?")
    Failure.objects.create(article=draft, message="The page lost a number.", at=NOW)
    Message.objects.create(
        article=draft, audience="patient", kind="problem", text="There is a typo.", received_at=NOW
    )

    page = editor.get(DESK).content.decode()

    assert "A draft?" in pile(page, "My drafts")
    assert "the board asked for changes in version 1" in pile(page, "Changes requested")
    assert "The page lost a number." in pile(page, "Could not be published")
    assert "problem: There is a typo." in pile(page, "Messages from readers")


def test_somebody_elses_draft_does_not_wait_for_me_but_was_changed_lately(editor):
    make_article(question="Her draft?", by=make_user())

    page = editor.get(DESK).content.decode()

    assert not pile(page, "My drafts")
    assert "Her draft?" in page.split("Changed lately")[1]


@pytest.mark.parametrize("counted", [article_piles.COUNTED, 2])
def test_what_the_board_asked_of_my_articles_stands_before_that_of_others(
    editor, monkeypatch, counted
):
    """However many there are: hers is the newest, so it need not be among those counted."""
    monkeypatch.setattr(article_piles, "COUNTED", counted)
    for number in range(4):
        version_at(Status.CHANGES_REQUESTED, question=f"Of others {number}?")
    mine = make_article(question="Mine?", by=editor.user, at=NOW + timedelta(days=1))
    version_at(Status.CHANGES_REQUESTED, article=mine, at=NOW + timedelta(days=1))

    found = pile(editor.get(DESK).content.decode(), "Changes requested")

    assert found.index("Mine?") < found.index("Of others 0?")


def test_blocking_findings_in_a_live_article_wait_for_an_editor(editor):
    version = version_at(Status.APPROVED, question="Live and in trouble?")
    make_article(question="A draft in trouble?")
    ArticleCard.objects.update(blocking=2)
    ArticleCard.objects.filter(article=version.article).update(live_number=1)

    found = pile(editor.get(DESK).content.decode(), "Findings in live articles")

    assert "Live and in trouble?" in found
    assert "2 in the way of its next version; readers have version 1" in found
    assert "A draft in trouble?" not in found


def test_my_articles_in_review_say_how_far_the_reviewers_are(editor, member):
    version = version_at(Status.SUBMITTED, question="In review?", by=editor.user)
    round = round_of(version)
    ReviewRound.objects.filter(pk=round.pk).update(due_at=NOW + timedelta(days=4))
    Assignment.objects.filter(round=round).delete()
    Assignment.objects.create(
        round=round, member=member.user, how="by_hand", reason="She knows.", at=NOW
    )
    version_at(Status.SUBMITTED, question="Not mine?")

    found = pile(editor.get(DESK).content.decode(), "My articles in review")

    assert "due Friday; version 1, 0 of 2 signed" in found
    assert "asked: Beatrice" in found
    assert "Not mine?" not in found


def test_a_round_that_nobody_is_asked_to_review_waits_for_the_chair(chair):
    version = version_at(Status.SUBMITTED, question="Whose?")
    Assignment.objects.filter(round=round_of(version)).delete()

    found = pile(chair.get(DESK).content.decode(), "Nobody is asked to review")

    assert "Whose?" in found
    assert "tab=all&member=nobody" in found


def test_a_member_finds_the_rounds_that_need_her(member):
    version_at(Status.SUBMITTED, question="Decide me?")

    page = member.get(DESK).content.decode()

    assert "Waiting for your review" in page
    assert "Decide me?" in page
    assert "version 1, 0 of 2 signed" in page


def test_a_round_she_contributed_to_does_not_wait_for_a_member(member):
    article = make_article(question="My own?")
    Contribution.objects.create(article=article, contributor=member.user, what="Saved", at=NOW)
    version_at(Status.SUBMITTED, article=article)

    assert "Waiting for your review" not in waiting(member)


def test_what_is_live_and_overdue_for_review_waits_with_its_day(editor):
    version = version_at(Status.APPROVED, question="Old?")
    card = ArticleCard.objects.filter(article=version.article)
    card.update(live_number=1, next_review_on=NOW - timedelta(days=40))
    assert "overdue since 23 September 2026" in pile(
        editor.get(DESK).content.decode(), "Review overdue"
    )

    make_policy("neurology", overdue_withdraw_days=50)
    assert "2026; after 12 November 2026 the policy withdraws the page" in pile(
        editor.get(DESK).content.decode(), "Review overdue"
    )

    card.update(next_review_on=NOW + timedelta(days=9))

    page = editor.get(DESK).content.decode()
    assert "by 11 November 2026, in 9 days" in pile(page, "To be reviewed again")
    assert not pile(page, "Review overdue")


def test_what_is_due_within_a_week_is_coming_up(editor):
    make_article(question="Look again?", next_review_on="2026-11-06", by=editor.user)
    make_article(question="Later?", next_review_on="2026-11-20", by=editor.user)
    make_article(question="Not hers?", next_review_on="2026-11-06")

    coming = editor.get(DESK).content.decode().split("Coming up")[1].split("</section>")[0]

    assert "Look again?" in coming
    assert "Friday 6 November" in coming
    assert "Later?" not in coming
    assert "Not hers?" not in coming


def test_what_is_not_live_yet_is_compared_with_what_readers_have_in_one_click(editor):
    article = second_round(question="Twice?").version.article
    publish(article=article, at=NOW)

    page = unescape(editor.get(DESK).content.decode())

    address = f"/workspace/articles/{article.slug}/history/compare/?from=live"
    assert address in page
    assert editor.get(address).status_code == 200


def test_what_readers_have_as_it_stands_is_compared_with_nothing(editor):
    publish(article=version_at(Status.APPROVED).article, at=NOW)

    assert "Compare with live" not in editor.get(DESK).content.decode()


def test_every_number_leads_to_a_list_of_as_many(editor):
    for number in range(8):
        make_article(question=f"Draft {number}?", by=editor.user)
    version_at(Status.CHANGES_REQUESTED)
    page = editor.get(DESK).content.decode()

    for title, count in (("My drafts", 8), ("Changes requested", 1)):
        shown = pile(page, title)
        address = re.search(r'class="count" href="([^"]+)"', shown).group(1)
        assert f">{count}</a>" in shown
        assert f"{count} article" in editor.get(address).content.decode()


def test_more_than_are_counted_is_said_so():
    assert Pile("x", 10_001, "/", "", most=10_000).counted == "10,000+"
    assert Pile("x", 9_999, "/", "", most=10_000).counted == "9,999"


@pytest.mark.parametrize("who", ["editor", "member", "chair", "administrator"])
def test_the_desk_asks_the_database_as_often_for_many_as_for_few(who, request):
    client = request.getfixturevalue(who)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(DESK)
        return len(queries)

    def add(count):
        by = client.user if who == "editor" else make_user()
        for _ in range(count):
            version_at(Status.SUBMITTED, by=by)
            version_at(Status.CHANGES_REQUESTED)
            make_article(by=by, next_review_on="2026-11-05")

    add(1)
    few = asked()
    add(3)

    assert asked() == few
    assert few <= 50
