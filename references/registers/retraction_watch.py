"""The Retraction Watch list: a row for each notice on a paper, as CSV.

Its columns: https://gitlab.com/crossref/retraction-watch-data. An excerpt may have fewer; the
paper's DOI and the nature of the notice must be there.
"""

import csv
import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, cast

from references.identifiers import normalise_doi, normalise_pmid
from references.notice_kinds import NoticeKind
from references.registers.lines import MEGABYTE, decoded

LARGEST = 200 * MEGABYTE
MOST_ROWS = 200_000
NATURES: dict[str, NoticeKind] = {
    "retraction": "retraction",
    "partial retraction": "partial-retraction",
    "expression of concern": "expression-of-concern",
    "correction": "correction",
    "reinstatement": "reinstatement",
}
_NEEDED = ("originalpaperdoi", "retractionnature")
_NONE = frozenset({"", "0", "-", "na", "n/a", "nan", "none", "null", "unavailable", "no doi"})
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s.*)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s].*)?")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_LONGEST_DOI = 300
# A quotation mark that is never closed swallows the rows after it.
_MOST_LINES = 60


@dataclass(frozen=True)
class Entry:
    """One row: a notice on a paper."""

    identity: str
    kind: NoticeKind
    title: str
    doi: str
    pmid: str
    notice_doi: str
    notice_pmid: str
    on: date | None
    reasons: str


@dataclass(frozen=True)
class BadRow:
    """A row that is not taken. `identity` is its own where that could be read, else empty."""

    row: int
    """Counted from 1, without the header."""
    line: int
    identity: str
    message: str


class NotTheList(ValueError):
    """The file is not such a list, or too much of one; the message says line, trouble and cure."""


def entries(file: BinaryIO) -> Iterator[Entry | BadRow]:
    """Yield each row of a list, plain or gzipped, in any encoding.

    Raises NotTheList, maybe only after some rows: whoever takes rows takes all or none.
    """
    rows = _rows(file)
    header = next(rows, None)
    if header is None:
        raise NotTheList("Line 1: the list is empty. Download it again.")
    names = [re.sub(r"\W", "", name).lower() for name in header[1]]
    columns = {name: place for place, name in enumerate(names) if name}
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        named = " and ".join({"originalpaperdoi": "OriginalPaperDOI"}.get(n, "RetractionNature")
                             for n in missing)  # fmt: skip
        raise NotTheList(
            f"Line 1: there is no column {named}, so this is not the Retraction Watch list. "
            "Download the list as CSV, with commas between its columns."
        )
    for number, (line, cells, trouble) in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise NotTheList(f"Line {line}: the list has more than {MOST_ROWS:,} rows. Split it.")
        if trouble or len(cells) != len(names):
            said = trouble or f"it has {len(cells)} columns, the header {len(names)}"
            yield _bad(number, line, "", f"{said}. Correct the row, or download the list again.")
        else:
            yield _entry(number, line, {n: cells[place].strip() for n, place in columns.items()})


def _entry(number: int, line: int, cell: dict[str, str]) -> Entry | BadRow:
    record = cell.get("recordid", "")[:100]
    kind = NATURES.get(cell["retractionnature"].lower())
    if kind is None:
        known = ", ".join(nature.capitalize() for nature in NATURES)
        said = f"the nature “{cell['retractionnature'][:60]}” is none of {known}"
        return _bad(number, line, record, f"{said}. Correct it, or report it to the register.")
    doi, pmid = _doi(cell["originalpaperdoi"]), _pmid(cell.get("originalpaperpubmedid", ""))
    if doi is None and not pmid:
        given = cell["originalpaperdoi"][:80]
        said = f"“{given}” is not a DOI, and there is no PubMed number"
        return _bad(number, line, record, f"{said}. Correct the DOI, or report it to the register.")
    title = cell.get("title", "")[:2000]
    notice = _doi(cell.get("retractiondoi", "")) or ""
    return Entry(
        identity=record or f"{doi or pmid or title[:200]}|{notice}|{kind}",
        kind=kind,
        title=title,
        doi=doi or "",
        pmid=pmid,
        notice_doi=notice,
        notice_pmid=_pmid(cell.get("retractionpubmedid", "")),
        on=_day(cell.get("retractiondate", "")),
        reasons="; ".join(part for piece in cell.get("reason", "").split(";")
                          if (part := piece.strip().lstrip("+").strip()))[:2000],
    )  # fmt: skip


def _bad(number: int, line: int, identity: str, said: str) -> BadRow:
    return BadRow(number, line, identity, f"Row {number}, line {line}: {said}")


def _doi(text: str) -> str | None:
    """Return a DOI in its one spelling, "" where none is meant, None where it is not one."""
    if text.lower() in _NONE:
        return ""
    doi = normalise_doi(text)
    return doi if doi and len(doi) <= _LONGEST_DOI else None


def _pmid(text: str) -> str:
    return normalise_pmid(text.removesuffix(".0")) or ""


def _day(text: str) -> date | None:
    try:
        if found := _AMERICAN.fullmatch(text):
            month, day, year = map(int, found.groups())
            return date(year, month, day)
        if found := _ISO.fullmatch(text):
            year, month, day = map(int, found.groups())
            return date(year, month, day)
    except ValueError:
        pass
    return None


def _rows(file: BinaryIO) -> Iterator[tuple[int, list[str], str]]:
    """Yield line number, cells and trouble of each row that is not blank."""
    start = file.read(2)
    file.seek(0)
    packed = start == b"\x1f\x8b"
    plain = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
    reader = csv.reader(_UNFIT.sub("", line) for line in decoded(plain, LARGEST))
    before = 0
    try:
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as trouble:
                yield before + 1, [], f"it cannot be read as CSV ({trouble})"
            else:
                lines = reader.line_num - before
                long = "a quotation mark is not closed" if lines > _MOST_LINES else ""
                if any(cells):
                    yield before + 1, cells, long
            before = reader.line_num
    except (EOFError, zlib.error, gzip.BadGzipFile) as trouble:
        raise NotTheList(
            f"Line {before + 1}: the packed file is damaged or cut off. Download it again."
        ) from trouble
    except OverflowError as trouble:
        raise NotTheList(
            f"Line {before + 1}: the list is larger than {LARGEST // MEGABYTE} MB. Split it."
        ) from trouble
