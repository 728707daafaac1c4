"""Readers who ask while versions go live, or are withdrawn, get whole pages, never older (I18)."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article
from articles.publishing.models import Publication
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from tests.factories import NOW, edited, version_at

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(180)]

AUDIENCES = {"patient": "/articles/b12/", "clinician": "/articles/b12/clinician/"}
READERS = 6
VERSIONS = 4


class Reader(threading.Thread):
    """Asks again and again, and notes when it asked and what it got."""

    def __init__(self, audience: str, over: threading.Event) -> None:
        super().__init__()
        self.audience, self.over = audience, over
        self.got: list[tuple[float, int, bytes]] = []

    def run(self) -> None:
        client = Client()
        try:
            while not self.over.is_set():
                began = time.monotonic()
                answer = client.get(AUDIENCES[self.audience])
                self.got.append((began, answer.status_code, answer.content))
        finally:
            connection.close()  # This thread's own.


def live_one_after_the_other() -> float:
    """Bring version after version to readers, withdraw the last; return when that was done."""
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)
    for number in range(2, VERSIONS + 1):
        at = NOW + timedelta(days=number)
        article = edited(Article.objects.get(), question=f"Is it question {number}?", at=at)
        version = version_at(Status.APPROVED, article=article, at=at)
        publish(article=article, at=at)
    withdraw(
        version=version,
        reason="The dose is wrong.",
        advice="Ask your pharmacist.",
        by=version.article.owner,
        at=NOW + timedelta(days=9),
    )
    return time.monotonic()


def test_who_reads_meanwhile_gets_whole_pages_and_never_an_older_one_i18():
    over = threading.Event()
    readers = [Reader(sorted(AUDIENCES)[n % 2], over) for n in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        gone = live_one_after_the_other()
        time.sleep(0.5)
    finally:
        over.set()
        for reader in readers:
            reader.join()

    in_order = [
        {page.audience: bytes(page.page) for page in publication.renderings.all()}
        for publication in Publication.objects.order_by("pk")
    ]
    assert len(in_order) > VERSIONS
    for reader in readers:
        pages = [each[reader.audience] for each in in_order]
        known = {(404, None)} | {(200, page) for page in pages}
        seen = [(status, body if status == 200 else None) for _, status, body in reader.got]
        assert set(seen) <= known
        places = [pages.index(body) if status == 200 else -1 for status, body in seen]
        assert places == sorted(places)
        after = {
            body for (began, *_), (_, body) in zip(reader.got, seen, strict=True) if began > gone
        }
        assert after == {pages[-1]}
    met = {body for reader in readers for _, status, body in reader.got if status == 200}
    assert len(met) > VERSIONS, "who met few versions saw little"
