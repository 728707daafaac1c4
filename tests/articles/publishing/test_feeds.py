"""For programs: feed, sitemap and robots name what was approved and shown, and nothing else."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import etree

from articles.publishing import feeds
from articles.publishing.rendering.dates import in_full
from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, make_policy, version_at
from tests.shown_standings import shown
from tests.structured_data import the_page

pytestmark = pytest.mark.django_db
SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def approved():
    version = version_at(
        Status.APPROVED, slug="approved-one", question="Does salt <b>help</b> & why?"
    )
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


def feed_at(client, path="/feed.atom"):
    """Return a feed that the schema accepts."""
    response = client.get(path)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(response.content)
    etree.RelaxNG(file=str(SCHEMAS / "atom.rng")).assertValid(feed)
    return feed


def words(feed, path):
    return [str(each) for each in feed.xpath(path, namespaces=ATOM)]


def sitemap_at(client, path="/sitemap.xml"):
    """Return a sitemap that the schema accepts."""
    response = client.get(path)
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    found = etree.fromstring(response.content)
    etree.XMLSchema(file=str(SCHEMAS / "sitemap.xsd")).assertValid(found)
    return found


def test_each_change_that_readers_saw_is_one_entry_with_its_moment(client, approved):
    life = [
        ("approved", {"needed": 5}),
        ("update_under_review", {"pending_version": 2}),
        ("approved", {}),
        ("source_problem", {}),
        ("approved", {}),
        ("corrected", {}),
        ("review_overdue", {}),
        ("withdrawn", {}),
        ("withdrawn", {}),
    ]
    moments = {}
    for days, (state, changes) in enumerate(life, start=1):
        at = NOW + timedelta(days=days, minutes=7)
        moments[days] = shown(approved, state, at=at, **changes).made_at.isoformat()

    feed = feed_at(client)

    assert words(feed, "a:entry/a:category/@term") == [
        "withdrawn",
        "review_overdue",
        "corrected",
        "as_before",
        "source_problem",
        "approved",
    ]
    assert words(feed, "a:entry/a:updated/text()") == [
        *(moments[day] for day in (8, 7, 6, 5, 4)),
        NOW.isoformat(),
    ]
    assert words(feed, "a:updated/text()") == [moments[8]]
    titles = words(feed, "a:entry/a:title/text()")
    assert titles[0] == "Withdrawn: Does salt <b>help</b> & why?"
    assert titles[-1] == "Approved: Does salt <b>help</b> & why?"
    said = words(feed, "a:entry/a:summary/text()")
    assert "the dose was wrong" in said[0]
    assert "the dose because it was old" in said[2]
    assert "no longer holds" in said[3]
    assert "retracted on 20 November 2026" in said[4]
    assert said[5] == "First version."
    ids = words(feed, "a:entry/a:id/text()")
    assert len(set(ids)) == len(ids)
    assert words(feed, "a:author/a:name/text()") == ["Imprimatur"]
    assert client.get("/feed.atom").content == client.get("/feed.atom").content


def test_a_feed_that_was_not_changed_is_not_sent_again(client, approved):
    etag = client.get("/feed.atom")["ETag"]

    answer = client.get("/feed.atom", headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content) == (304, b"")
    assert "Set-Cookie" not in answer and not answer.cookies


def test_a_page_that_was_never_approved_is_told_of_without_its_question_i8(client, pending):
    shown(pending, "emergency_ended", at=NOW)

    feed = feed_at(client)

    assert words(feed, "a:entry/a:title/text()") == [
        "Taken down: a page that the board had not approved"
    ]
    assert "salt" not in etree.tostring(feed).decode()


def test_the_feed_search_and_sitemap_never_name_what_is_pending(client, pending):
    assert client.get("/articles/pending-one/").status_code == 200
    for path in ("/feed.atom", "/sitemap.xml", "/search/?q=salt", "/", "/articles/"):
        assert b"harm" not in client.get(path).content
        assert b"pending-one" not in client.get(path).content
    assert client.get("/topics/open/feed.atom").status_code == 404


def test_every_list_leads_to_the_feed_of_its_language(client):
    for prefix in ("", "/de"):
        written = client.get(f"{prefix}/articles/").content.decode()
        link = f'<link rel="alternate" type="application/atom+xml" href="{prefix}/feed.atom"'
        assert link in written


def test_a_feed_with_nothing_in_it_is_a_feed(client):
    assert words(feed_at(client), "a:entry") == []
    assert words(feed_at(client, "/de/feed.atom"), "@xml:lang") == ["de"]


def test_each_language_and_topic_has_a_feed_of_its_own(client, approved):
    german = version_at(Status.APPROVED, slug="salz", question="Hilft Salz?", language="de")
    publish(article=german.article, at=NOW)

    english = feed_at(client)
    assert words(english, "a:entry/a:link/@href") == ["http://testserver/articles/approved-one/"]
    feed = feed_at(client, "/de/topics/neurology/feed.atom")
    assert words(feed, "a:entry/a:link/@href") == ["http://testserver/de/articles/salz/"]
    assert words(feed, "a:link[@rel='self']/@href") == [
        "http://testserver/de/topics/neurology/feed.atom"
    ]
    assert client.get("/topics/nothing/feed.atom").status_code == 404

    # No extension of the protocol has a place in its schema, so languages are told by the pages.
    assert b"hreflang" not in client.get("/sitemap.xml").content
    for path in ("/", "/articles/"):
        written = client.get(path).content.decode()
        for tag, prefix in (("en-GB", ""), ("de", "/de")):
            own = f'<link rel="alternate" hreflang="{tag}" href="http://testserver{prefix}{path}">'
            assert own in written
            assert own in client.get(f"/de{path}").content.decode()


def test_the_sitemap_has_an_address_for_each_audience(client, approved):
    found = sitemap_at(client).xpath("s:url/s:loc/text()", namespaces=SITES)

    assert [each for each in found if "approved-one" in each] == [
        f"http://testserver/articles/approved-one/{code}"
        for code in ("", "carer/", "student/", "clinician/")
    ]
    assert found[:2] == ["http://testserver/", "http://testserver/articles/"]


def test_the_day_of_the_last_change_is_the_same_wherever_it_stands(client, subtests, approved):
    for state in ("approved", "review_overdue", "corrected", "source_problem"):
        if state != "approved":
            shown(approved, state, at=NOW + timedelta(days=400))
        pages = sitemap_at(client)
        for page in pages.xpath("s:url[contains(s:loc, 'approved-one')]", namespaces=SITES):
            address = page.findtext("s:loc", namespaces=SITES).removeprefix("http://testserver")
            with subtests.test(state=state, address=address):
                day = page.findtext("s:lastmod", namespaces=SITES)
                written = client.get(address).content.decode()
                assert the_page(written)["dateModified"] == day
                assert in_full(day) in written
                assert date.fromisoformat(day) < NOW.date() + timedelta(days=30)


def test_many_articles_take_no_more_queries_and_several_files_with_each_address_once(
    client, monkeypatch, django_assert_num_queries, approved
):
    for number in range(2):
        version = version_at(Status.APPROVED, slug=f"more-{number}")
        publish(article=version.article, at=NOW)
    for path, queries in (("/feed.atom", 1), ("/sitemap.xml", 3)):
        with django_assert_num_queries(queries):
            client.get(path)
    assert client.get("/sitemap-1.xml").status_code == 404
    whole = sitemap_at(client).xpath("s:url/s:loc/text()", namespaces=SITES)
    monkeypatch.setattr(feeds, "MOST_ADDRESSES", 12)

    parts = sitemap_at(client).xpath("s:sitemap/s:loc/text()", namespaces=SITES)

    assert parts == [f"http://testserver/sitemap-{n}.xml" for n in (1, 2)]
    found = [
        address
        for part in parts
        for address in sitemap_at(client, part.removeprefix("http://testserver")).xpath(
            "s:url/s:loc/text()", namespaces=SITES
        )
    ]
    assert found == whole
    assert client.get("/sitemap-3.xml").status_code == 404


def test_robots_may_look_at_every_page_and_at_nothing_that_is_typed(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert lines[0] == "User-agent: *"
    closed = {line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow")}
    assert {"/workspace/", "/accounts/", "/expert/", "/search/", "/de/search/", "/ask/"} <= closed
    assert {"/*/page.pdf$", "/*/references."} <= closed
    assert not any("/articles/".startswith(path) or path == "/" for path in closed)
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_who_finds_a_hole_is_told_whom_to_write_to(client, settings):
    settings.CONTACT_EMAIL = "editors@example.org"
    text = client.get("/.well-known/security.txt").content.decode()

    assert "Contact: mailto:editors@example.org\n" in text
    (expires,) = [line for line in text.splitlines() if line.startswith("Expires: ")]
    days = (date.fromisoformat(expires[9:19]) - date.today()).days  # noqa: DTZ011
    assert 30 < days < 366
    settings.CONTACT_EMAIL = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_search_finds_an_article_by_all_its_words(client, approved):
    assert b"approved-one" in client.get("/search/?q=HELP salt").content
    assert b"approved-one" not in client.get("/search/?q=help sugar").content


@pytest.mark.parametrize("query", ["%", "_", "'", '"', "\x00", "a" * 5000, "salt " * 500])
def test_search_takes_any_words(client, approved, query):
    assert client.get("/search/", {"q": query}).status_code == 200
