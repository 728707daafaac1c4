"""What is typed and not saved: kept, offered to who typed it, and gone with the save."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import queries, versioning
from articles.models import Article, Contribution
from articles.status import Status
from editorial import clock
from editorial.models import AuditEvent, Presence, Scratch
from tests.editorial.form_reader import form_on
from tests.factories import NOW, make_article, make_user, version_at

pytestmark = pytest.mark.django_db

HEADLINE = "text-patient-headline"
MOST_QUERIES = 14


def edit(article):
    return f"/workspace/articles/{article.slug}/edit/"


def scratch(article):
    return f"/workspace/articles/{article.slug}/scratch/"


def here(article):
    return f"/workspace/articles/{article.slug}/here/"


def page(client, article, query=""):
    return form_on(client.get(edit(article) + query), "question")


def typed_on(client, article, **changes):
    return {**page(client, article), HEADLINE: "Typed and not saved", **changes}


def text_of(article):
    return queries.draft_of(Article.objects.get(pk=article.pk)).texts[0]


def test_what_is_typed_is_kept_and_nothing_is_saved(editor):
    article = make_article()
    before = queries.draft_of(article)
    acts, hands = AuditEvent.objects.count(), Contribution.objects.count()

    answer = editor.post(scratch(article), typed_on(editor, article))

    assert answer.json()["kept"] is True
    assert Scratch.objects.get().typed[HEADLINE] == "Typed and not saved"
    article.refresh_from_db()
    assert queries.draft_of(article) == before
    assert article.lock_version == 1
    assert len(versioning.history(article)) == 1
    assert (AuditEvent.objects.count(), Contribution.objects.count()) == (acts, hands)


def test_only_fields_of_the_form_are_kept(editor):
    article = make_article()

    editor.post(scratch(article), typed_on(editor, article, status="approved", seen="9"))

    kept = Scratch.objects.get().typed
    assert {"status", "seen", "read", "window", "csrfmiddlewaretoken"}.isdisjoint(kept)
    assert {"question", HEADLINE, "author-0-name", "without-harms"} <= set(kept)


def test_a_keeping_that_comes_late_does_not_put_back_older_words(editor):
    article = make_article()
    typed = typed_on(editor, article)
    editor.post(scratch(article), {**typed, "count": "3", HEADLINE: "Newer"})

    answer = editor.post(scratch(article), {**typed, "count": "2", HEADLINE: "Older"})

    assert answer.json()["kept"] is False
    assert Scratch.objects.get().typed[HEADLINE] == "Newer"


def test_a_keeping_that_comes_after_the_save_is_not_offered(editor):
    article = make_article()
    typed = typed_on(editor, article)
    editor.post(edit(article), {**typed, "count": "5"})

    answer = editor.post(scratch(article), {**typed, "count": "4"})

    assert answer.json()["kept"] is False
    assert "did not save it" not in editor.get(edit(article)).content.decode()


def test_two_windows_of_one_person_do_not_take_turns(editor):
    article = make_article()
    first, second = page(editor, article), page(editor, article)

    editor.post(scratch(article), {**first, HEADLINE: "First window"})
    editor.post(scratch(article), {**second, HEADLINE: "Second window"})

    assert {row.typed[HEADLINE] for row in Scratch.objects.all()} == {
        "First window",
        "Second window",
    }


def test_it_is_offered_to_who_typed_it_and_to_nobody_else(editor, signed_in):
    article = make_article()
    editor.post(scratch(article), typed_on(editor, article, **{HEADLINE: "Edith alone"}))
    other = signed_in(make_user("editor"))
    window = Scratch.objects.get().window

    assert "did not save it" in editor.get(edit(article)).content.decode()
    assert "Edith alone" in editor.get(scratch(article)).content.decode()
    for address in (edit(article), scratch(article), f"{edit(article)}?window={window}"):
        assert "Edith alone" not in other.get(address).content.decode()
    other.post(f"{scratch(article)}away/", {"window": window})
    assert Scratch.objects.get().typed[HEADLINE] == "Edith alone"


def test_carried_on_with_and_saved_it_is_gone(editor):
    article = make_article()
    editor.post(scratch(article), typed_on(editor, article))
    window = Scratch.objects.get().window

    typed = page(editor, article, f"?window={window}")
    answer = editor.post(edit(article), typed)

    assert typed[HEADLINE] == "Typed and not saved"
    assert answer.status_code == 302
    assert text_of(article).headline == "Typed and not saved"
    assert not Scratch.objects.exclude(typed={}).exists()


def test_begun_before_another_save_it_is_put_together_with_it(editor):
    article = make_article()
    editor.post(scratch(article), typed_on(editor, article))
    editor.post(edit(article), {**page(editor, article), "region": "US"})

    offered = editor.get(f"{edit(article)}?window={Scratch.objects.exclude(typed={}).get().window}")
    refused = editor.post(edit(article), form_on(offered, "question"))
    editor.post(edit(article), form_on(refused, "question"))

    assert refused.status_code == 409
    assert text_of(article).headline == "Typed and not saved"
    assert Article.objects.get(pk=article.pk).region == "US"


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.UNDER_REVIEW])
def test_while_the_board_has_it_typing_is_kept_and_offered_after_it(editor, status):
    article = make_article()
    typed = typed_on(editor, article)
    version = version_at(status, article=article)
    frozen = version.snapshot.digest

    answer = editor.post(scratch(article), typed)

    assert answer.json()["kept"] is True
    assert version.snapshot.digest == frozen
    assert "did not save it" in editor.get(edit(article)).content.decode()


def test_what_the_save_refuses_is_kept_without_javascript(editor):
    article = make_article()

    for wrong in ({"language": "!"}, {HEADLINE: "Turned \u202e around"}):
        editor.post(edit(article), typed_on(editor, article, **wrong))

    kept = [row.typed for row in Scratch.objects.order_by("pk")]
    assert [row[HEADLINE] for row in kept] == ["Typed and not saved", "Turned \u202e around"]


def test_what_says_the_same_as_the_saved_text_is_not_offered(editor):
    article = make_article()

    editor.post(scratch(article), page(editor, article))

    assert "did not save it" not in editor.get(edit(article)).content.decode()


def test_a_character_that_no_database_holds_does_not_lose_the_rest(editor):
    article = make_article()

    answer = editor.post(scratch(article), typed_on(editor, article, **{HEADLINE: "a\0b"}))

    assert answer.json()["kept"] is True
    assert Scratch.objects.get().typed[HEADLINE] == "ab"


@pytest.mark.parametrize("window", ["", "x", "C0" * 16, "../" * 10])
def test_a_page_that_does_not_say_which_it_is_keeps_nothing(editor, window):
    article = make_article()

    answer = editor.post(scratch(article), typed_on(editor, article, window=window))

    assert answer.json()["kept"] is False
    assert not Scratch.objects.exists()


def test_logged_out_the_words_come_back_and_nothing_is_kept(editor, client):
    article = make_article()

    answer = client.post(scratch(article), typed_on(editor, article))

    assert answer.status_code == 403
    assert "Typed and not saved" in answer.content.decode()
    assert not Scratch.objects.exists()


def test_after_a_log_in_the_page_gets_a_token_that_counts(editor):
    article = make_article()

    now = editor.get(here(article)).json()

    assert now["who"] == editor.user.pk
    assert now["token"]
    assert not Presence.objects.exists()


def test_who_else_is_here_is_said_until_she_is_not_heard_of(editor, signed_in, monkeypatch):
    article = make_article()
    other = signed_in(make_user("editor", name="Ana"))
    other.post(here(article))
    assert editor.post(here(article)).json()["others"] == ["Ana is here, reading"]
    other.post(scratch(article), typed_on(other, article))
    assert editor.post(here(article)).json()["others"] == ["Ana is here, typing now"]
    assert "Ana is here, typing now" in editor.get(edit(article)).content.decode()

    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=2))
    other.post(here(article))
    assert editor.post(here(article)).json()["others"] == ["Ana is here, typed 2 minutes ago"]

    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=4))
    assert editor.post(here(article)).json()["others"] == []


def test_an_open_page_is_told_that_somebody_saved(editor, signed_in):
    article = make_article()
    other = signed_in(make_user("editor", name="Ana"))
    mine = page(editor, article)
    other.post(edit(article), {**page(other, article), "region": "US"})

    came = editor.post(here(article), {"read": mine["read"]}).json()["came"]

    assert came == "Ana saved this article meanwhile. When you save, both are put together."
    assert editor.post(here(article), {"read": "2"}).json()["came"] == ""


def test_keeping_asks_the_database_only_so_often(editor):
    article = make_article()
    typed = typed_on(editor, article)
    editor.post(scratch(article), {**typed, "count": "1"})

    with CaptureQueriesContext(connection) as asked:
        editor.post(scratch(article), {**typed, "count": "2"})

    assert len(asked) <= MOST_QUERIES, [each["sql"][:120] for each in asked]
