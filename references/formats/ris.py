"""RIS, as exporters write it: one space before the dash, no ER, several T1, junk in between."""

import re
from collections.abc import Iterator

from references.formats.dates import issued
from references.formats.people import people
from references.formats.records import Csl, Item
from references.formats.tagged import Tagged, identifier_in
from references.identifiers import normalise_isbn

START = re.compile(r"^[ \t]*(?:TY {0,2}-(?: |$)|ER {1,2}-\s*$)", re.MULTILINE)
_TAG = re.compile(r"^\s{0,3}([A-Z][A-Z0-9]) {0,2}-(?: (.*)|$)")
_DOI = r"\b(10\.\d{4,9}/[^\s;]+)"

# https://github.com/aurimasv/translators/wiki/RIS-Tag-Map and exporters' own long words.
TYPES = {
    "JOUR": "article-journal", "JFULL": "article-journal", "EJOUR": "article-journal",
    "JOURNAL ARTICLE": "article-journal", "INPR": "article-journal", "ABST": "article-journal",
    "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book",
    "EDBOOK": "book", "SER": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "book",
    "CPAPER": "paper-conference", "THES": "thesis", "RPRT": "report", "GOVDOC": "report",
    "STAND": "standard", "PAT": "patent", "ELEC": "webpage", "WEB": "webpage",
    "BLOG": "post-weblog",
    "ICOMM": "webpage", "HTML": "article-journal", "PDF": "article-journal",
    "DATA": "dataset", "COMP": "software", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary", "UNPB": "manuscript", "MANSCPT": "manuscript",
    "STAT": "legislation", "BILL": "bill", "CASE": "legal_case", "VIDEO": "motion_picture",
    "MPCT": "motion_picture", "SLIDE": "speech", "MAP": "map", "PCOMM": "personal_communication",
}  # fmt: skip
# Of these SN is their own number, unless it is an ISBN or an ISSN.
_NUMBERED = {"report", "standard", "patent"}
_WHOLE = {"book", "thesis", "report", "standard", "webpage", "patent", "dataset", "software"}


def items(text: str) -> Iterator[Item]:
    """Yield each record: from its TY, or from its first tag where there is none, to its ER."""
    for record in _records(text):
        yield Item(record.line, _csl(record), types=tuple(record.every("M3")))


def _records(text: str) -> Iterator[Tagged]:
    current: Tagged | None = None
    for number, line in enumerate(text.split("\n"), 1):
        tag = _TAG.match(line)
        name = tag.group(1) if tag else ""
        if name == "TY" and current is not None:
            # The ER before is missing: one record ends where the next begins.
            yield current
            current = None
        if tag and name == "ER":
            if current is not None:
                yield current
            current = None
        elif tag:
            current = current or Tagged(number)
            current.add(name, tag.group(2) or "")
        elif current is not None:
            current.go_on(line)
    if current is not None:
        yield current


def _csl(record: Tagged) -> Csl:
    given = record.first("TY").upper()
    type_ = TYPES.get(given, "article-journal" if record.first("JF", "JO", "JA") else "document")
    if given == "CONF" and record.first("T2", "BT", "SP"):
        type_ = "paper-conference"
    editors = record.every("A2", "ED", "A3")
    numbers = record.every("SN")
    isbn = next((n for n in numbers if normalise_isbn(re.sub(r"\(.*?\)", "", n))), "")
    if not isbn and numbers and type_ in {"book", "chapter"} and not _is_issn(numbers[0]):
        isbn = numbers[0]
    own = next((n for n in numbers if not isbn and not _is_issn(n)), "")
    csl: Csl = {
        "type": type_,
        "title": record.first("TI", "T1", "CT", "ST"),
        "author": people(record.every("AU", "A1")),
        "editor": people(editors),
        "translator": people(record.every("A4")),
        "issued": issued(*record.every("PY", "Y1", "DA")),
        "accessed": issued(*record.every("Y2")),
        "volume": _known(record.first("VL", "VO")),
        "issue": _known(record.first("IS", "CP")),
        "page": _pages(record),
        "article-number": _known(record.first("C7")),
        "edition": record.first("ET"),
        "publisher": record.first("PB"),
        "publisher-place": record.first("CY", "PP"),
        "number": own if type_ in _NUMBERED else "",
        "ISBN": isbn,
        "ISSN": next((n for n in numbers if _is_issn(n)), ""),
        "abstract": record.first("AB", "N2"),
        "keyword": "; ".join(record.every("KW")),
        "language": record.first("LA"),
        "note": "\n".join(record.every("N1", "RN")),
        "URL": re.split(r"\s*;\s*(?=https?:)", record.first("UR", "LK", "L2"))[0],
        **_identifiers(record),
    }
    if type_ in _WHOLE:
        csl["title"] = csl["title"] or record.first("BT", "T2")
        csl["collection-title"] = record.first("T3", "T2" if csl["title"] else "T3")
    else:
        csl["container-title"] = record.first("JF", "T2", "BT", "JO", "JA", "J2")
        csl["container-title-short"] = record.first("JA", "J2", "J1", "JO")
        csl["collection-title"] = record.first("T3")
    return csl


def _identifiers(record: Tagged) -> Csl:
    accession, base = record.first("AN"), record.first("DB", "DP")
    pmid = identifier_in(record.every("U1", "C1"), r"\b(\d{1,8})\s*\[pmid\]")
    pmid = pmid or identifier_in(record.every("N1", "M2", "AN", "C1"), r"\bPMID\s*:?\s*(\d{1,8})\b")
    if not pmid and accession.isdigit() and len(accession) <= 8:
        pmid = accession if re.search(r"medline|pubmed|nlm", base, re.IGNORECASE) else ""
    pmid = pmid or identifier_in(
        record.every("UR"), r"(?:pubmed\.ncbi\.nlm\.nih\.gov|/pubmed)/(\d+)"
    )
    given = record.first("DO", "DI")
    loose = identifier_in(record.every("M3", "N1", "L3", "UR"), r"doi\W{0,3}(?:org/)?" + _DOI)
    return {
        "DOI": given or loose,
        "PMID": pmid,
        "PMCID": identifier_in([accession, *record.every("C2", "U2", "UR")], r"\b(PMC\d{1,9})\b"),
    }


def _pages(record: Tagged) -> str:
    start, end = _known(record.first("SP")), _known(record.first("EP"))
    return f"{start}-{end}" if start and end and start != end and "-" not in start else start or end


def _known(value: str) -> str:
    return "" if value.upper() in {"NA", "N/A", "NULL"} else value


def _is_issn(number: str) -> bool:
    return re.match(r"\d{4}-?\d{3}[\dXx](?!\d)", number) is not None and not normalise_isbn(number)
