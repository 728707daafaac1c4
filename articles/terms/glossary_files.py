"""Glossary files read into entries: JSON lines, plain or compressed, and CSV."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles.terms.entry import Entry, same_word, trouble_with
from articles.terms.open_glossaries import RULES, Malformed, NotAnEntry

FORMATS = (*sorted(RULES), "csv")
LARGEST = 64 * 1024 * 1024
"""Bytes of a file when unpacked; a small file can unpack to any size."""

_COLUMNS = frozenset(
    "word audience plain definition later active note source credit licence".split()
)


class Refused(ValueError):
    """A file that cannot be read as it claims; the message names the record and the cure."""


@dataclass(frozen=True)
class LeftOut:
    """A record that makes no entry, and why."""

    record: int
    word: str
    reason: str


@dataclass(frozen=True)
class Glossary:
    """What a file holds; `records` is the number of entries and of those left out together."""

    records: int
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]


def read(data: bytes, *, format: str, audience: str) -> Glossary:
    """Return the entries of a glossary file for an audience; a CSV may name another on a line.

    Raises Refused for bytes, lines or fields that are not what the format says.
    """
    text = _text(data)
    entries: dict[tuple[str, str], Entry] = {}
    left_out: list[LeftOut] = []
    count = 0
    records = _csv(text) if format == "csv" else _json_lines(text)
    for number, record in records:
        count += 1
        try:
            entry = _own(record, audience) if format == "csv" else RULES[format](record, audience)
        except NotAnEntry as reason:
            left_out.append(LeftOut(number, str(record.get("term", "")), str(reason)))
            continue
        except Malformed as reason:
            raise Refused(f"Record {number}: {reason} Is this a file of {format}?") from reason
        if trouble := trouble_with(entry):
            raise Refused(f"Record {number}, “{entry.word[:60]}”. {trouble}")
        if entries.setdefault((same_word(entry.word), entry.audience), entry) is not entry:
            reason_twice = "The word stands in the file before; that record was taken."
            left_out.append(LeftOut(number, entry.word, reason_twice))
    return Glossary(count, tuple(entries.values()), tuple(left_out))


def _text(data: bytes) -> str:
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error) as trouble:
            raise Refused(f"The file cannot be unpacked: {trouble}. Fetch it again.") from trouble
    if len(data) > LARGEST:
        raise Refused(f"The file has more than {LARGEST:,} bytes unpacked. Split it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise Refused(
            f"Byte {trouble.start} is no UTF-8. Save the file as UTF-8 and try again."
        ) from trouble


def _json_lines(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    # Not splitlines: a definition may hold U+2028, which ends no line of JSON.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as trouble:
            raise Refused(f"Line {number} is no JSON: {trouble}. Correct it.") from trouble
        if not isinstance(record, dict):
            raise Refused(f"Line {number} is no JSON object. Write {{…}} on each line.")
        yield number, record


def _csv(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = set(rows.fieldnames or ())
        if "word" not in names or not names <= _COLUMNS:
            raise Refused(
                "The first line must name the columns: word and plain or definition; "
                f"{', '.join(sorted(_COLUMNS - {'word', 'plain', 'definition'}))} if wanted."
            )
        for row in rows:
            if None in row or None in row.values():
                raise Refused(f"Line {rows.line_num} has not as many cells as the first line.")
            yield rows.line_num, {name: str(value).strip() for name, value in row.items()}
    except csv.Error as trouble:
        raise Refused(f"Line {rows.line_num} is no CSV: {trouble}. Correct it.") from trouble


def _own(record: dict[str, Any], audience: str) -> Entry:
    active = record.pop("active", "").lower() or "yes"
    if active not in ("yes", "no"):
        raise Malformed(f"“active” is “{active}”. Write yes or no.")
    filled = {name: value for name, value in record.items() if value}
    return Entry(**{"word": "", "audience": audience, **filled}, active=active == "yes")
