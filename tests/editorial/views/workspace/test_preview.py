"""The working copy as readers would see it."""

import pytest

from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_a_preview_is_the_readers_page_under_its_notice(editor):
    article = make_article()

    response = editor.get(f"/workspace/articles/{article.slug}/preview/patient/")

    page = response.content.decode()
    assert "This draft has not been sent for review" in page
    assert 'data-part="body"' in page
    assert "Hydroxocobalamin" in page
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_choosing_an_audience_stays_in_the_preview(editor):
    article = make_article()

    page = editor.get(f"/workspace/articles/{article.slug}/preview/patient/").content.decode()

    assert f'href="/workspace/articles/{article.slug}/preview/carer/"' in page
    assert f'href="/articles/{article.slug}/carer/"' not in page


def test_a_preview_without_a_text_says_what_to_do(editor):
    article = make_article(texts=())

    response = editor.get(f"/workspace/articles/{article.slug}/preview/patient/")

    assert response.status_code == 422
    assert "Edit the text" in response.content.decode()
