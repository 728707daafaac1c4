"""RePEc's reports of new papers by mail (NEP): numbered papers with abstract and address."""

import re
from collections.abc import Iterator

from references.formats.dates import issued
from references.formats.people import Person, people
from references.formats.records import Csl, Item
from references.formats.tagged import Tagged

START = re.compile(r"^(?:Subject: \[nep-|NEP: New Economics|nep\.repec\.org)", re.MULTILINE)
_NUMBERED = re.compile(r"^(\d{1,4})\.\s{1,5}(\S.*)$")
_RULE = re.compile(r"^-{20,}$")
_FIELD = re.compile(r"^(Date|By|URL|Keywords|JEL):\s*(.*)$")


def items(text: str) -> Iterator[Item]:
    """Yield each paper; the table of contents before them has the same numbers and is no paper."""
    lines = text.split("\n")
    rules = [number for number, line in enumerate(lines) if _RULE.match(line.strip())]
    first = rules[-1] if rules else 0
    current: Tagged | None = None
    part = ""
    for number, line in enumerate(lines[first:], first + 1):
        if found := _NUMBERED.match(line):
            if current is not None:
                yield Item(current.line, _csl(current))
            current, part = Tagged(number), "people"
            current.add("title", found.group(2))
        elif current is not None and (field := _FIELD.match(line)):
            current.add(field.group(1), field.group(2))
            part = field.group(1) if field.group(1) == "By" else ""
        elif current is not None and line.strip():
            indented = line[:1] in " \t"
            if part == "By" or (part == "people" and indented):
                current.add("By", line)
            else:
                part = ""
        elif current is not None and part == "By":
            part = ""
    if current is not None:
        yield Item(current.line, _csl(current))


def _csl(record: Tagged) -> Csl:
    return {
        "type": "report",
        "title": record.first("title"),
        "author": _people(record.every("By")),
        "issued": issued(*record.every("Date")),
        "keyword": record.first("Keywords").rstrip(";"),
        "URL": record.first("URL"),
    }


def _people(names: list[str]) -> list[Person]:
    """Return the people of lines such as "Uwe Cantner (University of Jena)"."""
    return people([re.sub(r"\s*\(.*", "", name) for name in names])
