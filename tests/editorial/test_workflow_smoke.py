"""From a draft to a page that readers get: the whole line, by its actions."""

import pytest

from articles.publishing.queries import live_page
from articles.status import Status
from editorial.actions.publish import publish
from editorial.verify import verify
from tests.factories import NOW, version_at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", list(Status))
def test_a_version_can_be_brought_to_every_status(status):
    version = version_at(status)

    assert version.status == status
    assert list(verify()) == []


def test_what_the_board_signed_is_what_readers_get():
    version = version_at(Status.APPROVED)

    publish(article=version.article, at=NOW)

    page = live_page(version.article.slug, "patient")
    assert page is not None
    assert b"Hydroxocobalamin 1&nbsp;mg" in page.page or b"Hydroxocobalamin 1 mg" in page.page
    assert list(verify()) == []
