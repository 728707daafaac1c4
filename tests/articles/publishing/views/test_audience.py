"""What may be remembered of a reader: one word, when asked, and nothing that the server reads."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles import audiences
from articles.status import Status
from editorial.actions.publish import publish
from tests.conftest import ROOT
from tests.factories import NOW, version_at

pytestmark = pytest.mark.django_db
ARTICLE = "/articles/b12/"
CHOICE = {"audience": "carer", "remember": "yes", "next": ARTICLE}
ABOUT = ("/audience/", "/audience/remembered/", "/audience/forgotten/")


@pytest.fixture
def live():
    """An approved article that readers get."""
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)


def test_a_first_visit_sets_no_cookie(client, live):
    for address in ("/", ARTICLE, f"{ARTICLE}carer/", *ABOUT):
        response = client.get(address)
        assert response.status_code == 200
        assert not response.cookies


@pytest.mark.parametrize("code", audiences.CODES)
def test_who_asks_is_remembered_by_one_cookie_with_one_word(client, code):
    response = client.post("/audience/", CHOICE | {"audience": code})

    assert list(response.cookies) == ["audience"]
    cookie = response.cookies["audience"]
    assert (cookie.value, cookie["path"], cookie["samesite"]) == (code, "/", "Lax")
    assert cookie["max-age"] == 90 * 24 * 60 * 60
    assert not cookie["httponly"], "only the browser reads it"
    assert not cookie["domain"]
    assert response.status_code == 303
    assert response["Location"] == (ARTICLE if code == "patient" else f"{ARTICLE}{code}/")
    assert response["Cache-Control"] == "no-store"


def test_where_the_site_is_secure_the_cookie_is(client, settings):
    settings.HTTPS = True

    assert client.post("/audience/", CHOICE).cookies["audience"]["secure"]


def test_who_does_not_ask_is_not_remembered(client):
    response = client.post("/audience/", {"audience": "carer", "next": ARTICLE})

    assert response["Location"] == f"{ARTICLE}carer/"
    assert not response.cookies


@pytest.mark.parametrize("code", ["", "admin", "Carer", "carer; Path=/x", "carer\r\nX: y", "é\0"])
def test_another_word_is_not_remembered_and_means_the_patients_text(client, code):
    response = client.post("/audience/", CHOICE | {"audience": code})

    assert response["Location"] == ARTICLE
    assert not response.cookies


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/articles/b12/",
        "//example.org/articles/b12/",
        "/\\example.org/articles/b12/",
        "/articles/b12/?next=//example.org",
        "/articles/b12/versions/",
        "/articles/../workspace/",
        "/articles/b12/\r\nSet-Cookie: a=b",
        "/workspace/",
        "javascript:alert(1)",
        "/fr/articles/b12/",
        "/articles/" + "b" * 500 + "/",
    ],
)
def test_nobody_is_led_anywhere_but_to_an_article_of_ours(client, address):
    response = client.post("/audience/", CHOICE | {"next": address})

    assert (response.status_code, response["Location"]) == (303, "/audience/remembered/")


@given(st.text(max_size=60))
def test_whatever_is_typed_leads_to_this_site(address):
    response = Client().post("/audience/", CHOICE | {"next": address})

    assert response["Location"] in ("/audience/remembered/", "/articles/b12/carer/") or (
        response["Location"].startswith(("/articles/", "/de/articles/"))
    )


def test_a_german_article_leads_back_to_itself(client):
    response = client.post("/de/audience/", CHOICE | {"next": "/de/articles/b12/clinician/"})

    assert response["Location"] == "/de/articles/b12/carer/"


def test_on_the_page_about_it_the_box_must_be_ticked_and_the_choice_stays(client):
    response = client.post("/audience/", {"audience": "student"})

    assert response.status_code == 400
    assert "the box that asks for it was not ticked" in response.content.decode()
    assert 'aria-describedby="audience-student-gets" required checked' in response.content.decode()
    assert not response.cookies


def test_one_click_forgets(client):
    client.post("/audience/", CHOICE)

    response = client.post("/audience/forget/")

    cookie = response.cookies["audience"]
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", 0, "/")
    assert response["Location"] == "/audience/forgotten/"


@pytest.mark.parametrize("address", ["/audience/", "/audience/forget/"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
def test_a_form_of_another_site_changes_nothing_and_says_so(client, address, headers):
    response = client.post(address, CHOICE, headers=headers)

    assert response.status_code == 403
    assert "the form was sent from another site" in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, {}]
)
def test_a_form_of_our_own_is_taken(client, headers):
    assert client.post("/audience/", CHOICE, headers=headers).cookies["audience"].value == "carer"


@pytest.mark.parametrize("cookie", ["audience=clinician", "audience=<script>", "audience=../x"])
def test_no_byte_depends_on_the_cookie(client, live, cookie):
    for address in ("/", ARTICLE, f"{ARTICLE}carer/", *ABOUT):
        response = client.get(address, headers={"Cookie": cookie})
        assert response.content == Client().get(address).content
        assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
        assert not response.cookies


def test_the_page_says_what_each_audience_gets(client):
    page = client.get("/audience/").content.decode()

    for audience in audiences.AUDIENCES:
        assert f'id="audience-{audience.code}"' in page
    assert "checked" not in page, "nothing is chosen beforehand"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/audience/").status_code == 405
    assert client.get("/audience/forget/").status_code == 405


def files_with(pattern, *folders):
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".js", ".html") and re.search(pattern, path.read_text())
    }


def test_no_code_of_the_server_reads_a_cookie_and_one_script_of_readers_does():
    """What is kept of readers is in one place on each side, so that nobody has to look further."""
    assert files_with(r"\bCOOKIES\b|get_signed_cookie", "articles", "editorial") == set()
    assert files_with(r"set_cookie\(", "articles", "editorial") == {
        "articles/publishing/views/audience.py"
    }
    keeps = r"\.cookie\b|localStorage|sessionStorage|indexedDB|caches\.|serviceWorker|sendBeacon"
    assert files_with(keeps, "static/js/reading") == {"static/js/reading/remembered.js"}
