"""EndNote's XML export."""

import re

from references.formats.dates import issued
from references.formats.people import people
from references.formats.records import Csl
from references.formats.tagged import identifier_in
from references.formats.xml_tree import Node
from references.identifiers import normalise_isbn

RECORDS = frozenset({"record"})
SHOWS = ("ref-type", "contributors", "titles")

_TYPES = {
    "journal article": "article-journal", "electronic article": "article-journal", "book": "book",
    "edited book": "book", "electronic book": "book", "book section": "chapter",
    "electronic book section": "chapter", "conference paper": "paper-conference",
    "conference proceedings": "paper-conference", "report": "report",
    "government document": "report", "thesis": "thesis", "web page": "webpage",
    "blog": "post-weblog",
    "standard": "standard", "patent": "patent", "dataset": "dataset", "encyclopedia":
    "entry-encyclopedia", "dictionary": "entry-dictionary", "magazine article": "article-magazine",
    "newspaper article": "article-newspaper", "computer program": "software",
    "unpublished work": "manuscript", "generic": "document",
}  # fmt: skip


def csl(node: Node) -> tuple[Csl, tuple[str, ...]]:
    """Return a record and what its "type of work" says."""
    given = node.find("ref-type")
    type_ = _TYPES.get(given.get("name").lower(), "") if given else ""
    journal = node.said(
        "periodical/full-title", "titles/secondary-title", "alt-periodical/full-title"
    )
    type_ = type_ or ("article-journal" if journal else "document")
    whole = type_ in {"book", "thesis", "report", "webpage", "standard"}
    number = node.said("isbn")
    isbn = next((n for n in re.split(r"[\s;,]+", number) if normalise_isbn(n)), "")
    if not isbn and type_ in {"book", "chapter"} and not re.match(r"\d{4}-?\d{3}[\dXx]\b", number):
        isbn = number
    urls = [url.text() for url in node.all("urls/*/url") if url.text()]
    base = node.said("remote-database-name", "database")
    accession = node.said("accession-num")
    pubmed = re.search(r"pubmed|medline|nlm", base, re.IGNORECASE) is not None
    said = {
        "type": type_,
        "title": node.said("titles/title", "titles/short-title"),
        "author": people([one.text() for one in node.all("contributors/authors/author")]),
        "editor": people([one.text() for one in node.all("contributors/secondary-authors/author")]),
        "issued": issued(
            node.said("dates/year"),
            f"{node.said('dates/pub-dates/date')} {node.said('dates/year')}",
        ),
        "container-title": "" if whole else journal,
        "container-title-short": "" if whole else node.said("periodical/abbr-1"),
        "collection-title": node.said("titles/tertiary-title") or (journal if whole else ""),
        "volume": node.said("volume"),
        "issue": node.said("number", "issue"),
        "page": node.said("pages"),
        "edition": node.said("edition"),
        "publisher": node.said("publisher"),
        "publisher-place": node.said("pub-location"),
        "DOI": node.said("electronic-resource-num") or identifier_in(urls, r"doi\.org/(10\.\S+)"),
        "PMID": accession if accession.isdigit() and len(accession) <= 8 and pubmed else "",
        "PMCID": node.said("custom2") if node.said("custom2").startswith("PMC") else "",
        "ISBN": isbn,
        "ISSN": "" if isbn else number,
        "abstract": node.said("abstract"),
        "keyword": "; ".join(word.text() for word in node.all("keywords/keyword")),
        "language": node.said("language"),
        "note": node.said("notes"),
        "URL": next((url for url in urls if url.startswith("http")), ""),
    }
    return said, (node.said("work-type"),)
