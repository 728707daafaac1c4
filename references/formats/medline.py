"""MEDLINE's tagged form (nbib), and others of its shape: ERIC, KoreaMed, Copac."""

import re
from collections.abc import Iterator

from references.formats.dates import issued
from references.formats.people import body, people
from references.formats.records import Csl, Item
from references.formats.tagged import Tagged, identifier_in

START = re.compile(r"^(?:PMID ?-|OWN ?- |[A-Z]{2}- )", re.MULTILINE)
_TAG = re.compile(r"^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$")
_DOI = r"(?:doi:\s*(10\.\S+)|(10\.\S+)\s*\[doi\])"
_CHAPTERS = {"book chapter", "chapter"}


def items(text: str) -> Iterator[Item]:
    """Yield each record; one begins at its PMID, or after a blank line at a tag seen before."""
    for record in _records(text):
        yield Item(record.line, _csl(record), types=tuple(record.every("PT")))


def _records(text: str) -> Iterator[Tagged]:
    current: Tagged | None = None
    blank = False
    for number, line in enumerate(text.split("\n"), 1):
        tag = _TAG.match(line)
        if tag:
            name = tag.group(1)
            may_begin = name == "PMID" or (blank and name in {"TI", "OWN", "STAT"})
            again = may_begin and current is not None and current.has(name)
            if current is not None and (again or (blank and name == "PMID")):
                yield current
                current = None
            current = current or Tagged(number)
            current.add(name, tag.group(2))
        elif current is not None:
            current.go_on(line)
        blank = not line.strip()
    if current is not None:
        yield current


def _csl(record: Tagged) -> Csl:
    types = {name.lower() for name in record.every("PT", "DT")}
    title, book = record.first("TI"), record.first("BTI", "CTI")
    journal = record.first("JT", "JN", "TA")
    if types & _CHAPTERS or (book and title and not journal):
        type_ = "chapter"
    elif book and not title and not journal:
        type_, title, book = "book", book, ""
    elif types & {"technical report"}:
        type_ = "report"
    elif journal or "journal article" in types:
        type_ = "article-journal"
    else:
        type_ = "book" if types & {"book", "txt"} or record.first("PU") else "document"
    return {
        "type": type_,
        "title": title or record.first("TT"),
        "author": _authors(record),
        "editor": people(record.every("FED") or record.every("ED")),
        "issued": issued(
            *record.every("DP", "PY", "DEP", "DA" if not record.has("PMID") else "DP")
        ),
        "container-title": journal or (book if type_ == "chapter" else ""),
        "container-title-short": record.first("TA") if journal else "",
        "collection-title": record.first("SE", "VTI"),
        "volume": record.first("VI"),
        "issue": record.first("IP"),
        "page": record.first("PG"),
        "edition": record.first("EN"),
        "publisher": record.first("PB", "PU"),
        "publisher-place": record.first("PL") if type_ in {"book", "chapter"} else "",
        "DOI": _doi(record),
        "PMID": record.first("PMID"),
        "PMCID": record.first("PMC"),
        "ISBN": record.first("ISBN") or identifier_in(record.every("IS"), r"\b([\dX]{10,13})\b"),
        "ISSN": identifier_in(record.every("IS"), r"\b(\d{4}-\d{3}[\dX])\b"),
        "abstract": record.first("AB"),
        "keyword": "; ".join(record.every("OT", "KW") or record.every("MH")),
        "language": record.first("LA"),
        "note": "\n".join(record.every("GN", "NT")),
        "URL": record.first("URL", "4099"),
        "custom": _custom(record),
    }


def _authors(record: Tagged) -> list[dict[str, str]]:
    """Return the authors by their full names where the file has them, and groups among them."""
    authors = people(record.every("FAU") or record.every("AU"))
    return authors + [body(name) for name in record.every("CN")]


def _doi(record: Tagged) -> str:
    for value in record.every("AID", "LID", "DOI"):
        if found := re.search(_DOI, value, re.IGNORECASE):
            return found.group(1) or found.group(2)
    return record.first("DOI") or identifier_in(record.every("SO"), r"doi: (10\.\S+)")


# What a record says of its ties to others: https://www.nlm.nih.gov/bsd/mms/medlineelements.html
_TIES = {
    "CON": "CommentOn", "CIN": "CommentIn", "EIN": "ErratumIn", "EFR": "ErratumFor",
    "CRI": "CorrectedandRepublishedIn", "CRF": "CorrectedandRepublishedFrom",
    "RIN": "RetractionIn", "ROF": "RetractionOf", "RPI": "RetractedandRepublishedIn",
    "RPF": "RetractedandRepublishedFrom", "ECI": "ExpressionOfConcernIn",
    "ECF": "ExpressionOfConcernFor", "UIN": "UpdateIn", "UOF": "UpdateOf",
    "PRIN": "PartialRetractionIn", "PROF": "PartialRetractionOf",
}  # fmt: skip


def _custom(record: Tagged) -> Csl:
    ties = []
    for tag, name in _TIES.items():
        for value in record.every(tag):
            tie = {"type": name, "source": value, "PMID": identifier_in([value], r"PMID: (\d+)")}
            ties.append({key: said for key, said in tie.items() if said})
    types = record.every("PT")
    return {name: v for name, v in (("publication-types", types), ("relations", ties)) if v}
