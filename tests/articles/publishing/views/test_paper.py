"""The PDF of a page as readers ask for it: addresses, headers, and words where there is none."""

import io

import pypdf
import pytest
from django.db import OperationalError

from articles.publishing import papers, pdf
from articles.publishing.models import Paper
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from tests.factories import NOW, make_member, version_at
from tests.tampering import behind_the_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def live():
    """An approved article that readers get."""
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)
    return version


@pytest.fixture
def printed(monkeypatch):
    """What was set on paper, without the second that it takes."""
    made = []

    def make(html, style, *, address, identifier):
        made.append(address)
        return b"%PDF " + identifier.encode()

    monkeypatch.setattr(papers, "pdf", make)
    return made


def test_everybody_gets_the_same_paper_with_the_headers_that_it_needs(client, live):
    first = client.get("/articles/b12/clinician/page.pdf")
    again = client.get("/articles/b12/clinician/page.pdf?x=1", headers={"Cookie": "audience=carer"})
    words = pypdf.PdfReader(io.BytesIO(first.content)).pages[0].extract_text()

    assert first.status_code == 200
    assert first.content == again.content
    assert "Clinician" in words
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == 'inline; filename="b12-clinician-v1.pdf"'
    assert first["Cache-Control"] == "public, max-age=5"
    assert first["X-Robots-Tag"] == "noindex"
    assert first["Link"].endswith('/articles/b12/clinician/>; rel="canonical"')
    assert first["X-Content-Type-Options"] == "nosniff"
    assert not first.cookies


def test_a_paper_that_was_not_changed_is_not_sent_again(client, live, printed):
    etag = client.get("/articles/b12/page.pdf")["ETag"]

    response = client.get("/articles/b12/page.pdf", headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")
    assert len(printed) == 1


def test_the_default_audience_has_one_paper(client, live):
    response = client.get("/articles/b12/patient/page.pdf")

    assert (response.status_code, response["Location"]) == (301, "/articles/b12/page.pdf")


@pytest.mark.parametrize("address", ["/articles/x/page.pdf", "/articles/x/patient/page.pdf",
                                     "/articles/x/nobody/page.pdf"])  # fmt: skip
def test_what_is_not_published_has_no_paper(client, address):
    version_at(Status.UNDER_REVIEW, slug="x")

    assert client.get(address).status_code == 404
    assert Paper.objects.count() == 0


def test_a_withdrawn_articles_paper_is_its_notice(client, live, printed):
    before = client.get("/articles/b12/page.pdf")
    withdraw(
        version=live,
        reason="A dose was wrong.",
        advice="ask your pharmacist",
        by=make_member(),
        at=NOW,
    )
    publish(article=live.article, at=NOW)

    after = client.get("/articles/b12/page.pdf")

    assert after.status_code == 200
    assert after.content != before.content
    assert after["ETag"] != before["ETag"]


def raising(trouble):
    def make(*arguments, **more):
        raise trouble

    return make


@pytest.mark.parametrize(
    ("trouble", "seconds", "said"),
    [
        (papers.Busy(), "5", "Your PDF is not ready yet"),
        (pdf.CannotPrint("Pango is missing."), "300", "We cannot make a PDF just now"),
        (papers.Mismatch("Not it."), "300", "We cannot show this page just now"),
        (OperationalError("Gone."), "5", "cannot be reached at the moment"),
    ],
)
def test_where_there_is_none_just_now_the_reader_is_told_so(
    client, live, monkeypatch, trouble, seconds, said
):
    monkeypatch.setattr(papers, "live_paper", raising(trouble))

    response = client.get("/articles/b12/carer/page.pdf")

    assert (response.status_code, response["Retry-After"]) == (503, seconds)
    assert response["Cache-Control"] == "no-store"
    assert said in response.content.decode()
    if not isinstance(trouble, (papers.Mismatch, OperationalError)):
        assert 'href="/articles/b12/carer/"' in response.content.decode()
        assert "Pango" not in response.content.decode(), "that is for the log"


def test_a_paper_that_was_tampered_with_is_not_served(client, live, printed):
    client.get("/articles/b12/page.pdf")
    with behind_the_back():
        Paper.objects.update(pdf=b"%PDF forged")

    response = client.get("/articles/b12/page.pdf")

    assert response.status_code == 503
    assert b"forged" not in response.content


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_papers_are_only_looked_at(client, live, method):
    assert getattr(client, method)("/articles/b12/page.pdf").status_code == 405


def test_a_german_article_has_a_german_paper_below_its_own_address(client):
    version = version_at(Status.APPROVED, slug="salz", question="Hilft Salz?", language="de")
    publish(article=version.article, at=NOW)

    response = client.get("/de/articles/salz/carer/page.pdf")
    read = pypdf.PdfReader(io.BytesIO(response.content))
    links = {
        note.get_object().get("/A", {}).get("/URI", "") for note in read.pages[0].get("/Annots", [])
    }

    assert response["Link"].endswith('/de/articles/salz/carer/>; rel="canonical"')
    assert read.trailer["/Root"]["/Lang"] == "de"
    assert "Geprüft" in read.pages[0].extract_text() or "geprüft" in read.pages[0].extract_text()
    assert any(link.endswith("/de/") for link in links), "links are whole, and lead to German"
    assert client.get("/articles/salz/carer/page.pdf")["Location"].endswith(
        "/de/articles/salz/carer/page.pdf"
    )
