"""What an editor waits for asks few questions of the database, however much the article holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.editorial.form_reader import form_on
from tests.factories import make_article, make_user
from tests.many_claims import texts_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in(make_user("editor"))


def asked(step):
    with CaptureQueriesContext(connection) as queries:
        answer = step()
    assert answer.status_code < 400
    return len(queries)


def at(article, page):
    return f"/workspace/articles/{article.slug}/{page}/"


def saved(editor, article, words):
    typed = form_on(editor.get(at(article, "edit")), "question")
    typed["text-patient-body"] += f"\n\n{words}"
    return lambda: editor.post(at(article, "edit"), typed)


@pytest.mark.parametrize("claims", [3, 34])
def test_opening_the_edit_page_asks_at_most_25_questions(editor, claims):
    article = make_article(texts=texts_with(claims))
    editor.get(at(article, "edit"))

    assert asked(lambda: editor.get(at(article, "edit"))) <= 25


def test_a_save_asks_as_many_questions_for_34_claims_as_for_3(editor):
    few, many = (make_article(texts=texts_with(claims)) for claims in (3, 34))
    # What is done once in a process is done.
    saved(editor, few, "The first time.")()
    saved(editor, many, "The first time.")()

    assert asked(saved(editor, many, "Again.")) == asked(saved(editor, few, "Again.")) <= 60


def test_a_save_that_adds_claims_asks_as_many_questions_for_one_as_for_twenty(editor):
    few, many = make_article(), make_article()
    saved(editor, few, "The first time.")()
    saved(editor, many, "The first time.")()

    def marks(count):
        return "\n\n".join(f"[Sign {n} is new.]{{#new-{n}}} [@ng239]" for n in range(count))

    assert asked(saved(editor, many, marks(20))) == asked(saved(editor, few, marks(1)))


@pytest.mark.parametrize("audience", ["patient", "carer"])
def test_a_preview_asks_at_most_20_questions(editor, audience):
    article = make_article(texts=texts_with(34))

    assert asked(lambda: editor.get(at(article, f"preview/{audience}"))) <= 20
