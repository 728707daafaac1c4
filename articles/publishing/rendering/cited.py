"""A source as a page says it to machines: of its record, what the printed reference shows."""

from collections.abc import Iterator, Mapping
from typing import Any

from articles.publishing.rendering import source_marks
from articles.publishing.rendering.records import SourceMark
from articles.publishing.rendering.standing import Standing
from references.formatting.names import names_of
from references.identifiers import normalise_doi, normalise_pmid

_TYPES: Mapping[str, str] = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "paper-conference": "ScholarlyArticle",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
# What a source stands in, by what it is; a volume and an issue are those of a periodical.
_CONTAINERS: Mapping[str, str] = {"Chapter": "Book", "WebPage": "WebSite"}
_PERIODICALS = frozenset({"Article", "NewsArticle", "ScholarlyArticle"})
_HAS_PAGES = frozenset({"Article", "NewsArticle", "ScholarlyArticle", "Chapter", "Report"})
_MONTHS = "January February March April May June July August September October November December"


def cited(
    entry: Mapping[str, Any], csl: Mapping[str, Any], standing: Standing, page: str
) -> dict[str, Any]:
    """Return a source of a page at an address; `entry` is the fragment's, `csl` its record.

    What the printed reference abbreviates or leaves out is left out here.
    """
    printed = entry["text"]

    def shown(*names: str) -> str:
        """Return the first of these fields whose words are printed, or ""."""
        values = (" ".join(str(csl.get(name) or "").split()) for name in names)
        return next((value for value in values if value and value in printed), "")

    of_type = _TYPES.get(str(csl.get("type", "")), "CreativeWork")
    facts = {
        "@type": of_type,
        "@id": f"{page}#ref-{entry['number']}",
        "name": shown("title") or printed,
        "author": list(_authors(csl, printed)),
        "datePublished": _issued(csl, printed),
        "isPartOf": _container(
            of_type,
            shown("container-title-short", "journalAbbreviation", "container-title"),
            shown("volume"),
            shown("issue"),
        ),
        "pagination": shown("page") if of_type in _HAS_PAGES else "",
        "url": entry["url"] if entry["url"].startswith(("https://", "http://")) else "",
        "identifier": list(_identifiers(entry)),
        **_status(standing.mark_of(entry["key"])),
    }
    return {name: fact for name, fact in facts.items() if fact}


def _identifiers(entry: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the numbers by which a source is known, as they are printed and linked."""
    found = (("DOI", normalise_doi(entry["doi"])), ("PMID", normalise_pmid(entry["pmid"])))
    for name, value in found:
        if value:
            yield {"@type": "PropertyValue", "propertyID": name, "value": value}


def _authors(csl: Mapping[str, Any], printed: str) -> Iterator[dict[str, str]]:
    people = csl.get("author")
    for person in people if isinstance(people, list | tuple) else ():
        for name in names_of({"author": [person]}, "author"):
            if name in printed:
                is_person = isinstance(person, Mapping) and bool(person.get("family"))
                yield {"@type": "Person" if is_person else "Organization", "name": name}


def _issued(csl: Mapping[str, Any], printed: str) -> str:
    """Return the day if the reference prints it, else the year if it prints that, else ""."""
    issued = csl.get("issued")
    dates = issued.get("date-parts") if isinstance(issued, Mapping) else None
    parts = [str(part) for part in dates[0]] if dates and dates[0] else []
    if not parts or not all(part.isdigit() for part in parts) or parts[0] not in printed:
        return ""
    year, numbers = parts[0].zfill(4), [int(part) for part in parts[1:]]
    if len(numbers) == 2 and 1 <= numbers[0] <= 12:
        month, day = numbers
        if f"{_MONTHS.split()[month - 1]} {day}, {parts[0]}" in printed:
            return f"{year}-{month:02}-{day:02}"
    return year


def _container(of_type: str, name: str, volume: str, issue: str) -> dict[str, Any]:
    """Return the issue in its volume in its journal, or the book or site, as far as printed."""
    if not name or of_type not in {*_CONTAINERS, *_PERIODICALS}:
        return {}
    found: dict[str, Any] = {"@type": _CONTAINERS.get(of_type, "Periodical"), "name": name}
    if of_type not in _PERIODICALS:
        return found
    if volume:
        found = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": found}
    if issue:
        found = {"@type": "PublicationIssue", "issueNumber": issue, "isPartOf": found}
    return found


def _status(mark: SourceMark | None) -> dict[str, str]:
    """Return what has become of a source since it came out, and where that is said."""
    if mark is None:
        return {}
    status = source_marks.TROUBLES[mark.what].capitalize()
    return {"creativeWorkStatus": status, "correction": mark.notice}
