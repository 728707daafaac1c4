"""The language of an answer is that of its path: no header, no cookie, nobody else's request."""

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils import translation

from editorial import middleware

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

GERMAN, ENGLISH = '<html lang="de">', '<html lang="en-GB">'


def lang_of(response):
    return {GERMAN: "de", ENGLISH: "en-GB"}[
        next(tag for tag in (GERMAN, ENGLISH) if tag in response.content.decode())
    ]


@pytest.mark.parametrize("path", ["/", "/articles/", "/search/", "/editorial-policy/", "/board/"])
def test_every_page_of_the_site_is_at_the_root_in_english_and_below_de_in_german(client, path):
    assert lang_of(client.get(path)) == "en-GB"
    assert lang_of(client.get(f"/de{path}")) == "de"


@pytest.mark.parametrize("header", ["de", "de-AT,de;q=0.9", "fr"])
def test_no_header_or_cookie_chooses_the_language(header):
    client = Client(headers={"accept-language": header})
    client.cookies["django_language"] = "de"
    response = client.get("/")

    assert lang_of(response) == "en-GB"
    assert "Vary" not in response or "Accept-Language" not in response["Vary"]
    assert "Content-Language" not in response


@pytest.mark.parametrize("path", ["/fr/", "/en/", "/DE/", "/de/de/", "/deutsch/", "/de//articles/"])
def test_unknown_language_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/workspace/", "/accounts/login/", "/expert/key/"])
def test_what_is_not_for_readers_has_no_german_address(client, path):
    assert client.get(f"/de{path}").status_code == 404


def test_missing_slash_is_put_right(client):
    assert client.get("/de/articles?page=2")["Location"] == "/de/articles/?page=2"
    assert client.get("/de")["Location"] == "/de/"
    assert client.get("/de/nothing").status_code == 404


def test_what_went_wrong_is_said_in_the_language_of_the_path(client):
    assert lang_of(client.get("/de/nowhere/")) == "de"
    assert lang_of(client.get("/nowhere/")) == "en-GB"


def test_the_language_ends_with_the_request_even_when_it_fails():
    def fails(request):
        raise AssertionError("Readers are answered before this.")

    answer = middleware.readers_first(fails)
    before = translation.get_language()

    answer(RequestFactory().get("/de/healthz"))
    assert translation.get_language() == before
    with pytest.raises(Http404):
        answer(RequestFactory().get("/de/articles/not-there/"))
    assert translation.get_language() == before
