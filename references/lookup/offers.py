"""What a register's answer would add to a record, or say otherwise, field by field. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from references.merging import title_words

# In the order of a page; what is not here is nobody's to choose: notes, keywords, days of reading.
FIELDS: dict[str, str] = {
    "title": "Title",
    "author": "Authors",
    "editor": "Editors",
    "issued": "Date",
    "container-title": "Journal, book or site",
    "container-title-short": "Short name of the journal",
    "volume": "Volume",
    "issue": "Issue",
    "page": "Pages",
    "article-number": "Article number",
    "edition": "Edition",
    "publisher": "Publisher",
    "publisher-place": "Place of the publisher",
    "DOI": "DOI",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "URL": "Web address",
    "type": "Type of publication",
}
_DOI_ADDRESSES = (
    "http://dx.doi.org/",
    "https://dx.doi.org/",
    "https://doi.org/",
    "http://doi.org/",
)


@dataclass(frozen=True)
class Offer:
    """One field in which a register says more than the record, or something else.

    `here` is "" where the record says nothing. Both in words for people.
    """

    field: str
    name: str
    here: str
    there: str

    @property
    def adds(self) -> bool:
        """Whether nothing would be replaced."""
        return not self.here


def offers(known: Mapping[str, Any], said: Mapping[str, Any]) -> list[Offer]:
    """Return what differs, in the order of the page; spellings of one value differ in nothing."""
    found = []
    for field, name in FIELDS.items():
        here, there = in_words(known.get(field)), in_words(said.get(field))
        if field == "URL" and there.startswith(_DOI_ADDRESSES):
            continue
        if there and title_words(here) != title_words(there):
            found.append(Offer(field, name, here, there))
    return found


def taken(
    known: Mapping[str, Any], said: Mapping[str, Any], fields: Iterable[str]
) -> dict[str, Any]:
    """Return the record with these of the register's fields; no other field changes."""
    wanted = {name: said[name] for name in fields if name in FIELDS and said.get(name)}
    whole = {**known, **wanted}
    return {name: whole[name] for name in sorted(whole)}


def in_words(value: Any) -> str:
    """Return a field of CSL as people read it: names in order, a date as 2020-05-01."""
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            return "-".join(f"{part:02d}" if isinstance(part, int) else "" for part in parts[0])
        return str(value.get("literal") or value.get("raw") or "")
    if isinstance(value, list):
        people = (_person(one) for one in value if isinstance(one, Mapping))
        return ", ".join(name for name in people if name)
    return "" if value is None else str(value)


def _person(one: Mapping[str, Any]) -> str:
    parts = (one.get("family"), one.get("given"), one.get("suffix"))
    named = " ".join(str(part) for part in parts if part)
    return named or str(one.get("literal") or "")
