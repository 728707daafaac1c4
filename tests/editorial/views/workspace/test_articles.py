"""One article, and its file."""

import pytest

from articles import assemble, queries
from articles.exchange import markdown_form
from articles.status import Status
from tests.factories import make_article, version_at

pytestmark = pytest.mark.django_db
LIST = "/workspace/articles/"


def test_an_article_says_where_it_stands_and_what_is_missing(editor):
    version = version_at(Status.UNDER_REVIEW)

    page = editor.get(f"{LIST}{version.article.slug}/").content.decode()

    assert "The board has version 1" in page
    assert "Needs 2 in all; missing: 2." in page
    assert "Recall" in page
    assert "Submit to the board" not in page


def test_a_member_sees_no_button_that_she_may_not_press(member):
    article = make_article()

    page = member.get(f"{LIST}{article.slug}/").content.decode()

    for button in ("/edit/", "/submit/", "/recall/"):
        assert f'href="{LIST}{article.slug}{button}"' not in page


def test_findings_are_shown_with_place_and_cure(editor):
    article = make_article(next_review_on="")

    page = editor.get(f"{LIST}{article.slug}/").content.decode()

    assert "Stands in the way" in page
    assert "GOV-02" in page


def test_the_exported_file_is_the_article_again(editor):
    article = make_article()

    response = editor.get(f"{LIST}{article.slug}/export/")

    assert response["Content-Disposition"] == f'attachment; filename="{article.slug}.md"'
    again = assemble.assemble(markdown_form.read(response.content.decode()).draft)
    assert again.digest == assemble.assemble(queries.draft_of(article)).digest
