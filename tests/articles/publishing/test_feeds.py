"""The feed, the sitemap and search name what is approved, and nothing else."""

from xml.etree import ElementTree as ET

import pytest

from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, make_policy, version_at

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def approved():
    version = version_at(Status.APPROVED, slug="approved-one", question="Does salt help?")
    publish(article=version.article, at=NOW)
    return version


@pytest.fixture
def pending():
    make_policy("open", show_pending=True)
    version = version_at(
        Status.UNDER_REVIEW, slug="pending-one", question="Does salt harm?", topics=("open",)
    )
    publish(article=version.article, at=NOW)
    return version


def test_the_feed_tells_of_an_approval(client, approved):
    feed = ET.fromstring(client.get("/feed.atom").content)

    titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert titles == ["Approved: Does salt help?"]


def test_the_feed_search_and_sitemap_never_name_what_is_pending(client, pending):
    assert client.get("/articles/pending-one/").status_code == 200
    for path in ("/feed.atom", "/sitemap.xml", "/search/?q=salt", "/", "/articles/"):
        assert b"harm" not in client.get(path).content
        assert b"pending-one" not in client.get(path).content


def test_the_sitemap_has_an_address_for_each_audience(client, approved):
    body = client.get("/sitemap.xml").content.decode()

    assert body.count("<loc>") == 4
    assert "http://testserver/articles/approved-one/clinician/" in body


def test_search_finds_an_article_by_all_its_words(client, approved):
    assert b"Does salt help?" in client.get("/search/?q=HELP salt").content
    assert b"Does salt help?" not in client.get("/search/?q=help sugar").content


@pytest.mark.parametrize("query", ["%", "_", "'", '"', "\x00", "a" * 5000, "salt " * 500])
def test_search_takes_any_words(client, approved, query):
    assert client.get("/search/", {"q": query}).status_code == 200
