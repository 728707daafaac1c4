"""`publish_pending`: do now what the sweep would do next."""

import pytest

from articles.publishing import queries
from articles.status import Status
from editorial import tasks
from editorial.management.commands import publish_pending
from editorial.models import OutboxEntry
from editorial.outbox import MOST_ATTEMPTS
from tests.factories import version_at

pytestmark = pytest.mark.django_db


def test_what_the_board_approved_goes_live(run):
    version = version_at(Status.APPROVED, slug="b12")
    assert queries.live_page(version.article.slug, "patient") is None

    ran = run("publish_pending")

    assert ran.code == 0
    assert ran.out.rstrip().endswith(" done.")
    assert queries.live_page("b12", "clinician") is not None


def test_nothing_to_do_is_well(run):
    version_at(Status.APPROVED)
    run("publish_pending")

    ran = run("publish_pending")

    assert (ran.code, ran.out) == (0, "0 done.\n")


def test_what_fails_is_named_and_the_rest_is_done(run):
    OutboxEntry.objects.create(
        key="publish:0:nothing", kind="publish", payload={"article": 0}, due_at="2026-01-01T00:00Z"
    )
    version_at(Status.APPROVED, slug="b12")

    ran = run("publish_pending")

    assert ran.code == 1
    assert "publish:0:nothing" in ran.err
    assert queries.live_page("b12", "patient") is not None


def test_what_was_parked_gets_another_chance(run):
    version_at(Status.APPROVED, slug="b12")
    OutboxEntry.objects.update(attempts=MOST_ATTEMPTS, error="OSError: the disk was full")

    ran = run("publish_pending")

    assert ran.code == 0
    assert queries.live_page("b12", "patient") is not None


def test_it_says_how_far_it_is(run, monkeypatch):
    monkeypatch.setattr(publish_pending, "TELL_EVERY", 0.0)
    monkeypatch.setattr(tasks, "AT_ONCE", 1)
    for number in range(3):
        version_at(Status.APPROVED, slug=f"article-{number}")

    ran = run("publish_pending", "--processes", "1")

    told = [line for line in ran.err.splitlines() if " done, about " in line]
    assert len(told) > 3
    counts = [int(line.split()[0]) for line in told]
    assert counts == sorted(counts)
    assert queries.live_page("article-2", "patient") is not None


def test_a_helper_takes_its_share_of_what_was_asked_for_and_asks_for_nothing(run):
    version_at(Status.APPROVED, slug="b12")
    OutboxEntry.objects.filter(kind="tell").update(attempts=MOST_ATTEMPTS, error="parked")

    ran = run("publish_pending", "--share")

    assert (ran.code, ran.out) == (0, "")
    assert queries.live_page("b12", "patient") is not None
    assert OutboxEntry.objects.filter(kind="tell", attempts=MOST_ATTEMPTS).exists()


def test_much_is_shared_with_as_many_processes_as_were_asked_for(run, monkeypatch):
    started = []

    class Helper:
        def __enter__(self):
            started.append("helper")

        def __exit__(self, *_):
            started.append("waited for")

    monkeypatch.setattr(publish_pending, "_helper", Helper)
    monkeypatch.setattr(publish_pending, "WORTH_SHARING", 1)
    version_at(Status.APPROVED, slug="b12")

    assert run("publish_pending", "--processes", "3").code == 0
    assert started == ["helper", "helper", "waited for", "waited for"]
