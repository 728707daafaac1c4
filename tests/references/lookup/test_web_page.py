"""A web page becomes a record by what it says of itself, where its site lets programs read it."""

from datetime import date

import pytest

from references.fetching import Fetched, Unreachable
from references.lookup import web_page

TODAY = date(2026, 11, 22)
URL = "https://clinic.example/legs"


@pytest.fixture
def site(monkeypatch, settings):
    """The web as a dictionary of answers by address; what is not in it is not there."""
    settings.LOOK_UPS = True
    monkeypatch.setattr(web_page._PACE, "wait", lambda *args: True)
    answers: dict[str, Fetched | Unreachable] = {}

    def fetch(url, **_said):
        answer = answers.get(url, Fetched(404, url, {}, b""))
        if isinstance(answer, Unreachable):
            raise answer
        return answer

    monkeypatch.setattr(web_page, "fetch", fetch)

    def put(html, url=URL, status=200, form="text/html; charset=utf-8"):
        answers[url] = Fetched(status, url, {"content-type": form}, html.encode())
        return answers

    return put


def csl_of(answer):
    assert answer.outcome == "found", answer
    return answer.record.csl


def test_a_page_of_a_site_is_a_web_page(site):
    site(
        """<html><head><title>Weak legs - Clinic</title>
        <meta property="og:title" content="Weak legs – Clinic">
        <meta property="og:site_name" content="Clinic">
        <meta property="article:published_time" content="2025-03-04T10:00:00Z">
        <meta name="author" content="Vinay Puri"></head>"""
    )

    answer = web_page.page(URL, on=TODAY)

    assert csl_of(answer) == {
        "type": "webpage", "title": "Weak legs", "container-title": "Clinic", "URL": URL,
        "author": [{"family": "Puri", "given": "Vinay"}],
        "issued": {"date-parts": [[2025, 3, 4]]}, "accessed": {"date-parts": [[2026, 11, 22]]},
    }  # fmt: skip
    assert answer.record.kind == "web-page"


def test_a_page_of_a_journal_is_the_paper(site):
    site(
        """<meta name="citation_title" content="Weak legs">
        <meta name="citation_author" content="Puri, V">
        <meta name="citation_author" content="World Health Organization">
        <meta name="citation_journal_title" content="The Legs">
        <meta name="citation_doi" content="10.1000/ABC">
        <meta name="citation_publication_date" content="2020/05">
        <meta name="citation_firstpage" content="3">
        <meta name="citation_lastpage" content="9"><meta name="citation_volume" content="7">"""
    )

    csl = csl_of(web_page.page(URL, on=TODAY))

    assert csl["type"] == "article-journal"
    assert (csl["DOI"], csl["page"], csl["volume"]) == ("10.1000/abc", "3-9", "7")
    assert csl["issued"] == {"date-parts": [[2020, 5]]}
    assert csl["author"] == [
        {"family": "Puri", "given": "V"}, {"literal": "World Health Organization"},
    ]  # fmt: skip


def test_linked_data_speak_where_metas_are_silent(site):
    site(
        """<title>x</title><script type="application/ld+json">{"@context": "https://schema.org",
        "@type": ["MedicalWebPage"], "headline": "Weak legs", "datePublished": "2024-02-01",
        "author": [{"@type": "Person", "name": "Vinay Puri"}], "publisher": {"name": "Clinic"}}
        </script>"""
    )

    csl = csl_of(web_page.page(URL, on=TODAY))

    assert (csl["title"], csl["container-title"]) == ("Weak legs", "Clinic")
    assert csl["issued"] == {"date-parts": [[2024, 2, 1]]}
    assert csl["author"] == [{"family": "Puri", "given": "Vinay"}]


def test_markup_in_a_title_is_no_markup_of_ours(site):
    site("<title>&lt;script&gt;alert(1)&lt;/script&gt; Legs</title>")

    assert csl_of(web_page.page(URL, on=TODAY))["title"] == "alert(1) Legs"


@pytest.mark.parametrize(
    ("html", "status", "form", "outcome"),
    [
        ("<title>Gone</title>", 404, "text/html", "not_found"),
        ("<title>Gone</title>", 410, "text/html", "not_found"),
        ("<title>Sign in</title>", 403, "text/html", "failed"),
        ("<title>Broken</title>", 500, "text/html", "failed"),
        ("%PDF-1.7", 200, "application/pdf", "failed"),
        ("{}", 200, "application/json", "failed"),
        ("<title>x</title>", 200, "", "failed"),
        ("", 200, "text/html", "failed"),
        ("<p>no title</p>", 200, "text/html", "failed"),
    ],
)
def test_what_is_no_page_with_a_title_is_told(html, status, form, outcome, site):
    site(html, status=status, form=form)

    answer = web_page.page(URL, on=TODAY)

    assert (answer.outcome, answer.record) == (outcome, None)
    assert answer.detail.endswith(".")


def test_a_page_that_programs_may_not_read_is_not_read(site):
    site("<title>Legs</title>")
    site("User-agent: *\nDisallow: /legs\n", url="https://clinic.example/robots.txt")

    answer = web_page.page(URL, on=TODAY)

    assert answer.outcome == "refused"
    assert "asks programs not to read" in answer.detail


def test_a_site_whose_rules_cannot_be_had_is_still_asked(site):
    site("<title>Legs</title>")["https://clinic.example/robots.txt"] = Unreachable("timeout", "x")

    assert web_page.page(URL, on=TODAY).outcome == "found"


@pytest.mark.parametrize(
    ("why", "outcome"),
    [("offline", "failed"), ("timeout", "failed"), ("too_large", "failed"), ("broken", "failed"),
     ("redirects", "failed"), ("refused", "refused")],
)  # fmt: skip
def test_a_page_that_cannot_be_reached_is_told(why, outcome, site):
    site("")[URL] = Unreachable(why, "It took too long.")

    answer = web_page.page(URL, on=TODAY)

    assert answer.outcome == outcome
    assert answer.detail.startswith("It took too long.")


def test_an_address_inside_is_never_read(settings):
    settings.LOOK_UPS = True

    assert web_page.page("http://127.0.0.1/", on=TODAY).outcome == "refused"
