"""What a file of references gives: records, and what could not be one, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Csl = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """One record as a format's reader found it, before it is tidied.

    `line` counts from 1. `types` are the words that a data base has for the kind of publication.
    `trouble` says why the record cannot be read.
    """

    line: int
    csl: Mapping[str, Any] = field(default_factory=dict)
    types: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True)
class Record:
    """One source: CSL-JSON whole, our kind as far as it can be guessed, and where it stood."""

    csl: Csl
    kind: str
    place: int
    line: int


@dataclass(frozen=True)
class Refused:
    """A record that is not taken. Record 0 is the file itself."""

    record: int
    line: int
    message: str


@dataclass(frozen=True)
class Read:
    """All that a file holds: each of its records is in `records` or in `refused`, never in none."""

    format: str
    records: tuple[Record, ...]
    refused: tuple[Refused, ...]


class Unreadable(ValueError):
    """A whole file cannot be read; the message says the trouble and the cure."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line
