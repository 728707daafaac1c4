"""What readers ask for: addresses, status codes, headers; and never a cookie."""

import pytest

from articles.publishing.models import Rendering
from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, make_article, version_at
from tests.tampering import behind_the_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def live():
    """An approved article that readers get."""
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)
    return version


PAGES = (
    "/",
    "/articles/",
    "/articles/b12/",
    "/articles/b12/carer/",
    "/articles/b12/student/",
    "/articles/b12/clinician/",
    "/articles/b12/versions/",
    "/articles/b12/versions/1/",
    "/articles/b12/thanks/problem/",
    "/topics/neurology/",
    "/search/?q=b12",
    "/editorial-policy/",
    "/board/",
    "/healthz",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_reader_gets_the_page_and_no_cookie(client, live, address):
    response = client.get(address)

    assert response.status_code == 200
    assert not response.cookies
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"


def test_a_session_changes_no_byte_of_a_readers_page(client, live):
    before = client.get("/articles/b12/").content
    client.force_login(live.article.owner)

    assert client.get("/articles/b12/").content == before


def test_a_page_that_was_not_changed_is_not_sent_again(client, live):
    etag = client.get("/articles/b12/")["ETag"]

    response = client.get("/articles/b12/", headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")


def test_the_default_audience_has_one_address(client, live):
    response = client.get("/articles/b12/patient/")

    assert (response.status_code, response["Location"]) == (301, "/articles/b12/")


@pytest.mark.parametrize(
    "status", [s for s in Status if s not in (Status.APPROVED, Status.SUPERSEDED, Status.WITHDRAWN)]
)
def test_what_the_board_has_not_approved_is_not_there(client, status):
    version = version_at(status, slug="b12", topics=("haematology",))
    publish(article=version.article, at=NOW)

    for address in ("/articles/b12/", "/articles/b12/versions/", "/articles/b12/thanks/problem/"):
        assert client.get(address).status_code == 404
    for address in ("/", "/articles/", "/search/?q=legs"):
        assert b"/articles/b12/" not in client.get(address).content


def test_hidden_and_absent_answer_the_same(client):
    make_article(slug="hidden", question="A secret question?")

    hidden, absent = client.get("/articles/hidden/"), client.get("/articles/absent/")

    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.content == absent.content


def test_a_page_that_was_tampered_with_is_not_served(client, live):
    row = Rendering.objects.filter(publications__live__isnull=False, audience="patient").get()
    with behind_the_back():
        Rendering.objects.filter(pk=row.pk).update(page=bytes(row.page).replace(b"1", b"9"))

    response = client.get("/articles/b12/")

    assert response.status_code == 503
    assert b"Hydroxocobalamin" not in response.content


def test_a_list_has_no_page_beyond_its_last(client, live):
    assert client.get("/articles/page/2/").status_code == 404
