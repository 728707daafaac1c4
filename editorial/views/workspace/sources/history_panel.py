"""How a source's record came to be what it is: each change, with what it said before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from editorial.policies import Person
from references.kinds import WORDS
from references.models import RecordChange, Reference

MOST = 20

# Fields of CSL-JSON in people's words, in the order of a printed reference.
NAMES: dict[str, str] = {
    "kind": "Kind",
    "type": "Form of publication",
    "author": "Authors",
    "editor": "Editors",
    "title": "Title",
    "container-title": "Journal, site or book",
    "container-title-short": "Journal in short",
    "edition": "Edition",
    "publisher": "Publisher",
    "publisher-place": "Place",
    "issued": "Published",
    "volume": "Volume",
    "issue": "Issue",
    "page": "Pages",
    "number": "Number",
    "DOI": "DOI",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "ISBN": "ISBN",
    "URL": "Web address",
    "accessed": "Accessed",
}


@dataclass(frozen=True)
class Field:
    """One field that a change touched, in words; "" where it said nothing."""

    name: str
    before: str
    after: str


def panel(reference: Reference, who: Person) -> dict[str, Any]:
    """Return the newest changes, the last first."""
    changes = list(reference.changes.all()[: MOST + 1])
    return {
        "changes": [(each, list(fields(each))) for each in changes[:MOST]],
        "is_all": len(changes) <= MOST,
        "most": MOST,
    }


def fields(change: RecordChange) -> Iterator[Field]:
    """Yield the fields that differ, those that readers see first."""
    before, after = change.before or {}, change.after
    if not change.before:
        return
    for name in sorted({*before, *after}, key=_place):
        old, new = said(name, before.get(name)), said(name, after.get(name))
        if old != new:
            yield Field(NAMES.get(name, name), old, new)


def said(name: str, value: Any) -> str:
    """Return a field of a record in words."""
    if name == "kind":
        return WORDS.get(str(value), "")
    if isinstance(value, list):
        return "; ".join(filter(None, (said(name, each) for each in value)))
    if isinstance(value, Mapping):
        if isinstance(value.get("date-parts"), list):
            parts = value["date-parts"][0] if value["date-parts"] else []
            return "-".join(f"{part:0>2}" for part in map(str, parts))
        if "family" in value or "literal" in value:
            named = (value.get("family") or value.get("literal"), value.get("given"))
            return ", ".join(str(part) for part in named if part)
        return "; ".join(f"{key}: {said(key, each)}" for key, each in value.items())
    return "" if value is None else str(value)


def _place(name: str) -> tuple[int, str]:
    order = list(NAMES)
    return (order.index(name) if name in NAMES else len(order), name)
