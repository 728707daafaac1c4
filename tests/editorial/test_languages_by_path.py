"""The language of an answer is that of its path: no header, no cookie, nobody else's request."""

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils import translation

from articles.publishing.models import Live
from articles.status import Status
from editorial import middleware
from editorial.actions.publish import publish
from tests.factories import NOW, version_at

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


# An article is where its language is


@pytest.fixture
def live():
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)
    return Live.objects.filter(article=version.article)


BELOW = ["", "carer/", "patient/", "versions/", "versions/1/?from=2"]


@pytest.mark.parametrize("page", BELOW)
def test_english_article_has_no_german_address(client, live, page):
    response = client.get(f"/de/articles/b12/{page}")

    assert response.status_code == 301
    assert response["Location"] == f"/articles/b12/{page}"


@pytest.mark.parametrize("page", BELOW)
def test_german_article_has_no_english_address(client, live, page):
    live.update(language="de")
    response = client.get(f"/articles/b12/{page}")

    assert response.status_code == 301
    assert response["Location"] == f"/de/articles/b12/{page}"


def test_the_patients_own_address_leads_to_the_one_page_in_each_language(client, live):
    assert client.get("/articles/b12/patient/")["Location"] == "/articles/b12/"
    live.update(language="de")

    assert client.get("/de/articles/b12/patient/")["Location"] == "/de/articles/b12/"


def test_what_a_reader_sends_is_taken_wherever_it_was_sent(client, live):
    sent = {"message": "It says 1 g.", "audience": "patient", "version": "1", "website": ""}

    assert client.post("/de/articles/b12/report/", sent).status_code == 302
