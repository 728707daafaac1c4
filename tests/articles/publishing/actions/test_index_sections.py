"""What can be found follows the live pointer, in the same transaction."""

from datetime import timedelta

import pytest
from django.db import connection

from articles.audiences import CODES
from articles.models import Article
from articles.publishing.actions import index_sections as door
from articles.publishing.actions.go_live import take_down
from articles.publishing.models import Live, Section
from articles.publishing.search_index import answer, find
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from tests.factories import NOW, make_policy, version_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def live():
    version = version_at(Status.APPROVED, slug="approved", question="Does zinc help the nerves?")
    publish(article=version.article, at=NOW)
    return version


def found():
    return [hit.slug for hit in find("zinc nerves").hits]


def test_what_goes_live_is_found_for_every_audience(live):
    assert found() == ["approved"]
    assert {row.audience for row in Section.objects.all()} == set(CODES)
    quote = answer("does zinc help the nerves", audience="patient").quotes[0]
    assert quote.citations


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.UNDER_REVIEW, Status.RECALLED])
def test_what_is_pending_is_never_found_not_even_where_it_is_shown_i8(status):
    make_policy("neurology", show_pending=True)
    version = version_at(status, slug="pending", question="Does zinc help the nerves?")
    publish(article=version.article, at=NOW)

    assert found() == []
    assert not Section.objects.exists()


def test_what_is_withdrawn_is_not_found_in_the_same_moment_i8(live):
    withdraw(version=live, reason="The dose is wrong.", advice="", by=live.article.owner, at=NOW)

    assert Live.objects.filter(article=live.article).exists()
    assert found() == []
    assert not Section.objects.exists()


def test_what_is_taken_down_is_not_found_i8(live):
    take_down(live.article)

    assert found() == []


def test_a_publication_that_fails_leaves_what_was_found_before(live, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("articles.publishing.actions.go_live.tell_change", fail)
    Live.objects.filter(article=live.article).delete()
    with pytest.raises(RuntimeError):
        publish(article=live.article, at=NOW + timedelta(days=1))

    assert set(Section.objects.values_list("publication__sequence", flat=True)) == {1}


def test_publishing_again_leaves_one_set_of_sections(live):
    before = Section.objects.count()
    Live.objects.filter(article=live.article).delete()
    publish(article=live.article, at=NOW + timedelta(days=1))

    assert Section.objects.count() == before
    assert found() == ["approved"]


def test_pages_published_before_are_put_in_the_index_once(live):
    Section.objects.all().delete()

    assert door.index_what_is_missing(at=NOW) == 1
    assert found() == ["approved"]
    assert door.index_what_is_missing(at=NOW) == 0


def test_sections_cut_by_other_code_are_cut_again(live, monkeypatch):
    monkeypatch.setattr(door, "VERSION", "another")

    assert door.index_what_is_missing(at=NOW) == 1
    assert set(Section.objects.values_list("made_by", flat=True)) == {"another"}


def test_rows_deleted_in_any_way_leave_the_full_text(live):
    Section.objects.filter(publication__article=Article.objects.get()).delete()

    assert found() == []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Raises when the full text and the rows do not fit.
            cursor.execute(
                "INSERT INTO publishing_section_words(publishing_section_words)"
                " VALUES ('integrity-check')"
            )
