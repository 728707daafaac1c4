"""Changing an article's words: what is typed is stored, or comes back."""

import pytest

from articles import queries, versioning
from articles.models import Article
from articles.status import Status
from tests.editorial.form_reader import form_on
from tests.factories import make_article, version_at

pytestmark = pytest.mark.django_db


def address(article):
    return f"/workspace/articles/{article.slug}/edit/"


def typed_on(client, article, **changes):
    return {**form_on(client.get(address(article)), "question"), **changes}


def test_a_form_sent_back_untouched_changes_nothing(editor):
    article = make_article()
    before = queries.draft_of(article)

    response = editor.post(address(article), typed_on(editor, article), follow=True)

    article.refresh_from_db()
    assert queries.draft_of(article) == before
    assert article.lock_version == 1
    assert "Nothing was changed" in response.content.decode()


def test_what_is_typed_is_saved_and_in_the_history(editor):
    article = make_article()
    typed = typed_on(
        editor,
        article,
        **{
            "question": "Can too little vitamin B12 make your legs weak?",
            "text-patient-body": "## New\r\n\r\n- >350 pg/mL\r\n",
            "topics": "Neurology, Women's health",
            "note": "Plainer question",
            "author-1-name": "Second Author",
        },
    )

    response = editor.post(address(article), typed, follow=True)

    saved = queries.draft_of(Article.objects.get(pk=article.pk))
    assert saved.question == "Can too little vitamin B12 make your legs weak?"
    assert saved.texts[0].body == "## New\n\n- >350 pg/mL\n"
    assert saved.topics == ("neurology", "womens-health")
    assert [author.name for author in saved.authors] == ["Alex Editor", "Second Author"]
    assert versioning.history(article)[0].note == "Plainer question"
    assert "Saved." in response.content.decode()


def test_references_and_evidence_survive_a_save(editor):
    article = make_article()
    before = queries.draft_of(article)

    editor.post(address(article), typed_on(editor, article, region="US"))

    after = queries.draft_of(Article.objects.get(pk=article.pk))
    assert after.region == "US"
    assert after.references == before.references
    assert after.evidence == before.evidence


def test_a_text_whose_fields_are_emptied_is_gone(editor):
    article = make_article()
    empty = {f"text-clinician-{name}": "" for name in ("headline", "short_answer", "body")}

    editor.post(address(article), typed_on(editor, article, **empty))

    draft = queries.draft_of(Article.objects.get(pk=article.pk))
    assert [text.audience for text in draft.texts] == ["patient"]


def test_a_stale_save_loses_no_word_and_shows_both_texts(editor, signed_in):
    article = make_article()
    typed = typed_on(editor, article, **{"text-patient-headline": "My careful headline"})
    other = typed_on(editor, article, **{"text-patient-headline": "Their headline"})
    editor.post(address(article), other)

    response = editor.post(address(article), typed)

    page = response.content.decode()
    assert response.status_code == 409
    assert form_on(response, "question")["text-patient-headline"] == "My careful headline"
    assert "<del>Their </del>" in page
    assert "<ins>My careful </ins>" in page
    saved = queries.draft_of(Article.objects.get(pk=article.pk))
    assert saved.texts[0].headline == "Their headline"


def test_after_a_stale_save_the_page_can_be_saved(editor):
    article = make_article()
    typed = typed_on(editor, article, **{"text-patient-headline": "Mine"})
    editor.post(address(article), typed_on(editor, article, region="US"))
    refused = editor.post(address(article), typed)

    response = editor.post(address(article), form_on(refused, "question"))

    assert response.status_code == 302
    saved = queries.draft_of(Article.objects.get(pk=article.pk))
    assert saved.texts[0].headline == "Mine"


def test_an_unseen_character_is_named_and_the_text_kept(editor):
    article = make_article()
    typed = typed_on(editor, article, **{"text-patient-headline": "Turned \u202e around"})

    response = editor.post(address(article), typed)

    page = response.content.decode()
    assert response.status_code == 400
    assert "Headline for patient: character 8 is U+202E" in page
    assert form_on(response, "question")["text-patient-headline"] == "Turned \u202e around"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("question", "", "Question: it is empty"),
        ("language", "english!", "no language tag"),
        ("next_review_on", "soon", "this is no date"),
        ("text-patient-body", "a\x00b", "it holds a character that cannot be stored"),
        ("region", "x" * 21, "it has 21 characters, and 20 fit"),
    ],
)
def test_a_field_that_cannot_be_stored_is_said_at_the_field(editor, field, value, said):
    article = make_article()

    response = editor.post(address(article), typed_on(editor, article, **{field: value}))

    page = response.content.decode()
    assert response.status_code == 400
    assert said in page
    assert f'href="#id_{field}"' in page


def test_while_the_board_has_it_nothing_is_saved_and_nothing_lost(editor):
    article = make_article()
    typed = typed_on(editor, article, **{"text-patient-headline": "Too late"})
    version_at(Status.SUBMITTED, article=article)

    response = editor.post(address(article), typed)

    page = response.content.decode()
    assert response.status_code == 409
    assert "The board has version 1" in page
    assert "Too late" in page


def test_markup_that_was_typed_is_shown_and_never_run(editor):
    article = make_article()
    hostile = '<script>alert("x")</script>'
    typed = typed_on(editor, article, **{"text-patient-headline": hostile, "question": hostile})

    editor.post(address(article), typed)

    for page in ("edit/", "", "history/", "preview/patient/"):
        response = editor.get(f"/workspace/articles/{article.slug}/{page}")
        assert b"<script>alert" not in response.content


def test_saving_for_a_preview_leads_to_the_preview(editor):
    article = make_article()

    response = editor.post(address(article), typed_on(editor, article, preview="1"))

    assert response["Location"] == f"/workspace/articles/{article.slug}/preview/patient/"


def test_a_save_cannot_reach_what_the_form_does_not_show(editor):
    article = make_article()
    typed = typed_on(editor, article, slug="other", owner="1", status="approved", lock_version="9")

    editor.post(address(article), {**typed, "region": "US"})

    article.refresh_from_db()
    assert (article.slug, article.lock_version, article.versions.count()) == (article.slug, 2, 0)
