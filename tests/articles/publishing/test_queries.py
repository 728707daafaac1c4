"""What readers may be shown: only what the live pointers name, byte for byte (I8, I18)."""

from datetime import timedelta

import pytest

from articles import audiences
from articles.publishing import history, queries
from articles.publishing.models import Live, Publication, Rendering
from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, edited, make_policy, submitted, version_at
from tests.tampering import behind_the_back, set_column

pytestmark = pytest.mark.django_db


@pytest.fixture
def live():
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)
    return version


def test_each_audience_gets_its_own_page_i6(live):
    pages = {code: queries.live_page("b12", code) for code in audiences.CODES}

    assert {page.digest for page in pages.values()} == {
        row.digest for row in Rendering.objects.all()
    }
    for code, page in pages.items():
        assert page.page == bytes(Rendering.objects.get(audience=code).page)
        assert page.indexed


def test_there_is_no_page_where_nothing_is_live_i8():
    version_at(Status.UNDER_REVIEW, slug="b12")

    assert queries.live_page("b12", "patient") is None
    assert queries.live_page("nothing", "patient") is None
    assert not queries.is_public("b12")


def test_pages_that_are_stored_but_not_live_are_not_shown_i18(live):
    Live.objects.all().delete()

    assert queries.live_page("b12", "patient") is None
    assert not queries.listed().exists()


@pytest.mark.parametrize("column", ["page", "digest"])
def test_a_page_that_was_changed_is_not_served_i31(column, live):
    row = Rendering.objects.get(audience="patient")
    value = bytes(row.page).replace(b"1", b"9", 1) if column == "page" else "0" * 64

    set_column(row, column, value)

    with pytest.raises(queries.Mismatch, match="not the published one"):
        queries.live_page("b12", "patient")
    assert queries.live_page("b12", "clinician") is not None


def test_a_page_with_a_digest_of_its_own_that_was_not_published_is_not_served_i18(live):
    one, other = Rendering.objects.order_by("pk")[:2]
    page, digest = bytes(other.page), other.digest
    with behind_the_back():
        Rendering.objects.filter(pk=one.pk).update(page=page, digest=digest)

    with pytest.raises(queries.Mismatch):
        queries.live_page("b12", one.audience)


def test_of_many_publications_only_the_live_one_is_shown_i18(live):
    article = live.article
    publish(article=article, at=NOW.replace(year=2028))
    publish(article=article, at=NOW)
    assert Publication.objects.count() == 3

    page = queries.live_page("b12", "patient")

    assert page.digest == Live.objects.get().publication.manifest["patient"]
    assert b"was due to be checked" not in page.page


def test_lists_name_what_the_board_approved_and_nothing_else_i8(live):
    make_policy("neurology", show_pending=True)
    pending = version_at(Status.UNDER_REVIEW, slug="pending")
    gone = version_at(Status.WITHDRAWN, slug="gone")
    for version in (pending, gone):
        publish(article=version.article, at=NOW)
        assert queries.is_public(version.article.slug)

    assert [row.live.article.slug for row in queries.listed()] == ["b12"]


def test_every_approved_version_keeps_its_record_newest_first_i12(live):
    article = live.article
    article.refresh_from_db()
    article = edited(article, language="en-US", at=NOW + timedelta(hours=1))
    version_at(Status.APPROVED, article=article, at=NOW + timedelta(hours=2))
    publish(article=article, at=NOW + timedelta(hours=3))

    found = history.versions_shown("b12")

    assert [each.number for each in found] == [2, 1]
    assert [each.publication.version.status for each in found] == ["approved", "superseded"]
    assert [each.is_live for each in found] == [True, False]


def test_a_version_that_was_only_shown_as_pending_has_no_public_record_i8():
    make_policy("neurology", show_pending=True)
    version = version_at(Status.UNDER_REVIEW, slug="pending")
    publish(article=version.article, at=NOW)

    assert history.versions_shown("pending") == []


def test_what_is_being_reviewed_is_not_among_the_versions_i8(live):
    article = live.article
    article.refresh_from_db()
    article = edited(article, language="en-US", at=NOW + timedelta(hours=1))
    submitted(article, at=NOW + timedelta(hours=2))
    publish(article=article, at=NOW + timedelta(hours=3))

    assert [each.number for each in history.versions_shown("b12")] == [1]


def test_a_page_takes_one_query(live, django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.live_page("b12", "student")
