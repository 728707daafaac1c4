"""Files on their way into the library: what each of their records became, told in order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from references.formats.encoding import decode, unpacked
from references.formats.recognise import read
from references.formats.records import Read, Record, Unreadable
from references.shelf import Outcome

LONGEST_NAME = 200
_SHOWN_LINES = 6
# In these a line is a record.
_LISTS = ("list of identifiers", "printed list")
_SHOWN = 400


@dataclass(frozen=True)
class File:
    """A file that was read; `lines` are its own, of one that has any."""

    name: str
    read: Read
    lines: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the file as a whole gave nothing."""
        return not self.read.records


@dataclass(frozen=True)
class Entry:
    """What became of one record; `file` counts from 0, record 0 is a file that cannot be read."""

    file: int
    record: int
    line: int
    outcome: str
    key: str = ""
    title: str = ""
    message: str = ""
    words: str = ""
    alike: tuple[str, ...] = ()


def plain_name(name: str) -> str:
    """Return a file's name without folders and control characters: for messages, never a path."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    return shown[:LONGEST_NAME] or "file"


def file_of(name: str, data: bytes) -> File:
    """Read a file's bytes, with its lines where any record of it is refused."""
    return File(name, read(data, name), _lines(data))


def records_of(files: Sequence[File]) -> list[Record]:
    """Return the records of all files, in order."""
    return [record for file in files for record in file.read.records]


def entries(files: Sequence[File], outcomes: Sequence[Outcome]) -> list[Entry]:
    """Return what became of each record of the files, in their order: as many as there are."""
    told: list[Entry] = []
    following = iter(outcomes)
    for place, file in enumerate(files):
        said = [
            Entry(place, left.record, left.line, "refused", message=left.message,
                  words=_words(file, left.line))
            for left in file.read.refused
        ]  # fmt: skip
        for record in file.read.records:
            outcome = next(following)
            is_refused = outcome.what == "refused"
            said.append(
                Entry(place, record.place, record.line, outcome.what, outcome.key,
                      str(record.csl.get("title", ""))[:300], outcome.message,
                      _words(file, record.line) if is_refused else "", outcome.alike)
            )  # fmt: skip
        told += sorted(said, key=lambda entry: entry.record)
    return told


def counts(told: Sequence[Entry]) -> dict[str, int]:
    """Return how many records there are, and how many of each outcome: they add up."""
    counted = Counter(entry.outcome for entry in told)
    outcomes = {what: counted[what] for what in ("new", "known", "merged", "refused")}
    return {"records": len(told), **outcomes}


def unread(files: Sequence[File]) -> list[Entry]:
    """Return the refused records alone, of files of which nothing is imported."""
    return entries([File(one.name, Read(one.read.format, (), one.read.refused), one.lines)
                    for one in files], [])  # fmt: skip


def summary(files: Sequence[File], told: Sequence[Entry]) -> dict[str, Any]:
    """Return for programs how many there are of each, and the refused ones with their places."""
    refused = [
        {
            "file": files[one.file].name,
            "record": one.record,
            "line": one.line,
            "message": said_of(files, one),
        }
        for one in told
        if one.outcome == "refused"
    ]
    formats = {file.name: file.read.format for file in files}
    return {"files": len(files), **counts(told), "formats": formats, "refused": refused}


def said_of(files: Sequence[File], entry: Entry) -> str:
    """Return why a record was refused, with its place before it: “a.ris: record 2, line 8: …”."""
    name = files[entry.file].name
    place = f"record {entry.record}, line {entry.line}: " if entry.record else ""
    return f"{name}: {place}{cause_of(name, entry.message)}"


def cause_of(name: str, message: str) -> str:
    """Return why a record was refused, without the file's name before it."""
    return message.removeprefix(f"{name}: ")


def _lines(data: bytes) -> tuple[str, ...]:
    try:
        return tuple(decode(unpacked(data)).split("\n"))
    except Unreadable:
        return ()


def _words(file: File, line: int) -> str:
    """Return what a file says in a line and below it, cut short."""
    most = 1 if file.read.format in _LISTS else _SHOWN_LINES
    below = file.lines[max(line - 1, 0) : line - 1 + most]
    return "\n".join(one[:_SHOWN] for one in below)[:_SHOWN] if line > 0 else ""
