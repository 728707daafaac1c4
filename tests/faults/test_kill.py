"""Processes that are killed in the middle of an act, with SIGKILL, and what is there afterwards.

What was acknowledged is there; what was not is either absent or whole; and the next sweep brings
readers what the board decided (I18, I20, I26).
"""

import signal
import sqlite3
import subprocess
from datetime import timedelta

import pytest
from django.db import connection

from articles import audiences, queries
from articles.models import Article
from articles.publishing import queries as readers
from articles.publishing.models import Live, Publication, Rendering
from articles.status import Status
from editorial import outbox
from editorial.models import AuditEvent, Scratch, SignOff
from editorial.outbox import LEASE
from editorial.tasks import EFFECTS
from editorial.verify import verify
from tests.editorial.form_reader import form_on
from tests.factories import (
    NOW,
    PASSWORD,
    decide_all,
    make_article,
    make_member,
    make_user,
    round_of,
    signed,
    version_at,
)
from tests.faults import children

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]


def killed_in(point: str, *arguments: str) -> None:
    """Let a child do an act on this test's database until it is killed at the point."""
    child = subprocess.run(
        children.command(point, *arguments),
        env=children.environ(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    # A connection that was open beside it must see what the child left.
    connection.close()


def pages(slug: str) -> list[bytes | None]:
    found = (readers.live_page(slug, code) for code in audiences.CODES)
    return [page.page if page else None for page in found]


def count(action: str) -> int:
    return AuditEvent.objects.filter(action=action).count()


@pytest.mark.parametrize(
    "point",
    [
        "articles.publishing.actions.make_renderings:_stored@3",
        "editorial.actions.publish:go_live",
        "editorial.actions.publish:_record",
        "editorial.audit:digest_of",
    ],
)
def test_a_publisher_that_is_killed_leaves_nothing_half_and_the_next_one_finishes_i20(point):
    version = version_at(Status.APPROVED, slug="b12")

    killed_in(point, "sweep", "b12")

    assert pages("b12") == [None] * len(audiences.CODES)
    assert not Publication.objects.exists()
    assert not Live.objects.exists()
    assert count("publish") == 0
    assert list(verify()) == []

    outbox.sweep(EFFECTS, now=lambda: NOW + LEASE + timedelta(seconds=1))

    assert None not in pages("b12")
    assert Live.objects.get().publication.version == version
    assert Publication.objects.count() == count("publish") == 1
    assert Rendering.objects.count() == len(audiences.CODES)
    assert not outbox.waiting(NOW + timedelta(days=1)).exists()
    assert list(verify()) == []


@pytest.mark.parametrize(
    "point",
    [
        "editorial.actions.sign_off:_write",
        "editorial.actions.approve:approve",
        "editorial.transitions:ask_for_page@2",
    ],
)
def test_a_signature_that_is_killed_was_never_given_and_can_be_given_again_i26(point):
    version = version_at(Status.UNDER_REVIEW, slug="b12")
    first, last = make_member(), make_member(username="last")
    signed(round_of(version), first)
    decide_all(round_of(version), last)
    lines = AuditEvent.objects.count()

    killed_in(point, "sign", "b12", "last")

    version.refresh_from_db()
    assert version.status == Status.UNDER_REVIEW
    assert SignOff.objects.get().signer == first
    assert AuditEvent.objects.count() == lines
    assert list(verify()) == []

    signed(round_of(version), last)

    version.refresh_from_db()
    assert version.status == Status.APPROVED
    assert count("approve") == 1
    assert list(verify()) == []


def test_what_was_acknowledged_before_a_kill_is_there_after_it_i26():
    version = version_at(Status.UNDER_REVIEW, slug="b12")
    last = make_member(username="last")
    signed(round_of(version), make_member())
    decide_all(round_of(version), last)

    # The first waker is called after the commit, before anything is answered.
    killed_in("editorial.outbox:wake", "sign", "b12", "last")

    version.refresh_from_db()
    assert version.status == Status.APPROVED
    assert SignOff.objects.count() == 2
    assert outbox.sweep(EFFECTS, now=lambda: NOW) > 0
    assert None not in pages("b12")
    assert list(verify()) == []


@pytest.mark.parametrize(
    "point",
    [
        "articles.actions.save_draft:_write",
        "articles.actions.save_draft:assemble",
        "editorial.views.workspace.saving:put_away_scratch",
    ],
)
def test_a_save_that_is_killed_saves_nothing_and_the_words_are_there_i13(point, client):
    article = make_article(slug="b12")
    make_user("editor", username="edith")
    before = queries.draft_of(article)

    killed_in(point, "save", "b12", "edith", "Words of an hour")

    article.refresh_from_db()
    assert (queries.draft_of(article), article.lock_version) == (before, 1)
    client.login(username="edith", password=PASSWORD)
    offered = client.get("/workspace/articles/b12/scratch/")
    (offer,) = offered.context["offers"]
    assert "Words of an hour" in offered.content.decode()
    carried_on = client.get(f"/workspace/articles/b12/edit/?window={offer.scratch.window}")
    client.post("/workspace/articles/b12/edit/", form_on(carried_on, "question"))
    saved = queries.draft_of(Article.objects.get(slug="b12"))
    assert saved.texts[0].headline == "Words of an hour"
    assert not Scratch.objects.exclude(typed={}).exists()


def test_a_save_that_is_killed_before_it_answers_is_there_and_not_offered_i13(client):
    make_article(slug="b12")
    make_user("editor", username="edith")

    killed_in("editorial.views.workspace.edit:redirect", "save", "b12", "edith", "Saved words")

    saved = queries.draft_of(Article.objects.get(slug="b12"))
    assert saved.texts[0].headline == "Saved words"
    client.login(username="edith", password=PASSWORD)
    assert client.get("/workspace/articles/b12/scratch/").context["offers"] == []


@pytest.mark.embedded
def test_the_database_file_is_whole_after_a_kill_i26():
    version_at(Status.APPROVED, slug="b12")

    killed_in("editorial.actions.publish:_record", "sweep", "b12")

    with sqlite3.connect(connection.settings_dict["NAME"]) as database:
        assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    database.close()
