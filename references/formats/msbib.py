"""The sources of a Word document (Office Open XML's bibliography)."""

from references.formats.latex import plain
from references.formats.people import Person, body
from references.formats.records import Csl
from references.formats.tagged import identifier_in
from references.formats.xml_tree import Node

RECORDS = frozenset({"Source"})
SHOWS = ("SourceType", "Title", "Tag")

_TYPES = {
    "JournalArticle": "article-journal", "ArticleInAPeriodical": "article-magazine", "Book": "book",
    "BookSection": "chapter", "ConferenceProceedings": "paper-conference", "Report": "report",
    "InternetSite": "webpage", "DocumentFromInternetSite": "webpage", "Patent": "patent",
    "ElectronicSource": "document", "Misc": "document", "Film": "motion_picture",
}  # fmt: skip


def csl(node: Node) -> tuple[Csl, tuple[str, ...]]:
    """Return a source of the document."""
    journal = node.said("JournalName", "PeriodicalTitle")
    container = journal or node.said("BookTitle", "ConferenceName", "InternetSiteTitle")
    type_ = _TYPES.get(node.said("SourceType"), "document")
    number = node.said("StandardNumber")
    made: Csl = {
        "type": type_,
        "title": node.said("Title"),
        "author": _people(node, "Author"),
        "editor": _people(node, "Editor"),
        "translator": _people(node, "Translator"),
        "issued": _date(node, ""),
        "accessed": _date(node, "Accessed"),
        "container-title": journal if type_ == "book" else container,
        "volume": node.said("Volume"),
        "issue": node.said("Issue"),
        "page": node.said("Pages"),
        "edition": node.said("Edition"),
        "publisher": node.said("Publisher", "Institution", "ProductionCompany"),
        "publisher-place": node.said("City"),
        "number": node.said("PatentNumber"),
        "DOI": node.said("DOI") or identifier_in([number], r"DOI:\s?(10\.\S+)"),
        "PMID": identifier_in([number], r"PMID:\s?(\d+)"),
        "ISBN": identifier_in([number], r"ISBN:?\s?([\dX-]+)")
        or (number if type_ == "book" else ""),
        "note": node.said("Comments"),
        "URL": node.said("URL"),
    }
    if type_ == "book" and ":" in str(made["ISBN"]):
        made["ISBN"] = ""
    return made, ()


def _date(node: Node, of: str) -> Csl | None:
    parts = [node.said(f"{name}{of}") for name in ("Year", "Month", "Day")]
    between = "/" if parts[1].isdigit() else " "
    said = between.join(part for part in parts if part)
    return {"raw": said} if parts[0] else None


def _people(node: Node, role: str) -> list[Person]:
    people: list[Person] = []
    for holder in node.all(f"Author/{role}"):
        people += [body(one.text()) for one in holder.all("Corporate") if one.text()]
        for one in holder.all("NameList/Person"):
            family = plain(one.said("Last"))
            given = plain(" ".join(p for p in (one.said("First"), one.said("Middle")) if p))
            named = {"family": family, "given": given} if family else body(given)
            people.append({part: words for part, words in named.items() if words})
    return people
