"""The working copy's history."""

import pytest

from articles import queries, versioning
from articles.actions.save_draft import save_draft
from articles.models import Article
from articles.status import Status
from tests.editorial.form_reader import form_on
from tests.factories import NOW, make_article, version_at

pytestmark = pytest.mark.django_db


def saved_twice():
    article = make_article(question="Before?")
    draft = queries.draft_of(article).model_copy(update={"question": "After?"})
    save_draft(
        article=article, draft=draft, read=1, by=article.owner, at=NOW, note="Better question"
    )
    return Article.objects.get(pk=article.pk)


def test_every_save_is_listed_with_who_and_what(editor):
    article = saved_twice()

    page = editor.get(f"/workspace/articles/{article.slug}/history/").content.decode()

    assert "Better question" in page
    assert "Created" in page
    assert article.owner.get_full_name() in page


def test_two_saves_are_compared_word_by_word(editor):
    article = saved_twice()
    newest, oldest = versioning.history(article)

    page = editor.get(
        f"/workspace/articles/{article.slug}/history/compare/?from={oldest.id}&to={newest.id}"
    ).content.decode()

    assert "<del>Before?</del><ins>After?</ins>" in page


def test_a_save_of_another_article_cannot_be_reached(editor):
    mine, theirs = saved_twice(), saved_twice()
    revision = versioning.history(theirs)[0].id
    base = f"/workspace/articles/{mine.slug}/history"

    assert editor.get(f"{base}/{revision}/restore/").status_code == 404
    assert editor.get(f"{base}/compare/?from={revision}").status_code == 404
    assert editor.get(f"{base}/compare/?from=1abc").status_code == 404


def test_restoring_saves_the_earlier_text_as_a_new_save(editor):
    article = saved_twice()
    address = f"/workspace/articles/{article.slug}/history/{versioning.history(article)[1].id}"

    editor.post(f"{address}/restore/", form_on(editor.get(f"{address}/restore/"), "read"))

    article.refresh_from_db()
    assert article.question == "Before?"
    assert len(versioning.history(article)) == 3


def test_nothing_is_restored_over_a_save_that_was_not_seen(editor):
    article = saved_twice()
    address = f"/workspace/articles/{article.slug}/history/{versioning.history(article)[1].id}"

    response = editor.post(f"{address}/restore/", {"read": "1"})

    article.refresh_from_db()
    assert response.status_code == 409
    assert article.question == "After?"


def test_nothing_is_restored_while_the_board_has_it(editor):
    article = saved_twice()
    version_at(Status.SUBMITTED, article=article)
    article.refresh_from_db()
    revision = versioning.history(article)[1].id

    response = editor.post(
        f"/workspace/articles/{article.slug}/history/{revision}/restore/",
        {"read": article.lock_version},
    )

    assert response.status_code == 409
    assert "The board has version 1" in response.content.decode()
