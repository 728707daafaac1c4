"""The list of references under a page: typed, numbered or plain, read into CSL records."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from articles.content import Reference
from articles.exchange.page.citation import read_citation
from articles.exchange.page.lines import Line
from references.identifiers import find
from references.kinds import ReferenceKind

LONGEST = 2_000
"""Characters of one reference that are read for its parts; the report has a longer one whole."""

_KINDS: tuple[tuple[ReferenceKind, str], ...] = (
    ("guideline", r"(?:clinical |practice )*guidelines?|consensus statement"),
    ("systematic-review", r"systematic review(?: and meta-analysis)?|meta-analysis"),
    ("trial", r"(?:clinical )?trial|randomi[sz]ed (?:controlled )?trial|rct"),
    ("observational-study", r"(?:observational|cohort|case-control|cross-sectional) study"),
    ("case-report", r"case (?:report|series)"),
    ("review", r"(?:narrative |literature )?review(?: article)?"),
    ("research", r"research(?: article| paper)?|original research|(?:clinical )?study"),
    ("drug-label", r"(?:fda )?(?:drug )?label|drug|prescribing information|package insert"),
    ("formulary", r"formulary"),
    ("textbook", r"(?:text)?book(?: chapter)?"),
    ("web-page", r"web ?page|web ?site|web"),
    ("other", r"other|expert opinion|news"),
)
_NUMBERED = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s+(?=\S)")
_COMPLETE = re.compile(r"\b(?:19|20)\d{2}\)?(?:;[\w() :.–-]{0,40})?\.?$")
_SMALL_WORDS = frozenset(
    "a an and are as at by for from in into is its of on or the their to with".split()
)


@dataclass
class _Record:
    line: int
    kind: ReferenceKind = "other"
    number: int | None = None
    typed: bool = False
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sources:
    """References by their number on the page, in order, and what could not be read."""

    by_number: dict[int, Reference]
    report: tuple[str, ...]
    are_numbered: bool
    """Whether the page itself shows a number at every entry."""


def read_sources(lines: list[Line]) -> Sources:
    """Return the references of a list. Unnumbered ones count from 1 as they stand."""
    records = _records(lines)
    numbers = [record.number for record in records]
    distinct = None not in numbers and len(set(numbers)) == len(numbers)
    by_number: dict[int, Reference] = {}
    report: list[str] = []
    if any(numbers) and not distinct:
        report.append("The numbers of the references have gaps or repeats; counted as they stand.")
    for place, record in enumerate(records, 1):
        number = record.number if distinct and record.number else place
        csl, understood = read_citation([line[:LONGEST] for line in record.lines], record.kind)
        key = unique_key(key_of(csl, number), {reference.key for reference in by_number.values()})
        by_number[number] = Reference(key=key, kind=record.kind, csl=csl)
        if not understood or any(len(line) > LONGEST for line in record.lines):
            report.append(
                f"Line {record.line}: of reference {number} only a part was understood. "
                f"Fill in the rest from: “{' / '.join(record.lines)}”."
            )
    return Sources(by_number, tuple(report), bool(records) and None not in numbers)


def _records(lines: list[Line]) -> list[_Record]:
    records: list[_Record] = []
    for line in lines:
        text = re.sub(r"^[•◦▪‣●○*–-]\s+", "", line.text)
        if not text:
            continue
        last = records[-1] if records else None
        number, text = _number(text, last)
        kind = _kind(text)
        if last is None or number is not None or _begins(text, kind, last):
            records.append(_Record(line.number, number=number))
        record = records[-1]
        if kind and not record.lines:
            record.kind, record.typed = kind, True
        else:
            record.lines.append(text)
    return [record for record in records if record.lines]


def _begins(text: str, kind: ReferenceKind | None, last: _Record) -> bool:
    """Return whether a line without a number begins the next reference."""
    if kind:
        return last.number is None or last.typed or bool(last.lines)
    return _is_complete(last) and not _only_identifiers(text)


def _number(text: str, last: _Record | None) -> tuple[int | None, str]:
    found = _NUMBERED.match(text)
    if not found:
        return None, text
    number = int(found.group(1) or found.group(2))
    # "2. Edition" inside a reference is no new one: numbers follow each other.
    if last is None or last.number is None or number == last.number + 1:
        return number, text[found.end() :]
    return None, text


def _kind(text: str) -> ReferenceKind | None:
    words = text.strip("*: ").lower()
    return next((kind for kind, rule in _KINDS if re.fullmatch(rule, words)), None)


def _is_complete(record: _Record) -> bool:
    """Return whether an untyped, unnumbered reference has its year, so that a new one begins."""
    plain = not record.typed and record.number is None
    return plain and any(_COMPLETE.search(_bare(line)) for line in record.lines)


def _bare(line: str) -> str:
    for found in reversed(find(line[:LONGEST])):
        line = line[: found.start] + line[found.end :]
    return line.strip(" .,;()")


def _only_identifiers(text: str) -> bool:
    found = find(text[:LONGEST])
    return bool(found) and len(re.sub(r"\W", "", _bare(text))) < 20


def key_of(csl: dict[str, Any], number: int) -> str:
    """Return "langan-2017", or the first words of the title: short, and readable in a text."""
    authors = csl.get("author", [])
    family = authors[0].get("family", "") if authors else ""
    words = _slug(family) or [w for w in _slug(csl.get("title", "")) if w not in _SMALL_WORDS]
    year = csl["issued"]["date-parts"][0][0] if "issued" in csl else None
    parts = [word[:24] for word in words[:4]] or [f"reference-{number}"]
    return "-".join([*parts, str(year)] if year else parts)


def _slug(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    return re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())


def unique_key(key: str, taken: set[str]) -> str:
    """Return a key, with the lowest number that makes it one that nobody has."""
    unique, count = key, 2
    while unique in taken:
        unique, count = f"{key}-{count}", count + 1
    return unique
