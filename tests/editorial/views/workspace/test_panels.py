"""What stands beside the texts: of what is saved as a page, of what is typed as a panel."""

import re

import pytest

from articles.models import Article
from articles.status import Status
from editorial.actions.open_thread import open_thread
from editorial.anchors import Place
from tests.editorial.form_reader import form_on
from tests.factories import BODY, NOW, make_article, make_draft, make_member, make_user, version_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in(make_user("editor"))


def address(article, name):
    return f"/workspace/articles/{article.slug}/panel/{name}/"


def typed_on(editor, article, **typed):
    return {**form_on(editor.get(f"/workspace/articles/{article.slug}/edit/"), "question"), **typed}


def test_claims_are_told_with_where_each_text_makes_them(editor):
    article = make_article()

    page = editor.get(address(article, "claims")).content.decode()

    places = re.findall(r'data-field="([^"]+)" data-start="(\d+)" data-end="(\d+)"', page)
    words = {
        article.texts.get(audience="patient").body[int(start) : int(end)]
        for field, start, end in places
        if field == "id_text-patient-body"
    }
    assert "A lack of vitamin B12 can damage nerves." in words
    assert "id_text-clinician-body" in {field for field, *_ in places}


def test_a_claim_that_a_text_lacks_without_a_reason_is_named(editor):
    texts = make_draft().texts
    without = texts[1].model_copy(update={"body": "## Nothing of it\n"})
    article = make_article(texts=(texts[0], without))

    page = editor.get(address(article, "claims")).content.decode()

    assert "Not in the clinician’s text, and no reason given." in page


def test_a_panel_of_what_is_typed_saves_nothing(editor):
    article = make_article()
    typed = typed_on(editor, article, **{"text-patient-body": f"{BODY}\n## Something new\n"})

    answer = editor.post(address(article, "outline"), typed, headers={"x-fragment": "panel"})

    assert "Something new" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert Article.objects.get(pk=article.pk).lock_version == article.lock_version


def test_what_cannot_be_read_is_said_above_what_was_saved(editor):
    article = make_article()

    answer = editor.post(address(article, "outline"), typed_on(editor, article, question=""))

    assert answer.status_code == 400
    assert "Question: it is empty." in answer.content.decode()
    assert "What happens" in answer.content.decode()


def test_headings_are_told_with_their_claims(editor):
    article = make_article()

    page = editor.get(address(article, "outline")).content.decode()

    assert re.search(r">The usual dose</a>\s*<span class=\"fine\">1 claim<", page)


def test_a_suggestion_is_taken_over_beside_the_text(editor):
    version = version_at(Status.CHANGES_REQUESTED)
    body = version.article.texts.get(audience="patient").body
    quote = "A lack of vitamin B12 can damage nerves."
    at = body.index(quote)
    open_thread(
        version=version,
        place=Place(
            audience="patient",
            field="body",
            quote=quote,
            before=body[:at][-60:],
            after=body[at + len(quote) :][:60],
            position=at,
        ),
        text="Say it plainly.",
        replacement="Too little vitamin B12 can damage nerves.",
        blocking=False,
        by=make_member(),
        at=NOW,
    )
    page = editor.get(address(version.article, "comments"))
    form = form_on(page, "back")
    to = re.search(r'action="([^"]+/suggestions/[^"]+)"', page.content.decode())[1]

    answer = editor.post(to, {**form, "answer": "accept"})

    assert answer.url == f"/workspace/articles/{version.article.slug}/edit/"
    assert "Too little vitamin B12" in version.article.texts.get(audience="patient").body


def test_before_anything_was_submitted_there_is_nothing_to_comment_on(editor):
    page = editor.get(address(make_article(), "comments")).content.decode()

    assert "Nothing was submitted yet." in page


def test_saves_are_told_and_each_can_be_compared_with_now(editor):
    article = make_article()
    editor.post(f"/workspace/articles/{article.slug}/edit/", typed_on(editor, article, region="US"))

    page = editor.get(address(article, "history")).content.decode()

    assert page.count("What changed since") == 1
    assert "Created" in page


def test_what_is_typed_is_shown_as_readers_would_see_it_and_not_saved(editor):
    article = make_article()
    typed = typed_on(editor, article, **{"text-patient-body": f"{BODY}\nTyped a moment ago.\n"})

    answer = editor.post(f"/workspace/articles/{article.slug}/preview/patient/", typed)

    assert "Typed a moment ago." in answer.content.decode()
    assert Article.objects.get(pk=article.pk).lock_version == article.lock_version


def test_what_cannot_be_read_is_no_page(editor):
    article = make_article()
    typed = typed_on(editor, article, question="")

    answer = editor.post(f"/workspace/articles/{article.slug}/preview/patient/", typed)

    assert answer.status_code == 422
    assert "Question: it is empty." in answer.content.decode()


def test_a_reviewer_previews_what_is_saved_and_types_nothing(signed_in):
    article = make_article()
    reviewer = signed_in(make_member())
    page = f"/workspace/articles/{article.slug}/preview/patient/"

    assert reviewer.get(page).status_code == 200
    assert reviewer.post(page, {"question": "Other?"}).status_code == 403
