"""What readers got, and when."""

from datetime import timedelta

import pytest

from articles.publishing.models import Publication
from articles.publishing.queries import Mismatch
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from tests.factories import NOW, version_at
from tests.tampering import set_column

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=3)


@pytest.fixture
def article():
    """An article that readers got for three days, and then a notice in its place."""
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    by = version.article.owner
    withdraw(version=version, reason="The dose was wrong.", advice="", by=by, at=LATER)
    return version.article


def then(client, article, day=""):
    return client.get(f"/workspace/articles/{article.slug}/then/?day={day}")


def test_each_day_tells_what_was_live_and_leads_to_who_approved_it(editor, article):
    first = then(editor, article, "2026-11-03").content.decode()
    last = then(editor, article, "2026-11-06").content.decode()

    assert "1 publication that readers got on 2026-11-03" in first
    assert "<td>approved</td>" in first
    assert f"/workspace/articles/{article.slug}/versions/1/dossier/" in first
    assert "<td>withdrawn</td>" in last
    assert "<td>approved</td>" not in last


def test_before_the_first_day_readers_got_nothing(editor, article):
    assert "Readers got nothing" in then(editor, article, "2026-11-01").content.decode()


def test_what_is_no_day_is_refused_in_words(editor, article):
    answer = then(editor, article, "yesterday")

    assert answer.status_code == 400
    assert "Write it as 2026-11-02" in answer.content.decode()


def test_the_page_of_then_is_the_page_of_then(editor, article):
    first = Publication.objects.order_by("sequence").first()
    stored = first.renderings.get(audience="patient")

    answer = editor.get(f"/workspace/articles/{article.slug}/then/1/patient/")

    assert answer.content == bytes(stored.page)
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_a_page_that_was_changed_behind_our_back_is_not_shown(editor, article):
    row = Publication.objects.order_by("sequence").first().renderings.get(audience="patient")
    set_column(row, "page", bytes(row.page) + b" ")

    with pytest.raises(Mismatch):
        editor.get(f"/workspace/articles/{article.slug}/then/1/patient/")


def test_what_never_was_is_not_found(editor, article):
    assert editor.get(f"/workspace/articles/{article.slug}/then/9/patient/").status_code == 404
