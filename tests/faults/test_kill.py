"""Processes that are killed in the middle of an act, with SIGKILL, and what is there afterwards.

What was acknowledged is there; what was not is either absent or whole; and the next sweep brings
readers what the board decided (I18, I20, I26).
"""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from articles import audiences
from articles.publishing import queries as readers
from articles.publishing.models import Live, Publication, Rendering
from articles.status import Status
from editorial import outbox
from editorial.models import AuditEvent, SignOff
from editorial.outbox import LEASE
from editorial.tasks import EFFECTS
from editorial.verify import verify
from tests.factories import NOW, decide_all, make_member, round_of, signed, version_at

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

CHILD = Path(__file__).parent / "dying.py"


def killed_in(point: str, *arguments: str) -> None:
    """Let a child do an act on this test's database until it is killed at the point."""
    name = str(connection.settings_dict["NAME"])
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.faults.child_settings"}
    environ["DYING_DATABASE"] = name
    child = subprocess.run(
        [sys.executable, str(CHILD), point, *arguments],
        env=environ,
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


@pytest.mark.embedded
def test_the_database_file_is_whole_after_a_kill_i26():
    version_at(Status.APPROVED, slug="b12")

    killed_in("editorial.actions.publish:_record", "sweep", "b12")

    with sqlite3.connect(connection.settings_dict["NAME"]) as database:
        assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    database.close()
