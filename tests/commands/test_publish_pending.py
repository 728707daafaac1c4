"""`publish_pending`: do now what the sweep would do next."""

import pytest

from articles.publishing import queries
from articles.status import Status
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
