"""PubMed's XML: articles and books, with the ties to their notices and comments."""

from references.formats.people import Person, body
from references.formats.records import Csl
from references.formats.xml_tree import Node

RECORDS = frozenset({"PubmedArticle", "PubmedBookArticle"})


def csl(node: Node) -> tuple[Csl, tuple[str, ...]]:
    """Return a record and its publication types."""
    book = node.find("BookDocument")
    citation = node.find("MedlineCitation") or Node("", {}, 0)
    article = citation.find("Article") or Node("", {}, 0)
    types_in = book if book is not None else article
    types = tuple(
        kind.text() for kind in types_in.all("PublicationTypeList/PublicationType")
    ) or tuple(kind.text() for kind in types_in.all("PublicationType"))
    made = _book(book) if book is not None else _article(citation, article)
    ids = node.find("PubmedData", "PubmedBookData") or Node("", {}, 0)
    # The list of the record itself: below ReferenceList stand those of the works it cites.
    for one in ids.all("ArticleIdList/ArticleId"):
        names = {"doi": "DOI", "pmc": "PMCID", "pubmed": "PMID"}
        if name := names.get(one.get("IdType")):
            made[name] = made.get(name) or one.text()
    custom = {"publication-types": list(types), "relations": _ties(citation)}
    made["custom"] = {name: value for name, value in custom.items() if value}
    return made, types


def _article(citation: Node, article: Node) -> Csl:
    journal = article.find("Journal") or Node("", {}, 0)
    issue = journal.find("JournalIssue") or Node("", {}, 0)
    return {
        "type": "article-journal",
        "title": article.said("ArticleTitle", "VernacularTitle"),
        "author": _people(article.all("AuthorList/Author")),
        "issued": date(issue.find("PubDate")) or date(article.find("ArticleDate")),
        "container-title": journal.said("Title") or citation.said("MedlineJournalInfo/MedlineTA"),
        "container-title-short": journal.said("ISOAbbreviation")
        or citation.said("MedlineJournalInfo/MedlineTA"),
        "volume": issue.said("Volume"),
        "issue": issue.said("Issue"),
        "page": article.said("Pagination/MedlinePgn") or _pages(article),
        "DOI": _doi(article),
        "PMID": _pmid(citation),
        "ISSN": journal.said("ISSN"),
        "abstract": abstract(article.find("Abstract")),
        "keyword": "; ".join(word.text() for word in citation.all("KeywordList/Keyword")),
        "language": article.said("Language"),
    }


def _book(book: Node) -> Csl:
    whole = book.find("Book") or Node("", {}, 0)
    lists = [(names.get("Type"), names) for names in whole.all("AuthorList")]
    lists += [(names.get("Type"), names) for names in book.all("AuthorList")]
    title, part = whole.said("BookTitle"), book.said("ArticleTitle")
    # A book with a chapter's title, but no place of its own in it, is recorded as the book.
    chapter = bool(part and (book.find("LocationLabel") or book.all("AuthorList")))
    return {
        "type": "chapter" if chapter else "book",
        "title": part if chapter else title or part,
        "container-title": title if chapter else "",
        "author": _people([a for kind, n in lists if kind != "editors" for a in n.all("Author")]),
        "editor": _people([a for kind, n in lists if kind == "editors" for a in n.all("Author")]),
        "issued": date(whole.find("PubDate")) or date(book.find("ContributionDate")),
        "collection-title": whole.said("CollectionTitle"),
        "publisher": whole.said("Publisher/PublisherName"),
        "publisher-place": whole.said("Publisher/PublisherLocation"),
        "edition": whole.said("Edition"),
        "page": book.said("Pagination/MedlinePgn"),
        "DOI": _doi(whole) or _doi(book),
        "PMID": _pmid(book),
        "ISBN": whole.said("Isbn"),
        "abstract": abstract(book.find("Abstract")),
        "language": book.said("Language"),
    }


def date(node: Node | None) -> dict[str, object] | str | None:
    """Return a date's words for the tidying to read: "2012 Nov", "2010 Sep-Oct"."""
    if node is None:
        return None
    said = node.said("MedlineDate")
    if not said and (year := node.said("Year")):
        month, day = node.said("Month"), node.said("Day")
        said = "/".join(part for part in (year, month, day) if part)
        if month and not month.isdigit():
            said = " ".join(part for part in (year, month, day) if part)
    return {"raw": said} if said else None


def _people(nodes: list[Node]) -> list[Person]:
    people: list[Person] = []
    for node in nodes:
        family, group = node.said("LastName"), node.said("CollectiveName")
        given, suffix = node.said("ForeName", "FirstName", "Initials"), node.said("Suffix")
        if family:
            named = {"family": family, "given": given, "suffix": suffix}
            people.append({part: words for part, words in named.items() if words})
        elif group or given:
            people.append(body(group or given))
    return people


def _doi(node: Node) -> str:
    places = [one for one in node.all("ELocationID") if one.get("EIdType") == "doi"]
    valid = [one for one in places if one.get("ValidYN") != "N"]
    return next((one.text() for one in valid or places), "")


def _pmid(node: Node) -> str:
    """Return the PubMed number; where a record has several, that of the newest version."""
    numbers = sorted(node.all("PMID"), key=lambda one: one.get("Version").zfill(3))
    return numbers[-1].text() if numbers else ""


def _pages(article: Node) -> str:
    pages = (article.said("Pagination/StartPage"), article.said("Pagination/EndPage"))
    return "-".join(page for page in pages if page)


def abstract(node: Node | None) -> str:
    """Return an abstract, each labelled part in a paragraph of its own."""
    parts = []
    for part in node.all("AbstractText") if node is not None else ():
        label = part.get("Label")
        parts.append(f"{label}: {part.text()}" if label else part.text())
    return "\n".join(parts)


def _ties(citation: Node) -> list[Csl]:
    """Return what the record says of its notices and comments: they are records of their own."""
    ties = []
    for node in citation.all("CommentsCorrectionsList/CommentsCorrections"):
        tie = {
            "type": node.get("RefType"),
            "source": node.said("RefSource"),
            "PMID": node.said("PMID"),
        }
        if tie["type"] != "Cites":
            ties.append({name: said for name, said in tie.items() if said})
    return ties
