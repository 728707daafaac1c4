"""Ovid's text form: "<8>" begins a record; headings at the margin, values indented."""

import re
from collections.abc import Iterator

from references.formats.dates import issued
from references.formats.people import people
from references.formats.records import Csl, Item
from references.formats.tagged import Tagged

START = re.compile(r"^<\d{1,7}>\s*$", re.MULTILINE)
_NUMBER = re.compile(r"^<\d{1,7}>\s*$")
_HEADING = re.compile(r"^[A-Z][A-Za-z/() -]{1,60}$")
# "1;", "*;" and "(1)" tie an author to an institution; what follows a name may be degrees.
_TIE = re.compile(r"\s+(?:\d+(?:,\d+)*|[*+#]+)\s*$")
_DEGREES = re.compile(
    r"(?:,?\s+|^)(?:M\.?D\.?|PhD|Ph\.D\.|RN|FAAN|MPH|MSc|BSc|MBBS|FRCP|DO|MS|MA|DrPH)(?=[\s,;]|$)"
)
_VOLUME = re.compile(r"(?:Vol\s+)?\b(\w{1,10})(?:\((\w[\w ./-]{0,20})\))?:\s?([\w-]{1,30})")
_BOOK = re.compile(r"\bVol (\w{1,10})(?:\((\w{1,10})\))?")
_PAGES = re.compile(r"(?:\bpp?\.? ?|, )(\w{1,10}-\w{1,10})\b")


def items(text: str) -> Iterator[Item]:
    """Yield each record, from its number to the next."""
    current: Tagged | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if _NUMBER.match(line):
            if current is not None:
                yield _item(current)
            current = Tagged(number)
        elif current is not None and _HEADING.match(line.rstrip()):
            current.add(line.strip().lower(), "")
        elif current is not None:
            current.go_on(line)
    if current is not None:
        yield _item(current)


def _item(record: Tagged) -> Item:
    title, brackets = _without_brackets(record.first("title"))
    types = [brackets, *re.split(r"[:;]\s*", record.first("publication type", "document type"))]
    return Item(record.line, _csl(record, title), types=tuple(said for said in types if said))


def _without_brackets(title: str) -> tuple[str, str]:
    """Return a title and what Ovid adds to it: "A study.[Review]" is "A study." and "Review"."""
    found = re.search(r"\s*\[([A-Za-z ,:-]{1,60})\]\.?$", title)
    return (title[: found.start()], found.group(1)) if found else (title, "")


def _csl(record: Tagged, title: str) -> Csl:
    source = record.first("source")
    chapter = record.first("chapter title")
    kind = record.first("publication type").lower()
    type_ = "chapter" if chapter else "book" if kind == "book" else "article-journal"
    if "conference" in kind:
        type_ = "paper-conference"
    names = [person for name in record.every("author") for person in re.split(r";\s+", name)]
    editors = [name for name in names if "[Ed]" in name]
    authors = [_plain_name(name) for name in names if name not in editors]
    volume = _VOLUME.search(source) or _BOOK.search(source)
    said = volume.groups() if volume else ()
    pages = _PAGES.search(source)
    journal = re.split(r"\.\s{1,4}(?=\d|Vol\b)|\.\s*$|\s{3,}", source)[0]
    return {
        "type": type_,
        "title": chapter or title,
        "author": people([name for name in authors if name]),
        "editor": people([name.replace("[Ed]", "") for name in editors]),
        "issued": issued(source, record.first("status"), record.first("year of publication")),
        "container-title": title if chapter and title else journal,
        "volume": said[0] if said else "",
        "issue": said[1] if len(said) > 1 else "",
        "page": said[2] if len(said) > 2 else pages.group(1) if pages else "",
        "DOI": record.first("doi number", "doi", "digital object identifier"),
        "ISSN": record.first("issn"),
        "ISBN": record.first("isbn"),
        "PMID": record.first("pmid"),
        "abstract": record.first("abstract"),
        "keyword": record.first("author keywords", "keywords"),
        "language": record.first("language").rstrip("."),
    }


def _plain_name(name: str) -> str:
    name = _TIE.sub("", name.strip())
    return _DEGREES.sub("", name).strip(" ,;*+#")
