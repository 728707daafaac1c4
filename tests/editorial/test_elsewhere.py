"""Regimens of other approved articles, read once however often they are asked for."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import queries
from articles.models import Snapshot
from articles.status import Status
from editorial import elsewhere as module
from editorial.checking import findings_of
from editorial.elsewhere import elsewhere
from tests.factories import BODY, NOW, edited, make_article, make_draft, version_at
from tests.tampering import set_column

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_read():
    forget()


def forget():
    cache.clear()
    module._kept.clear()


def texts_with(dose):
    body = BODY.replace("1 mg is given on alternate days", dose)
    return tuple(text.model_copy(update={"body": body}) for text in make_draft().texts)


def content(article):
    return queries.content_of(article, on=NOW.date())


def found(article):
    return [f for f in findings_of(content(article), on=NOW.date()) if f.id == "NUM-03"]


def test_another_dose_in_an_approved_article_warns_with_its_words():
    approved = version_at(Status.APPROVED, slug="approved-b12")
    article = make_article(texts=texts_with("1 mg is given once a week"))

    findings = found(article)

    assert {f.level for f in findings} == {"warn"}
    assert all("approved-b12" in f.message and "alternate days" in f.message for f in findings)
    assert len(findings) == 2
    assert found(approved.article) == []


def test_only_approved_versions_of_other_articles_are_asked():
    version_at(Status.UNDER_REVIEW, texts=texts_with("1 mg is given once a week"))
    version_at(Status.WITHDRAWN, texts=texts_with("1 mg is given once a month"))
    own = version_at(Status.APPROVED).article
    own.refresh_from_db()

    own = edited(own, texts=texts_with("1 mg is given once a year"))

    assert elsewhere(content(own)).stated == ()
    assert found(own) == []


def test_many_articles_take_few_questions_and_are_read_once():
    for _ in range(3):
        version_at(Status.APPROVED)
    draft = content(make_article())
    forget()

    with CaptureQueriesContext(connection) as first:
        seen = elsewhere(draft)
    with CaptureQueriesContext(connection) as second:
        again = elsewhere(draft)
    module._kept.clear()
    with CaptureQueriesContext(connection) as third:
        from_cache = elsewhere(draft)

    assert len({stated.article for stated in seen.stated}) == 3
    assert (len(first), len(second), len(third)) == (2, 1, 1)
    assert seen == again == from_cache


def test_what_was_not_read_yet_is_counted_and_read_the_next_time(monkeypatch):
    monkeypatch.setattr(module, "_MOST_READ", 2)
    for _ in range(3):
        version_at(Status.APPROVED)
    draft = content(make_article())
    forget()

    assert [elsewhere(draft).unread for _ in range(2)] == [1, 0]


def test_a_text_without_medicines_asks_nothing(django_assert_num_queries):
    draft = content(make_article()).model_copy(update={"texts": ()})

    with django_assert_num_queries(0):
        assert elsewhere(draft).stated == ()


def test_a_snapshot_that_was_tampered_with_stays_unread():
    version = version_at(Status.APPROVED)
    set_column(version.snapshot, "content", version.snapshot.content.replace("1 mg", "9 mg"))

    assert Snapshot.objects.count() == 1
    assert elsewhere(content(make_article())).unread == 1
