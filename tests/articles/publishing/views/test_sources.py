"""The list of sources of a page as readers take it to their own library."""

import json

import pytest

from articles.publishing.models import Live
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from references.exports import FORMS
from references.formats.recognise import read
from tests.factories import NOW, make_member, version_at
from tests.falling import FELL, article_on, fell
from tests.tampering import set_column

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _built(standing):
    return standing(build)


@pytest.fixture
def live(db, _built):
    """An approved article that readers get."""
    return _built()


def build():
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)
    return version


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_everybody_gets_the_same_list_with_the_headers_that_it_needs(client, live, form):
    address = f"/articles/b12/references.{form.ending}"

    first = client.get(address)
    again = client.get(f"{address}?x=1", headers={"Cookie": "audience=carer"})

    assert first.status_code == 200
    assert first.content == again.content
    assert first["Content-Type"] == f"{form.media_type}; charset=utf-8"
    how = "inline" if form.ending == "txt" else "attachment"
    name = f"b12-v1-references.{form.ending}"
    assert first["Content-Disposition"] == f'{how}; filename="{name}"'
    assert first["Cache-Control"] == "public, max-age=5"
    assert first["X-Robots-Tag"] == "noindex"
    assert first["Link"].endswith('/articles/b12/>; rel="canonical"')
    assert first["X-Content-Type-Options"] == "nosniff"
    assert not first.cookies


@pytest.mark.parametrize("ending", ["ris", "bib", "json"])
def test_the_list_holds_every_source_that_was_signed(client, live, ending):
    signed = live.snapshot.value().references

    found = read(client.get(f"/articles/b12/references.{ending}").content, ending)

    assert found.refused == ()
    assert [r.csl.get("title") for r in found.records] == [s.csl.get("title") for s in signed]


def test_a_list_that_was_not_changed_is_not_sent_again(client, live):
    etag = client.get("/articles/b12/references.ris")["ETag"]

    response = client.get("/articles/b12/references.ris", headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")
    assert client.get("/articles/b12/references.bib")["ETag"] != etag


def test_the_page_leads_to_each_file(client, live):
    page = client.get("/articles/b12/clinician/").content.decode()

    for ending in FORMS:
        assert f'href="/articles/b12/references.{ending}"' in page


@pytest.mark.parametrize("address", ["x/references.ris", "b12/references.docx", "b12/references."])
def test_there_is_no_list_where_there_is_no_page(client, live, address):
    assert client.get(f"/articles/{address}").status_code == 404


def test_the_list_says_how_a_source_stands_and_where_the_notice_is(client):
    version, _ = fell(article_on("fallen2020", slug="fallen"), "fallen2020")
    publish(article=version.article, at=FELL)

    text = client.get("/articles/fallen/references.txt").content.decode()

    assert "RETRACTED" in text
    assert "https://doi.org/10.1234/notice" in text
    assert text.count("10.1234/notice") == 1
    assert "doi.org/https" not in text


def test_what_was_withdrawn_has_no_list(client, live):
    withdraw(
        version=live,
        reason="A dose was wrong.",
        advice="ask your pharmacist",
        by=make_member(),
        at=NOW,
    )
    publish(article=live.article, at=NOW)

    assert client.get("/articles/b12/").status_code == 200
    assert client.get("/articles/b12/references.ris").status_code == 404


def test_what_the_board_has_not_approved_has_no_list(client, live):
    publication = Live.objects.get().publication
    pending = {**json.loads(publication.standing), "state": "under_review", "index": False}
    set_column(publication, "standing", json.dumps(pending))

    assert client.get("/articles/b12/references.ris").status_code == 404


def test_a_list_that_is_not_what_was_signed_is_not_sent(client, live):
    forged = live.snapshot.content.replace('"title"', '"titel"')
    set_column(live.snapshot, "content", forged)

    assert client.get("/articles/b12/references.ris").status_code == 503


def test_a_german_article_has_its_list_below_its_own_address(client):
    version = version_at(Status.APPROVED, slug="salz", language="de")
    publish(article=version.article, at=NOW)

    assert client.get("/de/articles/salz/references.ris").status_code == 200
    assert client.get("/articles/salz/references.ris")["Location"].endswith(
        "/de/articles/salz/references.ris"
    )
