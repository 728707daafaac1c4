"""How an article begins."""

import pytest

from articles.models import Article
from tests.editorial.form_reader import form_on
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_a_question_makes_the_address(editor):
    response = editor.post("/workspace/new/", {"question": "Can low B12 weaken legs?", "slug": ""})

    article = Article.objects.get()
    assert article.slug == "can-low-b12-weaken-legs"
    assert article.owner == editor.user
    assert response["Location"] == "/workspace/articles/can-low-b12-weaken-legs/edit/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"question": "", "slug": ""}, "Ask the one question"),
        ({"question": "A question?", "slug": "not a slug"}, "use small letters"),
        ({"question": "A question?", "slug": "taken"}, "is already taken by another article"),
        ({"question": "¿?", "slug": ""}, "none can be made of this question"),
        ({"question": "A question?", "slug": "page"}, "none can be made"),
        ({"question": "Turned \u202e around?", "slug": "turned"}, "U+202E"),
    ],
)
def test_an_address_that_cannot_be_is_refused_and_the_question_kept(editor, typed, said):
    make_article(slug="taken")

    response = editor.post("/workspace/new/", typed)

    assert response.status_code == 400
    assert said in response.content.decode()
    assert form_on(response, "question")["question"] == typed["question"]
    assert Article.objects.count() == 1
