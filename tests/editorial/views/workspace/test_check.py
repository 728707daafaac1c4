"""The findings of what is typed: shown beside the text, and nothing is stored by asking."""

import pytest

from articles import queries
from articles.models import Article
from articles.status import Status
from tests.editorial.views.workspace.test_edit import typed_on
from tests.factories import make_article, make_user, version_at

pytestmark = pytest.mark.django_db
PANEL = {"X-Fragment": "findings"}
HIDDEN = "Give 1\u200b0 mg."


def address(article):
    return f"/workspace/articles/{article.slug}/check/"


def typed_badly(client, article):
    return typed_on(client, article, **{"text-patient-headline": HIDDEN, "region": "US"})


def ask(client, article, typed):
    return client.post(address(article), typed, headers=PANEL)


def test_what_is_typed_is_checked_and_not_saved(editor):
    article = make_article()
    before = queries.draft_of(article)

    response = ask(editor, article, typed_badly(editor, article))

    panel = response.content.decode()
    assert response.status_code == 200
    assert "TXT-02" in panel and "zero width space" in panel
    assert 'data-field="id_text-patient-headline" data-start="5"' in panel
    assert 'data-fix="10"' in panel
    assert "<html" not in panel
    article.refresh_from_db()
    assert (queries.draft_of(article), article.lock_version) == (before, 1)


def test_findings_stand_by_level_gravest_first(editor):
    article = make_article(next_review_on="")
    typed = typed_on(editor, article, **{"text-patient-headline": "Some\u00adthing else"})

    panel = ask(editor, article, typed).content.decode()

    assert panel.index('id="found-block"') < panel.index("GOV-02")
    assert "1 in the way" in panel or "2 in the way" in panel


def test_a_form_that_does_not_hold_says_what_to_put_right(editor):
    article = make_article()

    response = ask(editor, article, typed_on(editor, article, question="", language="!"))

    assert response.status_code == 400
    panel = response.content.decode()
    assert "Question: it is empty." in panel and "Language: it is no language tag." in panel


def test_a_field_that_could_not_be_stored_is_named(editor):
    article = make_article()

    response = ask(editor, article, typed_on(editor, article, **{"author-0-name": "A\u202eB"}))

    assert response.status_code == 400
    assert "Author" in response.content.decode()


def test_without_javascript_the_page_comes_back_with_all_that_was_typed(editor):
    article = make_article()

    response = editor.post(address(article), typed_badly(editor, article))

    page = response.content.decode()
    assert response.status_code == 200
    assert "Of what you typed, which is not saved yet." in page
    assert "TXT-02" in page and HIDDEN in page
    assert 'name="region" value="US"' in page
    assert Article.objects.get(pk=article.pk).region == "GB"
    assert f'action="/workspace/articles/{article.slug}/edit/"' in page


def test_without_javascript_a_form_that_does_not_hold_comes_back_too(editor):
    article = make_article()

    response = editor.post(address(article), typed_on(editor, article, question="", region="US"))

    assert response.status_code == 400
    assert 'name="region" value="US"' in response.content.decode()


def test_what_was_found_in_the_saved_text_stands_on_the_edit_page(editor):
    article = make_article(next_review_on="")
    ask(editor, article, typed_on(editor, article))

    page = editor.get(f"/workspace/articles/{article.slug}/edit/").content.decode()

    assert "Of the saved text." in page
    assert 'data-field="id_next_review_on"' in page
    assert f'formaction="{address(article)}"' in page


def test_opening_the_edit_page_waits_for_no_check(editor, monkeypatch):
    article = make_article(region="", question="Was this looked at before?")
    monkeypatch.setattr("editorial.checking.examine", None)

    page = editor.get(f"/workspace/articles/{article.slug}/edit/").content.decode()

    assert "Not looked at yet" in page


def test_who_may_not_edit_may_not_ask(signed_in):
    article = make_article()

    response = ask(signed_in(make_user("administrator")), article, {"question": "x"})

    assert response.status_code == 403


def test_what_the_board_has_can_be_looked_at(editor):
    article = version_at(Status.SUBMITTED).article

    assert ask(editor, article, typed_on(editor, article)).status_code == 200


def test_hostile_text_is_a_finding_and_not_a_failure(editor):
    article = make_article()

    response = ask(
        editor, article, typed_on(editor, article, **{"text-patient-body": "[" * 20_000})
    )

    assert response.status_code == 200
    assert "In the way of submitting" in response.content.decode()


def test_thousands_of_findings_are_cut_and_counted(editor):
    article = make_article()
    body = "\n\n".join(f"A mark. [@nobody{n}]" for n in range(150))

    panel = ask(editor, article, typed_on(editor, article, **{"text-patient-body": body}))

    assert panel.content.decode().count("CIT-01</a>") <= 100
    assert " more.</p>" in panel.content.decode()
