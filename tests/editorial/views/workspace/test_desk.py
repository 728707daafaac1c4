"""What waits for me."""

import pytest

from articles.models import Contribution
from articles.publishing.models import Failure, Message
from articles.status import Status
from tests.factories import NOW, make_article, version_at

pytestmark = pytest.mark.django_db
DESK = "/workspace/"


def test_an_empty_desk_says_what_to_do_next(editor):
    page = editor.get(DESK).content.decode()

    assert "Nothing waits for you today" in page
    assert "Start a new article" in page


def test_an_editor_finds_drafts_requests_failures_and_messages(editor):
    draft = make_article(question="A draft?")
    version_at(Status.CHANGES_REQUESTED, question="Asked back?")
    Failure.objects.create(article=draft, message="The page lost a number.", at=NOW)
    Message.objects.create(
        article=draft, audience="patient", kind="problem", text="There is a typo.", received_at=NOW
    )

    page = editor.get(DESK).content.decode()

    for words in (
        "A draft?",
        "Asked back?",
        "the board asked for changes in version 1",
        "The page lost a number.",
        "problem: There is a typo.",
    ):
        assert words in page


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

    page = member.get(DESK).content.decode()

    assert "Waiting for your review" not in page.split("Done for now")[0]


def test_the_desk_asks_the_database_as_often_for_many_as_for_few(
    editor, django_assert_max_num_queries
):
    for _ in range(3):
        version_at(Status.SUBMITTED)
    for _ in range(6):
        make_article()

    with django_assert_max_num_queries(36):
        editor.get(DESK)
