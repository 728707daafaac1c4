"""The list of references of an article in JATS (https://jats.nlm.nih.gov/)."""

import re

from references.formats.people import Person, body
from references.formats.records import Csl
from references.formats.xml_tree import Node
from references.identifiers import find

RECORDS = frozenset({"ref"})

_TYPES = {
    "journal": "article-journal", "article": "article-journal", "book": "book",
    "chapter": "chapter",
    "confproc": "paper-conference", "conference": "paper-conference", "thesis": "thesis",
    "report": "report", "web": "webpage", "webpage": "webpage", "website": "webpage",
    "data": "dataset", "software": "software", "preprint": "article", "standard": "standard",
    "gov": "report", "patent": "patent",
}  # fmt: skip
_CITATIONS = ("element-citation", "mixed-citation", "citation", "nlm-citation")
SHOWS = (*_CITATIONS, "citation-alternatives", "note")
_EDITORS = {"editor", "editors"}


def citations(node: Node) -> list[Node]:
    """Return the works of one entry in the list: some journals put several under one number."""
    held = [one for one in node if one.name in _CITATIONS]
    names = {one.name for one in held}
    return held if node.whole and len(held) > 1 and len(names) == 1 else [node]


def csl(node: Node) -> tuple[Csl, tuple[str, ...]]:
    """Return a work of the list; of alternatives, the one whose parts are named."""
    held = [*node.all("citation-alternatives/*"), *node]
    citation = next((one for name in _CITATIONS for one in held if one.name == name), node)
    kind = citation.get("publication-type") or citation.get("citation-type")
    type_ = _TYPES.get(kind.lower(), "article-journal" if citation.find("source") else "document")
    title, source = citation.said("article-title", "data-title"), citation.said("source")
    part = citation.said("chapter-title", "part-title")
    if part or (type_ == "book" and title):
        type_ = "chapter"
    title = title or part
    if type_ in {"book", "thesis", "report", "webpage", "software", "dataset"} or not title:
        title, source = title or source, source if title else ""
    ids = {one.get("pub-id-type"): one.text() for one in reversed(citation.all("pub-id"))}
    url = next((one for one in citation.every(frozenset({"ext-link", "uri"}))), None)
    address = "" if url is None else url.get("xlink:href") or url.text()
    year = re.sub(r"(?<=\d)[a-z]$", "", citation.said("year"))
    when = "/".join(p for p in (year, citation.said("month"), citation.said("day")) if p)
    words = citation.text()
    made = {
        "type": type_,
        "title": title,
        "author": _people(citation, editors=False),
        "editor": _people(citation, editors=True),
        "issued": {"raw": when} if when else None,
        "container-title": source,
        "volume": citation.said("volume"),
        "issue": citation.said("issue"),
        "page": _pages(citation),
        "article-number": citation.said("elocation-id"),
        "edition": citation.said("edition"),
        "publisher": citation.said("publisher-name"),
        "publisher-place": citation.said("publisher-loc"),
        "DOI": ids.get("doi"),
        "PMID": ids.get("pmid"),
        "PMCID": ids.get("pmcid"),
        "ISBN": citation.said("isbn"),
        "ISSN": citation.said("issn"),
        "URL": address if address.startswith("http") else "",
    }
    for one in find(words):
        name = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}.get(one.scheme, "")
        if name and not made.get(name):
            made[name] = one.value
    if not title:
        # A citation whose parts have no names: its words are all there is.
        made["title"] = words
    return made, ()


def _people(citation: Node, *, editors: bool) -> list[Person]:
    groups = [
        group
        for group in citation.all("person-group")
        if (group.get("person-group-type") in _EDITORS) == editors
    ]
    if not editors:
        groups.append(citation)
    people: list[Person] = []
    for group in groups:
        for one in group:
            people += _named(one)
    return people


def _named(one: Node) -> list[Person]:
    if one.name in {"name", "string-name"} and one.find("surname"):
        named = {
            "family": one.said("surname"),
            "given": one.said("given-names"),
            "suffix": one.said("suffix"),
        }
        return [{part: words for part, words in named.items() if words}]
    if one.name == "etal":
        return [body("et al.")]
    if one.name in {"collab", "institution", "string-name"} and one.text():
        return [body(one.text())]
    return (
        [named for inner in one for named in _named(inner)]
        if one.name == "name-alternatives"
        else []
    )


def _pages(citation: Node) -> str:
    pages = [citation.said("fpage"), citation.said("lpage")]
    return "-".join(page for page in pages if page) or citation.said("page-range")
