"""Importing one article: what is shown of it, and what is created."""

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import assemble, queries
from articles.exchange import markdown_form
from articles.models import Article
from tests.editorial.form_reader import form_on
from tests.factories import make_article, make_draft
from tests.word_documents import document, paragraph

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
        ({"file": SimpleUploadedFile("x.txt", b"\xff\xfe\x00"), "format": ""}, "this is no UTF-8"),
        ({"file": SimpleUploadedFile("x.docx", b"PK\x03\x04"), "format": ""}, "is damaged"),
        ({"file": SimpleUploadedFile("x.doc", b"\xd0\xcf\x11\xe0"), "format": ""}, "old Word file"),
        ({"file": SimpleUploadedFile("x.xml", b"<article><body>"), "format": ""}, "XML is broken"),
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


def _letter():
    tracked = (
        '<w:p><w:ins w:author="Ana"><w:r><w:t>Take ten.</w:t></w:r></w:ins>'
        '<w:del w:author="Ana"><w:r><w:delText>Take one.</w:delText></w:r></w:del></w:p>'
    )
    body = paragraph("Can low B12 weaken legs?", style="H1") + paragraph("Yes.") + tracked
    return SimpleUploadedFile("letter.docx", document(body + paragraph("More.")))


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        ("neither", "More."),
        ("accepted", "Take ten.\n\nMore."),
        ("rejected", "Take one.\n\nMore."),
    ],
)
def test_a_word_document_is_created_with_the_side_of_its_changes_that_was_chosen(
    editor, changes, body
):
    file = _letter()
    shown = editor.post(
        "/workspace/import/", {"file": file, "changes": changes, "audience": "carer"}
    )

    editor.post("/workspace/import/", form_on(shown, "import-slug") | {"create": "1"})

    (text,) = queries.draft_of(Article.objects.get()).texts
    assert (text.audience, text.body) == ("carer", body)


def test_tracked_changes_are_shown_before_anything_is_created(editor):
    file = _letter()

    page = editor.post("/workspace/import/", {"file": file}).content.decode()

    before, _, rest = page.partition("Not in the text: look at each")
    assert rest
    assert "Take ten." in rest.partition("<form")[0]
    assert "Take one." in rest.partition("<form")[0]
    assert "Take ten." not in before
    assert Article.objects.count() == 0


def test_another_question_can_be_asked_before_it_is_created(editor):
    shown = editor.post("/workspace/import/", {"source": PAGE, "format": "page"})
    typed = form_on(shown, "import-slug") | {"import-question": "Does low B12 weaken legs?"}

    editor.post("/workspace/import/", typed | {"create": "1"})

    assert Article.objects.get().question == "Does low B12 weaken legs?"


@pytest.mark.parametrize("read", ["", "x", "another person's"])
def test_what_somebody_else_made_of_it_is_not_created(editor, read):
    if read == "another person's":
        read = signing.dumps({"draft": {}}, salt="import of 0")

    response = editor.post("/workspace/import/", {"read": read, "create": "1"})

    assert response.status_code == 400
    assert "no longer at hand" in response.content.decode()
    assert Article.objects.count() == 0


def test_a_text_that_fills_an_article_travels_to_the_next_page(editor, settings):
    draft = make_draft(slug="long")
    text = draft.texts[0].model_copy(update={"body": "A sentence of many words. " * 7_000})
    file = markdown_form.write(draft.model_copy(update={"texts": (text,)})).encode()
    shown = editor.post("/workspace/import/", {"file": SimpleUploadedFile("long.md", file)})

    typed = form_on(shown, "import-slug")
    editor.post("/workspace/import/", typed | {"create": "1"})

    assert sum(map(len, typed.values())) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert len(queries.draft_of(Article.objects.get()).texts[0].body) > 175_000
