"""The record on a page."""

import pytest

from articles.status import Status
from editorial.models import AuditEvent
from tests.factories import version_at

pytestmark = pytest.mark.django_db
RECORD = "/workspace/audit/"


def test_lines_are_found_by_article_and_act(chair):
    version = version_at(Status.UNDER_REVIEW, slug="one")
    version_at(Status.SUBMITTED, slug="two")

    whole = chair.get(RECORD).content.decode()
    found = chair.get(f"{RECORD}?article=one&action=begin_review").content.decode()

    assert f"{AuditEvent.objects.count()} lines, the newest first" in whole
    assert "1 line," in found
    assert version.snapshot.digest in found
    assert ">two</a>" not in found


def test_the_record_has_pages(chair):
    from django.db import transaction

    from editorial import audit
    from tests.factories import NOW

    with transaction.atomic():
        for n in range(60):
            audit.record(action="tried", by=None, at=NOW, article=None, subject=f"n:{n}")

    page = chair.get(f"{RECORD}?action=tried&page=2").content.decode()

    assert "Page 2 of 2" in page
    assert "?action=tried&amp;page=1" in page


@pytest.mark.parametrize("who", ["editor", "member"])
def test_the_whole_record_is_for_the_chair_and_administrators(who, request):
    client = request.getfixturevalue(who)

    assert client.get(RECORD).status_code == 403


def test_the_list_asks_the_database_as_often_for_many(chair, django_assert_max_num_queries):
    for _ in range(4):
        version_at(Status.SUBMITTED)

    with django_assert_max_num_queries(10):
        chair.get(RECORD)
