"""Refer and EndNote's tagged form (.enw): a percent sign, one character, the value."""

import re
from collections.abc import Iterator

from references.formats.dates import issued
from references.formats.people import people
from references.formats.records import Csl, Item
from references.formats.tagged import Tagged, identifier_in
from references.identifiers import normalise_isbn

START = re.compile(r"^%[0AETDJBI](?: |$)", re.MULTILINE)
_TAG = re.compile(r"^%([0-9A-Z@!?*&+$#^(>\[=~<])(?: (.*)|$)")
_TYPES = {
    "book": "book", "edited book": "book", "book section": "chapter", "journal": "article-journal",
    "journal article": "article-journal", "conference": "paper-conference",
    "conference paper": "paper-conference", "conference proceedings": "paper-conference",
    "report": "report", "thesis": "thesis", "encyclopedia": "entry-encyclopedia",
    "web page": "webpage", "electronic source": "webpage", "patent": "patent",
    "newspaper article": "article-newspaper", "magazine article": "article-magazine",
    "review": "article-journal", "government document": "report", "generic": "document",
}  # fmt: skip


def items(text: str) -> Iterator[Item]:
    """Yield each record; one begins at its %0, or after a blank line where files have no %0."""
    current: Tagged | None = None
    blank = False
    for number, line in enumerate(text.split("\n"), 1):
        tag = _TAG.match(line)
        if tag:
            if current is not None and (blank or tag.group(1) == "0"):
                yield _item(current)
                current = None
            current = current or Tagged(number)
            current.add(tag.group(1), tag.group(2) or "")
        elif current is not None:
            current.go_on(line)
        blank = not line.strip()
    if current is not None:
        yield _item(current)


def _item(record: Tagged) -> Item:
    return Item(record.line, _csl(record), types=tuple(record.every("9")))


def _csl(record: Tagged) -> Csl:
    journal, book = record.first("J"), record.first("B")
    guess = "article-journal" if journal else "chapter" if book else "book"
    type_ = _TYPES.get(record.first("0").lower(), guess)
    number = record.first("@")
    isbn = normalise_isbn(number) is not None or (type_ in {"book", "chapter"} and bool(number))
    return {
        "type": type_,
        "title": record.first("T"),
        "author": people(record.every("A", "Q")),
        "editor": people(record.every("E", "Y")),
        "translator": people(record.every("?")),
        "issued": issued(*record.every("D", "8")) or record.first("D"),
        "container-title": journal or book,
        "container-title-short": record.first("!") if journal else "",
        "collection-title": record.first("S"),
        "volume": record.first("V"),
        "issue": record.first("N"),
        "page": record.first("P"),
        "edition": record.first("7"),
        "publisher": record.first("I"),
        "publisher-place": record.first("C"),
        "genre": record.first("9"),
        "DOI": identifier_in(record.every("R", "U"), r"\b(10\.\d{4,9}/\S+)"),
        "PMID": identifier_in(record.every("M", "U"), r"(?:^PMID:?\s*|/pubmed/|pubmed\.\S+/)(\d+)"),
        "ISBN": number if isbn else "",
        "ISSN": "" if isbn else number,
        "abstract": record.first("X"),
        "keyword": "; ".join(record.every("K")),
        "language": record.first("G"),
        "note": "\n".join(record.every("Z", "O")),
        "URL": record.first("U"),
    }
