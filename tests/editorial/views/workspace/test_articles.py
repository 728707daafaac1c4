"""The list of articles, one article, and its file."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import assemble, queries
from articles.exchange import markdown_form
from articles.status import Status
from tests.factories import make_article, make_user, version_at

pytestmark = pytest.mark.django_db
LIST = "/workspace/articles/"


def test_the_list_asks_the_database_as_often_for_many_as_for_few(editor):
    make_article()
    editor.get(LIST)
    with CaptureQueriesContext(connection) as few:
        editor.get(LIST)
    for _ in range(5):
        make_article()

    with CaptureQueriesContext(connection) as many:
        editor.get(LIST)

    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=draft", ["A draft?"]),
        ("state=approved", ["Approved?"]),
        ("topic=haematology", ["A draft?"]),
        ("q=appro", ["Approved?"]),
        ("q=hydroxocobalamin", ["A draft?", "Approved?"]),
        ("q=approved+absent", []),
        ("state=nonsense", ["A draft?", "Approved?"]),
    ],
)
def test_the_list_is_filtered(editor, query, found):
    make_article(question="A draft?", topics=("haematology",))
    version_at(Status.APPROVED, question="Approved?")

    page = editor.get(f"{LIST}?{query}").content.decode()

    assert [words for words in ("A draft?", "Approved?") if words in page] == found


def test_the_list_is_filtered_by_owner(editor):
    make_article(question="Hers?", by=make_user(username="hers"))
    make_article(question="His?", by=make_user(username="his"))

    page = editor.get(f"{LIST}?owner=hers").content.decode()

    assert "Hers?" in page
    assert "His?" not in page


def test_the_list_has_pages(editor):
    for n in range(31):
        make_article(question=f"Question number {n}?")

    page = editor.get(f"{LIST}?state=draft&page=2").content.decode()

    assert "Page 2 of 2" in page
    assert "?state=draft&amp;page=1" in page


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
