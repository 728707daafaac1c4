"""The page of what rests on a source, and its panel."""

import pytest

from articles.status import Status
from editorial.actions.publish import publish
from references.models import Reference
from tests.factories import NOW, make_article, version_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    make_article(slug="a-draft", question="Is it a draft?")
    return Reference.objects.get(key="stabler2013")


def test_the_page_names_each_claim_that_would_fall(editor, source):
    page = editor.get(f"/workspace/sources/{source.pk}/reach/").content.decode()

    assert "2 claims on 1 live page; none of them has another source." in page
    assert "<code>nerve-damage</code>" in page
    assert "A lack of vitamin B12 can damage nerves." in page
    assert "What readers have, version 1" in page
    assert page.count("Working copy") == 2


def test_the_source_says_what_rests_on_it_and_leads_there(editor, source):
    page = editor.get(f"/workspace/sources/{source.pk}/").content.decode()

    assert "2 claims on 1 live page; none of them has another source." in page
    assert "2 working copies list it." in page
    assert f'href="/workspace/sources/{source.pk}/reach/"' in page


def test_a_source_that_nothing_lists_says_so(editor):
    row = Reference.objects.create(key="k", csl={}, title="T", created_at=NOW, updated_at=NOW)

    page = editor.get(f"/workspace/sources/{row.pk}/reach/").content.decode()

    assert "No live page rests on it." in page
    assert "No live page and no working copy lists it." in page


def test_what_is_not_there_is_not_found(editor):
    assert editor.get("/workspace/sources/999999/reach/").status_code == 404
