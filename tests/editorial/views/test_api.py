"""Importing by a program: a token and nothing else lets in, and the answer adds up."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from editorial import clock
from editorial.actions.make_token import make_token
from editorial.actions.revoke_token import revoke_token
from editorial.models import AccessToken, AuditEvent
from editorial.views import api
from references.models import Reference
from tests.factories import NOW, make_user
from tests.source_imports import BARE, RIS

pytestmark = pytest.mark.django_db

ADDRESS = "/api/references/import"


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def editor():
    return make_user("editor", name="Edith")


@pytest.fixture
def token(editor):
    return make_token(name="Program", lasts=timedelta(days=30), by=editor, at=NOW)


def post(token, body=RIS, *, query="", client=None, **headers):
    client = client or Client(enforce_csrf_checks=True)
    data = body.encode() if isinstance(body, str) else body
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    return client.post(ADDRESS + query, data, content_type="text/plain", headers=headers)


def test_a_file_is_imported_in_the_name_of_who_made_the_token(editor, token):
    response = post(token, RIS + BARE, **{"Content-Disposition": 'attachment; filename="my.ris"'})

    said = response.json()
    assert response.status_code == 200 and said["stored"]
    assert (said["records"], said["new"], said["refused"]) == (2, 1, 1)
    assert said["files"] == [{"name": "my.ris", "format": "RIS"}]
    assert said["keys"] == ["puri2011"]
    (refused,) = said["refused_records"]
    assert (refused["record"], refused["line"]) == (2, 8) and "Add one" in refused["message"]
    assert AuditEvent.objects.get(action="references_imported").actor == editor
    assert "Set-Cookie" not in response.headers
    assert "no-store" in response.headers["Cache-Control"]


def test_a_second_time_all_is_known(token):
    post(token)

    said = post(token).json()

    assert (said["new"], said["known"]) == (0, 1)
    assert Reference.objects.count() == 1


def test_several_files_come_as_a_form(token):
    files = [SimpleUploadedFile("a.ris", RIS.encode()), SimpleUploadedFile("b.txt", b"10.1000/x")]
    response = Client(enforce_csrf_checks=True).post(
        ADDRESS, {"file": files}, headers={"Authorization": f"Bearer {token}"}
    )

    assert response.json()["new"] == 2


def test_a_preview_stores_nothing(token):
    response = post(token, query="?preview=1")

    assert response.json()["new"] == 1 and not response.json()["stored"]
    assert not Reference.objects.exists()


@pytest.mark.parametrize("body", ["", "garbage", BARE, b"\x00\xff" * 50, b"PK\x03\x04x", "{" * 999])
def test_a_file_that_fails_leaves_nothing_and_says_why(token, body):
    response = post(token, body)

    assert response.status_code == 422
    said = response.json()
    assert not said["stored"] and said["refused_records"][0]["message"]
    assert not Reference.objects.exists()


def test_without_a_token_that_holds_nothing_is_read(editor, token):
    refused = [None, "", "x", token[:-1], token + "x", "\x00"]
    revoke = make_token(name="Old", lasts=timedelta(days=1), by=editor, at=NOW)
    revoke_token(token=AccessToken.objects.get(name="Old").pk, by=editor, at=NOW)

    for wrong in [*refused, revoke]:
        response = post(wrong)
        assert response.status_code == 401
        assert response.headers["WWW-Authenticate"].startswith("Bearer")
        assert set(response.json()["error"]) == {"place", "trouble", "cure"}
    assert not Reference.objects.exists()


def test_a_session_lets_nobody_in(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)

    assert post(None, client=client).status_code == 401


def test_who_lost_the_role_is_refused(editor, token):
    editor.groups.clear()

    assert post(token).status_code == 403
    assert not Reference.objects.exists()


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "options", "head"])
def test_only_a_post_is_taken(token, method):
    response = getattr(Client(), method)(ADDRESS, headers={"Authorization": f"Bearer {token}"})

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"


def test_what_is_too_large_is_refused_unread(token, monkeypatch):
    monkeypatch.setattr(api, "LARGEST", 1000)

    response = post(token, RIS * 1000)

    assert response.status_code == 413
    assert not Reference.objects.exists()


def test_a_wrong_question_is_named(token):
    assert post(token, query="?preview=yes").json()["error"]["place"] == "preview"


def test_too_many_records_are_sent_to_the_screen(token, monkeypatch):
    monkeypatch.setattr(api, "MOST_RECORDS", 1)

    response = post(token, RIS + RIS.replace("PURI", "OTHER"))

    assert response.status_code == 413 and "screen" in response.json()["error"]["cure"]


def test_a_broken_form_is_refused(token):
    response = Client().post(
        ADDRESS, b"--x\r\nbroken", content_type="multipart/form-data; boundary=x",
        headers={"Authorization": f"Bearer {token}"},
    )  # fmt: skip

    assert response.status_code == 400


def test_who_asks_without_end_has_to_wait(token, monkeypatch):
    monkeypatch.setattr(api, "IMPORTS", api.Limit("api-test", seconds=60, from_one=2, in_all=9))

    answers = [post(token).status_code for _ in range(3)]

    assert answers == [200, 200, 429]


def test_it_has_no_address_in_another_language(token):
    assert Client().post("/de" + ADDRESS).status_code == 404


def test_refused_words_are_json(token):
    said = post(token, RIS + BARE.replace("2011", '"<b>\\')).content

    assert json.loads(said)["refused"] == 1
