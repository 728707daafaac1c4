"""Whatever is sent: no crash, a message that names the cure, and what was typed is kept."""

import io
import re
import threading
import time
from urllib.parse import quote, urljoin, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles import queries
from articles.models import Article
from articles.publishing.models import Message
from articles.status import Status
from editorial import clock
from editorial.actions.publish import publish
from editorial.models import SignOff, Verdict
from tests.editorial.form_reader import form_on
from tests.factories import (
    NOW,
    PASSWORD,
    decide_all,
    make_article,
    make_member,
    make_user,
    round_of,
    version_at,
)

pytestmark = pytest.mark.django_db

WORDS = "Words that took an hour."


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def client_of(user, **options) -> Client:
    client = Client(**options)
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    user = make_user("editor")
    client = client_of(user)
    client.user = user
    return client


@pytest.fixture
def draft(editor) -> Article:
    return make_article(slug="b12", by=editor.user)


@pytest.fixture
def round():
    return round_of(version_at(Status.UNDER_REVIEW))


@pytest.fixture
def member(round):
    """A client of a member who has decided every claim."""
    user = make_member()
    decide_all(round, user)
    client = client_of(user)
    client.user = user
    return client


def typed_to_sign(client, round, **changes):
    page = client.get(f"/workspace/reviews/{round.pk}/sign/approve/")
    fields = form_on(page, "password")
    typed = {"stake": "some", "interests": WORDS, "note": "Agrees.", "password": PASSWORD}
    return {**fields, **typed, **changes}


def sign(client, round, typed):
    return client.post(f"/workspace/reviews/{round.pk}/sign/approve/", typed)


def edit(client, article, **changes):
    address = reverse("workspace:edit", args=[article.slug])
    return client.post(address, form_on(client.get(address), "question") | changes)


def text(response) -> str:
    return response.content.decode()


# At the signature


@pytest.mark.parametrize("digest", ["0" * 64, "", "not a digest", "é" * 64])
def test_a_signature_on_what_was_not_shown_is_refused(member, round, digest):
    answer = sign(member, round, typed_to_sign(member, round, digest=digest))

    assert answer.status_code == (409 if digest else 400)
    assert "Reload the page" in text(answer)
    assert WORDS in text(answer)
    assert PASSWORD not in text(answer)
    assert not SignOff.objects.exists()


def test_a_second_click_meets_the_first(member, round):
    typed = typed_to_sign(member, round)

    first, second = sign(member, round, typed), sign(member, round, typed)

    assert (first.status_code, second.status_code) == (302, 409)
    assert "already signed" in text(second)
    assert SignOff.objects.count() == 1


def test_a_session_that_ended_signs_nothing_and_gives_the_words_back(member, round):
    typed = typed_to_sign(member, round)
    member.logout()

    answer = sign(member, round, typed)

    assert answer.status_code == 403
    assert WORDS in text(answer)
    assert PASSWORD not in text(answer)
    assert not SignOff.objects.exists()


@pytest.mark.parametrize("code", ["", "000000", "12345", "abcdef", "٠٠٠٠٠٠", "0" * 21])
def test_a_second_factor_cannot_be_left_out_or_guessed(member, round, code):
    TOTP.activate(member.user, generate_totp_secret())

    answer = sign(member, round, typed_to_sign(member, round, code=code))

    assert answer.status_code in (400, 403)
    assert "Code" in text(answer)
    assert WORDS in text(answer)
    assert not SignOff.objects.exists()


def test_a_field_that_leaves_the_code_out_changes_nothing(member, round):
    typed = typed_to_sign(member, round)
    TOTP.activate(member.user, generate_totp_secret())

    assert sign(member, round, typed).status_code == 403
    assert not SignOff.objects.exists()


def test_nobody_signs_what_they_wrote():
    author = make_member("neurology", role="editor")
    author.groups.add(make_member("neurology").groups.get())
    round = round_of(version_at(Status.UNDER_REVIEW, by=author))
    client = client_of(author)

    for method in (client.get, client.post):
        answer = method(f"/workspace/reviews/{round.pk}/sign/approve/")
        assert answer.status_code == 403
        assert "contributed" in text(answer) or "had a hand" in text(answer)
    assert not SignOff.objects.exists()


def test_a_verdict_on_a_claim_that_does_not_exist_is_refused(member, round):
    before = Verdict.objects.count()
    fields = {"claim": "nothing", "digest": "0" * 64, "verdict": "supported", "note": WORDS}

    answer = member.post(
        f"/workspace/reviews/{round.pk}/verdicts/",
        {f"verdict-0-{name}": value for name, value in fields.items()},
    )

    assert answer.status_code == 409
    assert Verdict.objects.count() == before


# Texts that are slow to read (I16)


@pytest.mark.timeout(180)
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("hostile", ["[" * 8000, "![" * 4000, "*" * 4000 + "a" + "*" * 4000])
def test_a_body_that_stalls_a_parser_stalls_nobody_else(live_server, hostile):
    user = make_user("editor")
    article = make_article(slug="b12", by=user)
    client = client_of(user)
    slowest = 0.0
    over = threading.Event()

    def read_on() -> None:
        nonlocal slowest
        reader = Client()
        while not over.is_set():
            began = time.monotonic()
            assert reader.get("/articles/").status_code == 200
            slowest = max(slowest, time.monotonic() - began)
        connection.close()  # This thread's own.

    neighbour = threading.Thread(target=read_on)
    neighbour.start()
    began = time.monotonic()
    saved = edit(client, article, **{"text-patient-body": hostile})
    preview = client.get("/workspace/articles/b12/preview/patient/")
    submitted = client.post(
        "/workspace/articles/b12/submit/", {"read": article.lock_version + 1, "change_note": WORDS}
    )
    took = time.monotonic() - began
    over.set()
    neighbour.join()

    assert saved.status_code == 302
    assert preview.status_code in (200, 422)
    assert submitted.status_code in (302, 400, 409)
    if submitted.status_code != 302:
        assert WORDS in text(submitted)
    assert took < 60, "none of them may wait for the parser without end"
    assert slowest < 10
    (body,) = [t.body for t in queries.draft_of(article).texts if t.audience == "patient"]
    assert body == hostile


# Bytes that are no text


def test_half_a_character_in_a_form_is_never_saved_unseen(editor, draft):
    fields = form_on(editor.get("/workspace/articles/b12/edit/"), "question")
    fields["text-patient-body"] += "Give 1 HALF daily."
    body = "&".join(f"{quote(name)}={quote(value)}" for name, value in fields.items())

    answer = editor.generic(
        "POST",
        "/workspace/articles/b12/edit/",
        body.replace("HALF", "%CE").encode(),
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 400
    assert "character" in text(answer)
    assert "Give 1" in text(answer)
    assert "daily" not in queries.draft_of(draft).texts[0].body


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("half.txt", b"Can it?\n\xce", "this is no UTF-8"),
        ("utf16.txt", "Can it?".encode("utf-16"), "this is no UTF-8"),
        ("large.md", b"a" * 5_000_001, "it is larger than 5 MB"),
        ("empty.md", b"", "empty"),
        ("nul.md", b"---\nquestion: Can\x00 it?\n---\n", "Line"),
    ],
)
def test_a_file_that_is_no_text_is_named(editor, name, data, said):
    file = io.BytesIO(data)
    file.name = name

    answer = editor.post("/workspace/import/", {"file": file})

    assert answer.status_code == 400
    assert said in text(answer)
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "source",
    [
        "---\nquestion: [never closed\n---\n",
        "---\n- only\n- a list\n---\n",
        "---\nquestion: !!python/object/apply:os.system ['id']\n---\n",
        "---\nquestion: &a [*a, *a]\n---\n",
        "---\n" + "a: &a [" + "[" * 2000 + "\n---\n",
        "---\nquestion: Can it?\nunknown_key: 1\nreferences: 5\n---\n",
        '::: {.text audience="nobody"}\n',
        "\x00",
    ],
)
def test_a_paste_that_cannot_be_read_says_why_and_stays(editor, source):
    answer = editor.post("/workspace/import/", {"source": source, "format": "markdown"})

    assert answer.status_code == 400
    assert "problems-title" in text(answer)
    assert "Traceback" not in text(answer)
    if source != "\x00":  # which no field can hold
        assert form_on(answer, "source")["source"] == source
    assert not Article.objects.exists()


# Too much


def test_a_paste_of_five_megabytes_is_refused_in_words(editor, draft):
    for address, field in (
        ("/workspace/articles/b12/edit/", "text-patient-body"),
        ("/workspace/import/", "source"),
    ):
        answer = editor.post(address, {field: "a" * 5_000_000})

        assert answer.status_code == 413
        assert "At most 1 MB is taken in one form" in text(answer)


def test_a_readers_paste_of_five_megabytes_is_refused_in_words(client):
    publish(article=version_at(Status.APPROVED, slug="b12").article, at=NOW)

    answer = client.post("/articles/b12/report/", {"message": "a" * 5_000_000})

    assert answer.status_code == 413
    assert not Message.objects.exists()


def test_ten_thousand_parameters_break_nothing(editor, draft):
    query = "&".join(f"q{n}=1" for n in range(10_000))

    for address in ("/", "/search/", "/articles/b12/", "/workspace/articles/", "/accounts/login/"):
        answer = editor.get(f"{address}?{query}")
        assert answer.status_code < 500, address
    answer = editor.post(
        "/workspace/articles/b12/edit/", query, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413


# Fields of one line (I24)

UNSEEN = {
    "NUL": "Can it\x00 be?",
    "a right-to-left override": "Give \u202e01 mg",
    "a line end": "Can it be?\r\nX-Injected: 1",
    "a line feed": "Can it be?\nBcc: everybody@example.org",
    "an escape": "Can it \x1b[31m be?",
}


@pytest.mark.parametrize("typed", UNSEEN.values(), ids=UNSEEN)
@pytest.mark.parametrize(
    "field", ["question", "text-patient-headline", "author-0-name", "author-0-role", "ai_tool"]
)
def test_what_cannot_be_seen_has_no_place_in_a_line(editor, draft, field, typed):
    answer = edit(editor, draft, **{field: typed, "text-patient-body": WORDS})

    assert answer.status_code == 400
    assert "problems-title" in text(answer)
    assert WORDS in text(answer)
    assert queries.draft_of(draft).texts[0].body != WORDS


@pytest.mark.parametrize("typed", UNSEEN.values(), ids=UNSEEN)
@pytest.mark.parametrize("field", ["title", "journal", "pages", "doi"])
def test_what_cannot_be_seen_has_no_place_in_a_reference(editor, draft, field, typed):
    address = "/workspace/articles/b12/references/new/"
    fields = {"key": "new2020", "kind": "review", "type": "book", "title": WORDS, "read": "1"}

    answer = editor.post(address, {**fields, field: typed})

    assert answer.status_code == 400
    assert "problems-title" in text(answer)
    assert 'value="new2020"' in text(answer)
    assert not draft.references.filter(key="new2020").exists()


@pytest.mark.parametrize("typed", UNSEEN.values(), ids=UNSEEN)
def test_what_cannot_be_seen_has_no_place_in_a_new_question(editor, typed):
    answer = editor.post("/workspace/new/", {"question": typed, "slug": "a-slug"})

    assert answer.status_code == 400
    assert 'value="a-slug"' in text(answer)
    assert not Article.objects.exists()


@pytest.mark.parametrize("typed", UNSEEN.values(), ids=UNSEEN)
@pytest.mark.parametrize("field", ["first_name", "last_name", "email"])
def test_what_cannot_be_seen_has_no_place_in_a_name(field, typed):
    admin = client_of(make_user("administrator"))
    fields = {"username": "new", "first_name": "A", "last_name": "B", "roles": ["editor"]}

    answer = admin.post("/workspace/people/new/", {**fields, field: typed})

    assert answer.status_code == 400
    assert "problems-title" in text(answer)


def test_an_address_with_a_line_end_reaches_no_mail(client):
    publish(article=version_at(Status.APPROVED, slug="b12").article, at=NOW)

    answer = client.post("/ask/", {"message": WORDS, "email": "a@example.org\nBcc: b@example.org"})

    assert answer.status_code == 400
    assert "This is no e-mail address" in text(answer)
    assert WORDS in text(answer)
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/workspace/articles/b12/submit/",
        "/workspace/reviews/{round}/verdicts/",
        "/workspace/reviews/{round}/sign/request_changes/",
        "/articles/b12/report/",
    ],
)
def test_nul_in_running_words_breaks_nothing(editor, member, round, address, draft):
    bad = "Say\x00 it."
    names = ("change_note", "message", "note", "interests", "password", "verdict-0-note")
    address = address.format(round=round.pk)
    client = member if "reviews" in address else editor

    assert client.post(address, dict.fromkeys(names, bad)).status_code < 500


# Marks that mean nothing


def test_a_citation_of_nothing_is_a_finding_and_stops_submission(editor, draft):
    body = '[Low B12 harms nerves.]{#harm kind="mechanism"} [@nobody1999]'
    saved = edit(editor, draft, **{"text-patient-body": body})

    page = text(editor.get("/workspace/articles/b12/"))
    answer = editor.post(
        "/workspace/articles/b12/submit/", {"read": draft.lock_version + 1, "change_note": WORDS}
    )

    assert saved.status_code == 302
    assert "nobody1999" in page and "CIT-01" in page
    assert answer.status_code == 400
    assert WORDS in text(answer)


def test_a_claim_id_used_twice_is_a_finding_and_stops_submission(editor, draft):
    twice = '[{}]{{#harm kind="mechanism" certainty="low"}} [@stabler2013]\n\n'
    edit(
        editor,
        draft,
        **{"text-patient-body": twice.format("It harms.") + twice.format("It heals.")},
    )

    answer = editor.post(
        "/workspace/articles/b12/submit/", {"read": draft.lock_version + 1, "change_note": WORDS}
    )

    assert answer.status_code == 400
    assert "CLM-01" in text(answer)


# Fields that no form has (I10)


def test_fields_that_no_form_has_change_nothing(editor, draft):
    before = Article.objects.filter(pk=draft.pk).values().get()
    extra = {
        "slug": "another", "owner": "1", "owner_id": "1", "lock_version": "99", "status": "x",
        "created_at": "2000-01-01", "id": "7", "pk": "7", "references": "[]", "evidence": "[]",
        "versions": "1", "digest": "0" * 64, "author-49-name": "", "text-nobody-body": "x",
    }  # fmt: skip

    answer = edit(editor, draft, **extra)

    assert answer.status_code in (302, 400)
    assert Article.objects.filter(pk=draft.pk).values().get() == before


def test_a_field_sent_twice_is_not_both(editor, draft):
    fields = form_on(editor.get("/workspace/articles/b12/edit/"), "question")

    answer = editor.post(
        "/workspace/articles/b12/edit/", {**fields, "question": ["One question?", "Another one?"]}
    )

    assert answer.status_code < 500
    draft.refresh_from_db()
    assert draft.question in ("Another one?", fields["question"])


@pytest.mark.parametrize("read", ["", "x", "-1", "9" * 30, "1e9", "１"])
def test_a_save_that_read_nothing_saves_nothing(editor, draft, read):
    answer = edit(editor, draft, read=read, **{"text-patient-body": WORDS})

    if answer.status_code == 302:
        assert read == "１"  # Unicode's own digit one is the number that was read
    else:
        assert answer.status_code in (400, 409)
        assert WORDS in text(answer)
        assert queries.draft_of(draft).texts[0].body != WORDS


# At the door


@pytest.mark.parametrize(
    "next_page",
    [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "https://evil.example/workspace/",
        "%2f%2fevil.example",
        "javascript:alert(1)",
        "\thttps://evil.example",
        "/%09/evil.example",
        "//evil.example%2f@testserver/",
        "ｈttps://evil.example",
        "/" * 3000,
    ],
)
def test_a_log_in_leads_to_no_other_site(client, next_page):
    make_user("editor", username="edith")

    answer = client.post(
        "/accounts/login/", {"login": "edith", "password": PASSWORD, "next": next_page}
    )

    assert answer.status_code in (302, 400)
    # Browsers read a backslash as a slash, and skip tabs and line ends.
    to = re.sub(r"[\t\r\n]", "", answer.get("Location", "/")).replace("\\", "/")
    there = urlsplit(urljoin("http://testserver/accounts/login/", to))
    assert (there.scheme, there.netloc) == ("http", "testserver")


def test_without_its_token_no_form_is_taken_and_the_words_come_back(draft, round):
    client = client_of(draft.owner, enforce_csrf_checks=True)
    signer = client_of(make_member(), enforce_csrf_checks=True)
    for each, address in (
        (client, "/workspace/articles/b12/edit/"),
        (client, "/workspace/articles/b12/submit/"),
        (signer, f"/workspace/reviews/{round.pk}/sign/approve/"),
    ):
        answer = each.post(address, {"note": WORDS, "password": PASSWORD})

        assert answer.status_code == 403
        assert "This form was too old" in text(answer)
        assert WORDS in text(answer)
        assert PASSWORD not in text(answer)


def test_a_form_of_another_site_is_not_taken(draft):
    client = client_of(draft.owner, enforce_csrf_checks=True)
    fields = form_on(client.get("/workspace/articles/b12/edit/"), "question")

    answer = client.post(
        "/workspace/articles/b12/edit/", fields, headers={"Origin": "https://evil.example"}
    )

    assert answer.status_code == 403


@pytest.mark.parametrize("typed", ["", "  ", "x", "a" * 200, "\x00", "' OR 1=1 --"])
def test_a_log_in_that_fails_says_the_same_to_everybody(client, typed):
    answer = client.post("/accounts/login/", {"login": typed or "edith", "password": typed or "x"})

    assert answer.status_code in (200, 400)
    assert "password" in text(answer).lower()
