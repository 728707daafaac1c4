"""How an article begins."""

import pytest

from articles.models import Article
from articles.publishing.models import Message
from tests.editorial.form_reader import form_on
from tests.factories import NOW, make_article

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


def test_a_template_is_chosen_on_the_page(editor):
    editor.post("/workspace/new/", {"question": "What is gout?", "slug": "", "kind": "condition"})

    article = Article.objects.get()
    assert article.kind == "condition"
    assert "To write:" in article.texts.get(audience="patient").body


def test_a_copy_is_begun_from_the_page_of_its_original(editor):
    make_article(slug="b12", question="The original?")

    page = editor.get("/workspace/new/?copy=b12").content.decode()
    editor.post("/workspace/new/?copy=b12", {"question": "Another?", "slug": "another"})

    assert "The original?" in page
    assert Article.objects.get(slug="another").claims.exists()
    assert editor.get("/workspace/new/?copy=nothing").status_code == 404


def test_the_question_of_a_readers_message_is_proposed(editor):
    message = Message.objects.create(
        audience="patient",
        kind="question",
        text="My mother is ill. Is gout\nhereditary? Thank you.",
        received_at=NOW,
    )
    url = f"/workspace/new/?message={message.pk}"

    asked = form_on(editor.get(url), "question")["question"]
    editor.post(url, {"question": asked, "slug": ""})

    message.refresh_from_db()
    assert asked == "Is gout hereditary?"
    assert message.answered_by.question == "Is gout hereditary?"
    assert editor.get(url).status_code == 409
    assert editor.get("/workspace/new/?message=x").status_code == 404
