"""Web pages by their address: what the page says of its title, authors, site and day.

Journals' pages speak in citation_* metas, others in JSON-LD or Open Graph; the title is left.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from references.fetching import Unreachable, fetch
from references.formats.people import people
from references.formats.records import Record
from references.lookup.answers import Answer, NoAnswer, Pace, Unknown, asked, record
from references.lookup.html_head import Head, read_head, text_of

_PACE = Pace()
_PAGES = ("text/html", "application/xhtml+xml")
_WORKS = frozenset(
    "Article NewsArticle MedicalScholarlyArticle ScholarlyArticle TechArticle Report BlogPosting "
    "MedicalWebPage WebPage HealthTopicContent Guideline MedicalGuideline Book".split()
)
_PLACES = {
    "volume": "citation_volume",
    "issue": "citation_issue",
    "DOI": "citation_doi",
    "PMID": "citation_pmid",
    "ISBN": "citation_isbn",
    "publisher": "citation_publisher",
}


def page(url: str, *, on: date) -> Answer:
    """Return what a page in its one spelling says of itself; it was read on the day given."""
    return asked("web", url, lambda: _page(url, on))


def _page(url: str, on: date) -> Record:
    if not _PACE.wait(2.0):
        raise NoAnswer("Too many pages are waiting to be read. Look it up again in a moment.")
    if not _may_read(url):
        raise Unreachable("refused", "The site asks programs not to read this page.")
    answer = fetch(url, accept=", ".join(_PAGES), deadline=8.0, most=3_000_000)
    if answer.status in (404, 410):
        raise Unknown("There is no page at this address (any more). Check the address.")
    if answer.status != 200:
        raise NoAnswer(f"The site answered with an error ({answer.status}). Type the record.")
    form = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if form not in _PAGES:
        named = form[:60] or "no form that it names"
        raise NoAnswer(f"The address leads to {named}, not to a web page. Type the record.")
    head = read_head(text_of(answer.body, answer.headers.get("content-type", "")))
    csl = of_head(head, url, on)
    if not csl["title"]:
        raise NoAnswer("The page does not say what its title is. Type the record.")
    return record(csl)


def _may_read(url: str) -> bool:
    """Return what the site's robots.txt says; one that is not there, or no list, allows all."""
    parts = urlsplit(url)
    try:
        answer = fetch(
            f"{parts.scheme}://{parts.netloc}/robots.txt", accept="text/plain", deadline=3.0,
            most=500_000, tries=1,
        )  # fmt: skip
    except Unreachable as trouble:
        if trouble.why == "refused":
            raise
        return True
    if answer.status != 200:
        return True
    rules = RobotFileParser()
    lines = answer.body.decode("utf-8", "replace").splitlines()
    rules.parse([line[:1000] for line in lines[:2000]])
    return rules.can_fetch("Imprimatur", url)


def of_head(head: Head, url: str, on: date) -> dict[str, Any]:
    """Return the record of a page by its head, as CSL that is still to be tidied."""
    node: Mapping[str, Any] = next((one for one in head.linked if _types(one) & _WORKS), {})
    journal = head.first("citation_journal_title", "citation_conference_title")
    site = head.first("og:site_name", "application-name") or _name(node.get("publisher"))
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    pages = [head.first(f"citation_{place}page") for place in ("first", "last")]
    return {
        "type": "article-journal" if journal else "webpage",
        "title": _title(head, node, site),
        "author": _authors(head, node),
        "container-title": journal or site or host,
        "publisher": "",
        "issued": _day(
            head.first("citation_publication_date", "citation_date", "citation_online_date"),
            head.first("article:published_time", "dc.date", "dcterms.issued", "dcterms.date"),
            node.get("datePublished"),
            head.first("article:modified_time", "dcterms.modified"),
            node.get("dateModified"),
        ),
        "page": "-".join(one for one in pages if one),
        "language": head.first("citation_language", "dc.language", "og:locale").replace("_", "-"),
        **{name: head.first(said) for name, said in _PLACES.items() if head.first(said)},
        "URL": url,
        "accessed": {"date-parts": [[on.year, on.month, on.day]]},
    }


def _title(head: Head, node: Mapping[str, Any], site: str) -> str:
    """Return the work's title; the name of the site at its end is not part of it."""
    said = (
        head.first("citation_title", "dc.title", "og:title", "twitter:title")
        or _text(node.get("headline"))
        or _text(node.get("name"))
        or head.title
    )
    if site:
        said = re.sub(rf"\s+[|·—–-]\s+{re.escape(site)}\s*$", "", said, flags=re.IGNORECASE)
    return said


def _authors(head: Head, node: Mapping[str, Any]) -> list[dict[str, Any]]:
    said: Iterable[str] = (
        head.metas.get("citation_author")
        or head.metas.get("citation_authors")
        or head.metas.get("dc.creator")
        or _names(node.get("author"))
        or head.metas.get("author")
        or ()
    )
    # A link to a profile is not a name.
    names = [one for one in said if not one.startswith(("http://", "https://", "@"))]
    return people(names[:200], initials_last=False)


def _names(value: Any) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [name for one in several[:200] if (name := _name(one))]


def _name(value: Any) -> str:
    return _text(value.get("name") if isinstance(value, Mapping) else value)


def _text(value: Any) -> str:
    return " ".join(value.split())[:1000] if isinstance(value, str) else ""


def _types(node: Mapping[str, Any]) -> set[str]:
    said = node.get("@type")
    return {one for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)}


def _day(*said: Any) -> str:
    """Return the first of these that begins as a date does, its day alone."""
    for one in said:
        if found := re.match(r"\s*(\d{4}(?:[-/]\d{1,2}(?:[-/]\d{1,2})?)?)(?!\d)", _text(one)):
            return found.group(1)
    return ""
