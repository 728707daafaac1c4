"""Two records of one source field by field: what differs, and the record made of both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from references.kinds import WORDS
from references.merging import merged

Csl = Mapping[str, Any]

NAMES: dict[str, str] = {
    "title": "Title", "author": "Authors", "editor": "Editors",
    "container-title": "Journal, book or site", "issued": "Date", "volume": "Volume",
    "issue": "Issue", "page": "Pages", "edition": "Edition", "publisher": "Publisher",
    "type": "Type", "DOI": "DOI", "PMID": "PMID", "PMCID": "PMCID", "ISBN": "ISBN",
    "URL": "Address", "accessed": "Accessed", "abstract": "Abstract", "note": "Note",
}  # fmt: skip
KIND = "kind"
ONE, OTHER = "one", "other"


@dataclass(frozen=True)
class Row:
    """One field of both records, in words; `better` says which is taken when nobody chooses."""

    field: str
    name: str
    one: str
    other: str
    better: str

    @property
    def differs(self) -> bool:
        """Whether the two say different things."""
        return self.one != self.other


def rows(one: Csl, other: Csl, kinds: tuple[str, str], better: str) -> list[Row]:
    """Return every field that either record has, those that people know first.

    `better` is "one" or "other": whose values count where both have one.
    """
    known = [name for name in NAMES if name in one or name in other]
    rest = sorted((set(one) | set(other)) - set(NAMES) - {"id"})
    found = [Row(KIND, "Kind", WORDS.get(kinds[0], ""), WORDS.get(kinds[1], ""), better)]
    for field in (*known, *rest):
        said = (in_words(one.get(field)), in_words(other.get(field)))
        taken = better if all(said) else ONE if said[0] else OTHER
        found.append(Row(field, NAMES.get(field, field), *said, taken))
    return found


def more_complete(one: Csl, other: Csl) -> str:
    """Return which of two records says more: by its fields, then by how much they say."""

    def says(csl: Csl) -> tuple[int, int]:
        filled = [value for name, value in csl.items() if value and name != "abstract"]
        return len(filled), sum(len(in_words(value)) for value in filled)

    return OTHER if says(other) > says(one) else ONE


def chosen(one: Csl, other: Csl, picks: Mapping[str, str], better: str) -> dict[str, Any]:
    """Return one record of two: of each field the value that was picked.

    What nobody picked is that of the better record, or of the one that has it.
    """
    first, second = (one, other) if better == ONE else (other, one)
    whole = merged(first, second)
    for field, pick in picks.items():
        source = one if pick == ONE else other
        if field in whole and source.get(field):
            whole[field] = source[field]
    return whole


def in_words(value: Any) -> str:
    """Return a field's value as people read it: names, dates, and plain words."""
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(in_words, value)))
    return "" if value is None else str(value)


def _mapping(value: Mapping[str, Any]) -> str:
    if parts := value.get("date-parts"):
        first = parts[0] if isinstance(parts, list | tuple) and parts else ()
        return "-".join(str(part).zfill(2) for part in first if part)
    if "family" in value or "literal" in value:
        family = in_words(value.get("family") or value.get("literal"))
        given = in_words(value.get("given"))
        return f"{family}, {given}" if given else family
    return "; ".join(f"{name}: {in_words(said)}" for name, said in value.items() if said)
