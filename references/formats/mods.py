"""MODS, the records of libraries (https://www.loc.gov/standards/mods/)."""

from references.formats.dates import issued
from references.formats.people import Person, body, person
from references.formats.records import Csl
from references.formats.xml_tree import Node

RECORDS = frozenset({"mods"})

_GENRES = {
    "article": "article-journal", "journal article": "article-journal", "book": "book",
    "book chapter": "chapter", "chapter": "chapter", "thesis": "thesis", "report": "report",
    "technical report": "report", "conference publication": "book", "web page": "webpage",
    "conference paper": "paper-conference", "dataset": "dataset", "periodical": "periodical",
    "academic journal": "article-journal", "instruction": "book",
}  # fmt: skip


def csl(node: Node) -> tuple[Csl, tuple[str, ...]]:
    """Return a record and its genres."""
    genres = tuple(genre.text() for genre in node.all("genre"))
    host = next((n for n in node.all("relatedItem") if n.get("type") == "host"), Node("", {}, 0))
    series = next((n for n in node.all("relatedItem") if n.get("type") == "series"), None)
    host_genres = [genre.text().lower() for genre in host.all("genre")]
    serial = bool(set(host_genres) & {"academic journal", "periodical", "journal"}) or any(
        "continuing" in word.text() or "serial" in word.text()
        for word in host.all("originInfo/issuance")
    )
    type_ = next((_GENRES[g.lower()] for g in genres if g.lower() in _GENRES), "")
    if host.find("titleInfo") and type_ in {"", "book"}:
        type_ = "article-journal" if serial else "chapter"
    monograph = node.said("originInfo/issuance") == "monographic"
    origin = [info for info in (node, host) if info.find("originInfo")]
    names = {
        one.get("type"): one.text()
        for one in reversed([*host.all("identifier"), *node.all("identifier")])
    }
    type_ = type_ or ("book" if monograph or names.get("isbn") else "document")
    return {
        "type": type_,
        "title": _title(node),
        "author": _people(node, editors=False),
        "editor": _people(node, editors=True) or _people(host, editors=True),
        "issued": issued(
            *(d.text() for info in origin for d in _dates(info)),
            *(d.text() for d in host.all("part/date")),
        ),
        "container-title": _title(host),
        "container-title-short": _title(host, "abbreviated"),
        "collection-title": _title(series) if series else "",
        "volume": _detail(host, node, "volume"),
        "issue": _detail(host, node, "issue", "number"),
        "page": _pages(host) or _pages(node),
        "edition": node.said("originInfo/edition"),
        "publisher": next((p for i in origin if (p := i.said("originInfo/publisher"))), ""),
        "publisher-place": next((p for i in origin if (p := _place(i))), ""),
        "DOI": names.get("doi"),
        "PMID": names.get("pmid") or names.get("pubmed"),
        "ISBN": names.get("isbn"),
        "ISSN": names.get("issn"),
        "abstract": node.said("abstract"),
        "keyword": "; ".join(topic.text() for topic in node.all("subject/topic")),
        "language": node.said("language/languageTerm", "language"),
        "URL": node.said("location/url") or names.get("uri"),
    }, genres


def _title(node: Node, kind: str = "") -> str:
    titles = node.all("titleInfo")
    plain = [title for title in titles if title.get("type") == kind]
    for title in plain or ([] if kind else titles):
        words = [title.said("nonSort"), title.said("title")]
        whole = " ".join(word for word in words if word)
        below = title.said("subTitle")
        return f"{whole}: {below}" if below else whole
    return ""


def _people(node: Node, *, editors: bool) -> list[Person]:
    people: list[Person] = []
    for name in node.all("name"):
        roles = {role.text().lower() for role in name.all("role/roleTerm")}
        is_editor = bool(roles & {"edt", "editor"})
        if is_editor != editors or roles & {"trl", "translator", "pbl", "publisher", "ill"}:
            continue
        said = {part.get("type"): part.text() for part in reversed(name.all("namePart"))}
        if "family" in said:
            given = " ".join(p.text() for p in name.all("namePart") if p.get("type") == "given")
            people.append({"family": said["family"], "given": given})
        elif name.get("type") == "corporate":
            people.append(body(" ".join(part.text() for part in name.all("namePart"))))
        elif found := person(said.get("", name.said("displayForm"))):
            people.append(found)
    return people


def _dates(info: Node) -> list[Node]:
    kinds = ("dateIssued", "copyrightDate", "dateCreated", "dateOther")
    return [date for kind in kinds for date in info.all(f"originInfo/{kind}")]


def _place(info: Node) -> str:
    terms = info.all("originInfo/place/placeTerm")
    return next((term.text() for term in terms if term.get("type") != "code"), "")


def _detail(host: Node, node: Node, *kinds: str) -> str:
    for info in (host, node):
        for detail in info.all("part/detail"):
            if detail.get("type") in kinds:
                return detail.said("number", "caption") or detail.text()
    return ""


def _pages(info: Node) -> str:
    for extent in info.all("part/extent"):
        pages = [extent.said("start"), extent.said("end")]
        return "-".join(page for page in pages if page) or extent.said("list")
    return ""
