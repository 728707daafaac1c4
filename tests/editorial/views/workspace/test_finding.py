"""One search: articles, sources, terms and people, as far as I may read them."""

import pytest

from articles.models import Article
from editorial.article_words import keep_words
from editorial.views.workspace import finding
from tests.factories import make_article, make_term, make_user

pytestmark = pytest.mark.django_db
FIND = "/workspace/find/"


def found(client, words):
    return client.get(FIND, {"q": words}).content.decode()


@pytest.fixture
def article():
    made = make_article(question="Why do my legs tingle?", slug="tingling")
    keep_words(Article.objects.prefetch_related("texts"))
    return made


def test_without_words_it_says_what_can_be_found(editor):
    assert "Type words of an article" in editor.get(FIND).content.decode()


@pytest.mark.parametrize("words", ["legs tingle", "TINGL", "tingling", "hydroxocobalamin"])
def test_an_article_is_found_by_question_address_and_text(editor, article, words):
    page = found(editor, words)

    assert "Why do my legs tingle?" in page
    assert f"/workspace/articles/{article.slug}/" in page


def test_the_article_that_asks_just_that_comes_first(editor, article):
    other = make_article(question="Another one?", slug="another")
    keep_words(Article.objects.filter(pk=other.pk).prefetch_related("texts"))

    page = found(editor, "legs")

    assert page.index("Why do my legs tingle?") < page.index("Another one?")


@pytest.mark.parametrize("words", ["stabler vitamin", "10.1056/nejmcp1113996", "stabler2013"])
def test_a_source_is_found_by_words_and_identifiers(editor, article, words):
    assert "Vitamin B12 deficiency" in found(editor, words)


def test_a_term_is_found_by_its_word_and_by_its_plain_wording(editor):
    make_term("paraesthesia", plain="pins and needles")

    assert "paraesthesia" in found(editor, "pins").split('id="found-terms"')[1]


def test_people_are_found_by_an_administrator_alone(editor, administrator):
    make_user("board", name="Zenobia")

    assert "Zenobia" in found(administrator, "zenob")
    assert "Zenobia" not in found(editor, "zenob")


def test_nothing_found_says_where_it_was_looked_for(editor):
    page = found(editor, "quokkas")

    assert "Nothing has “quokkas”: neither articles, sources, terms" in page


def test_very_common_words_are_answered_too(editor, article, monkeypatch):
    monkeypatch.setattr(finding, "FEW", 0)

    page = found(editor, "legs")

    assert "Why do my legs tingle?" in page
    assert "over 0" in page


@pytest.mark.parametrize("words", ["'", '"', "%", "a' OR 1=1 --", "NEAR(", "*", "\x00"])
def test_operators_of_a_database_are_words_like_others(editor, article, words):
    assert editor.get(FIND, {"q": words}).status_code == 200


def test_many_articles_are_found_with_as_many_questions_as_one(
    editor, article, django_assert_max_num_queries
):
    for _ in range(4):
        make_article(question="Why do legs tingle again?")
    keep_words(Article.objects.prefetch_related("texts"))

    with django_assert_max_num_queries(14):
        found(editor, "legs")
