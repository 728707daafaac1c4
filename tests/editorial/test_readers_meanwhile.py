"""Readers who ask while pages go live, or are withdrawn, get whole pages, never older (I18).

With READERS_MEANWHILE=500 in the environment there are five hundred publications and not a dozen.
"""

import gzip
import os
import threading
import time
from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client

from articles.models import Article, Disclaimer
from articles.publishing.front import STALE, Front
from articles.publishing.models import Publication
from articles.publishing.moved import pointer_moved
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from tests.articles.publishing.test_front import asked
from tests.factories import NOW, edited, make_user, version_at

PUBLICATIONS = int(os.environ.get("READERS_MEANWHILE", "12"))

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(180 + PUBLICATIONS),
]

AUDIENCES = {"patient": "/articles/b12/", "clinician": "/articles/b12/clinician/"}
READERS = 20
VERSIONS = 4


def from_django(path: str) -> tuple[int, bytes]:
    """Ask Django, without anything that keeps pages."""
    answer = Client().get(path)
    return answer.status_code, answer.content


class FromMemory:
    """Ask a server that keeps pages, compressed every other time."""

    def __init__(self, front: Front) -> None:
        self.front, self.turn = front, 0

    def __call__(self, path: str) -> tuple[int, bytes]:
        self.turn += 1
        accepted = "gzip" if self.turn % 2 else "identity"
        status, headers, body = asked(self.front, path, accept_encoding=accepted)
        if headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        return int(status[:3]), body


class Reader(threading.Thread):
    """Asks again and again, and notes when it asked and what it got."""

    def __init__(self, audience, ask, over: threading.Event) -> None:
        super().__init__()
        self.audience, self.ask, self.over = audience, ask, over
        self.got: list[tuple[float, int, bytes]] = []

    def run(self) -> None:
        try:
            while not self.over.is_set():
                began = time.monotonic()
                answer = self.ask(AUDIENCES[self.audience])
                if self.got and self.got[-1][1:] == answer:
                    # The last of the same is the one that can be too late.
                    self.got[-1] = (began, *answer)
                else:
                    self.got.append((began, *answer))
                time.sleep(0.02)
        finally:
            connection.close()  # This thread's own.

    def asked_after(self, moment: float) -> bool:
        """Tell whether a question that was asked after a moment has its answer."""
        return bool(self.got) and self.got[-1][0] > moment


def wait_until(is_so) -> None:
    """Wait for what readers do in their own time: on a busy machine, that is long."""
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until, "a reader got no answer for a minute"
        time.sleep(0.05)


def live_one_after_the_other() -> float:
    """Bring version after version to readers, then wording after wording, and withdraw the last.

    Return when that was done.
    """
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)
    for number in range(2, VERSIONS + 1):
        at = NOW + timedelta(days=number)
        article = edited(Article.objects.get(), question=f"Is it question {number}?", at=at)
        version = version_at(Status.APPROVED, article=article, at=at)
        publish(article=article, at=at)
    chairs = [make_user("chair"), make_user("chair")]
    for number in range(PUBLICATIONS - VERSIONS):
        put_in_force(f"Checked by {{reviewers}}, in the words of number {number}.", number, chairs)
        publish(article=article, at=at)
    withdraw(
        version=version,
        reason="The dose is wrong.",
        advice="Ask your pharmacist.",
        by=version.article.owner,
        at=NOW + timedelta(days=9),
    )
    return time.monotonic()


def put_in_force(text: str, number: int, chairs: list) -> None:
    """Tell all readers of approved pages something else."""
    Disclaimer.objects.create(
        language="en",
        audience="",
        state="approved",
        number=100 + number,
        text=text,
        proposed_by=chairs[0],
        proposed_at=NOW,
        approved_by=chairs[1],
        approved_by_name="A. Chair",
        approved_at=NOW,
    )


@pytest.fixture
def front():
    return Front(WSGIHandler(), most=1_000_000)


@pytest.fixture
def in_another_process():
    """A server that hears of nothing and finds out by itself."""
    front = Front(WSGIHandler(), most=1_000_000)
    pointer_moved.disconnect(front._forget)
    return front


def test_who_reads_meanwhile_gets_whole_pages_and_never_an_older_one_i18(front, in_another_process):
    over = threading.Event()
    at_once = [
        # Four of them Django's own: it is what the memory has to agree with.
        Reader(sorted(AUDIENCES)[n % 2], from_django if n < 4 else FromMemory(front), over)
        for n in range(READERS)
    ]
    soon = [Reader(audience, FromMemory(in_another_process), over) for audience in AUDIENCES]
    for reader in [*at_once, *soon]:
        reader.start()
    try:
        gone = live_one_after_the_other()
        wait_until(lambda: all(reader.asked_after(gone + 1) for reader in [*at_once, *soon]))
    finally:
        over.set()
        for reader in [*at_once, *soon]:
            reader.join()

    in_order = [
        {page.audience: bytes(page.page) for page in publication.renderings.all()}
        for publication in Publication.objects.order_by("pk")
    ]
    assert len(in_order) > PUBLICATIONS
    for reader in [*at_once, *soon]:
        pages = [each[reader.audience] for each in in_order]
        known = {(404, None)} | {(200, page) for page in pages}
        seen = [(status, body if status == 200 else None) for _, status, body in reader.got]
        assert set(seen) <= known
        places = [pages.index(body) if status == 200 else -1 for status, body in seen]
        assert places == sorted(places)
        late = gone if reader in at_once else gone + 1
        after = {
            body for (began, *_), (_, body) in zip(reader.got, seen, strict=True) if began > late
        }
        assert after == {pages[-1]}
    met = {body for reader in at_once for _, status, body in reader.got if status == 200}
    assert len(met) > VERSIONS, "who met few pages saw little"
    assert STALE <= 5
