"""How an article begins."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import assemble, queries
from articles.exchange import markdown_form
from articles.models import Article
from tests.editorial.form_reader import form_on
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.django_db
PAGE = """\
Can low vitamin B12 make your legs weak?

Yes, low vitamin B12 can make legs weak
Vitamin B12 deficiency can cause leg weakness.1 Treatment helps most people.2

References
1.
Vitamin B12 Deficiency. Stabler SP. N Engl J Med. 2013;368(2):149-60. doi:10.1056/NEJMcp1113996.
2.
Vitamin B12 Deficiency: Common Questions. Patel H. Am Fam Physician. 2025;112(3):294-300.
"""


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


def test_an_own_file_is_imported_whole(editor):
    draft = make_draft(slug="imported")
    file = SimpleUploadedFile("b12.md", markdown_form.write(draft).encode())
    shown = editor.post("/workspace/import/", {"file": file, "format": ""})

    editor.post("/workspace/import/", form_on(shown, "import-slug") | {"create": "1"})

    again = assemble.assemble(queries.draft_of(Article.objects.get()))
    assert again.digest == assemble.assemble(draft).digest


def test_nothing_is_created_before_the_editor_confirms(editor):
    response = editor.post("/workspace/import/", {"source": PAGE, "format": ""})

    page = response.content.decode()
    assert response.status_code == 200
    assert "Are these citations?" in page
    assert Article.objects.count() == 0


def test_a_mark_that_is_not_confirmed_becomes_the_digits_it_was(editor):
    shown = editor.post("/workspace/import/", {"source": PAGE, "format": "page"})
    typed = form_on(shown, "import-slug")
    ticked = sorted(name for name in typed if name.startswith("import-take-"))
    assert ticked, "the sample's marks should be sure enough to be ticked"
    del typed[ticked[0]]

    editor.post("/workspace/import/", typed | {"create": "1"})

    text = queries.draft_of(Article.objects.get()).texts[0]
    words = text.short_answer + text.body
    assert "leg weakness.1 " in words
    assert words.count("[@") == len(ticked) - 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"source": "", "format": ""}, "There is nothing to import"),
        ({"source": "---\nquestion: [\n---\n", "format": "markdown"}, "Line"),
        ({"file": SimpleUploadedFile("x.txt", b"\xff\xfe\x00"), "format": ""}, "no text in UTF-8"),
    ],
)
def test_what_cannot_be_read_says_why(editor, given, said):
    response = editor.post("/workspace/import/", given)

    assert response.status_code == 400
    assert said in response.content.decode()
    assert Article.objects.count() == 0


def test_an_import_to_a_taken_address_asks_for_another(editor):
    make_article(slug="taken")
    shown = editor.post("/workspace/import/", {"source": PAGE, "format": ""})
    typed = form_on(shown, "import-slug") | {"create": "1", "import-slug": "taken"}

    response = editor.post("/workspace/import/", typed)

    assert response.status_code == 400
    assert "is already taken" in response.content.decode()
    assert Article.objects.count() == 1
