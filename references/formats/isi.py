"""Web of Science's and INSPEC's tagged form (ISI): two letters, a space, three to go on."""

import re
from collections.abc import Iterator

from references.formats.dates import issued
from references.formats.people import body, people
from references.formats.records import Csl, Item
from references.formats.tagged import Tagged, identifier_in

START = re.compile(
    r"^(?:FN (?:ISI|Thomson|Clarivate)|VR 1\.0|PT [JBSPCj](?:$|ournal))", re.MULTILINE
)
_TAG = re.compile(r"^([A-Z][A-Z0-9])(?: (.*)|$)")
_TYPES = {"B": "book", "S": "book", "P": "patent", "C": "paper-conference"}


def items(text: str) -> Iterator[Item]:
    """Yield each record, from its PT to its ER; where either is missing, to the next PT."""
    current: Tagged | None = None
    for number, line in enumerate(text.split("\n"), 1):
        tag = _TAG.match(line)
        name = tag.group(1) if tag else ""
        if name in {"PT", "ER", "EF"} and current is not None:
            yield _item(current)
            current = None
        if tag and name not in {"FN", "VR", "ER", "EF"}:
            current = current or Tagged(number)
            current.add(name, tag.group(2) or "")
        elif current is not None:
            current.go_on(line)
    if current is not None:
        yield _item(current)


def _item(record: Tagged) -> Item:
    return Item(record.line, _csl(record), types=tuple(re.split(r";\s*", record.first("DT"))))


def _csl(record: Tagged) -> Csl:
    type_ = _TYPES.get(record.first("PT").upper(), "article-journal")
    title, source = record.first("TI"), record.first("SO", "JI", "J9")
    if type_ == "book" and title and source and title != source:
        type_ = "chapter"
    authors = people(record.lines("AF") or record.lines("AU"))
    start, end = record.first("BP"), record.first("EP")
    return {
        "type": type_,
        "title": title or (source if type_ == "book" else ""),
        "author": authors + [body(name) for name in record.lines("CA") + record.lines("GP")],
        "editor": people(record.lines("BE") or record.lines("ED")),
        "issued": issued(*record.every("PY", "PD")),
        "container-title": source,
        "container-title-short": record.first("JI", "J9"),
        "collection-title": record.first("SE"),
        "volume": record.first("VL"),
        "issue": record.first("IS"),
        "page": record.first("PS") or (f"{start}-{end}" if start and end else start),
        "article-number": record.first("AR"),
        "publisher": record.first("PU"),
        "publisher-place": record.first("PI", "PV"),
        "DOI": record.first("DI") or identifier_in(record.every("ID"), r"\[(10\.\d{4,9}/[^\]\s]+)"),
        "PMID": record.first("PM") or identifier_in(record.every("UT"), r"^MEDLINE:(\d{1,8})$"),
        "ISBN": record.first("BN"),
        "ISSN": record.first("SN", "EI"),
        "abstract": record.first("AB"),
        "keyword": record.first("DE"),
        "language": record.first("LA"),
    }
