"""A work in DataCite's JSON, as CSL (https://support.datacite.org/docs/api)."""

from collections.abc import Mapping
from typing import Any

from references.formats.people import Person, body, person
from references.formats.records import Csl

_TYPES = {
    "dataset": "dataset", "software": "software", "text": "document", "journalarticle":
    "article-journal", "preprint": "article", "book": "book", "bookchapter": "chapter",
    "conferencepaper": "paper-conference", "dissertation": "thesis", "report": "report",
    "standard": "standard",
}  # fmt: skip


def csl(work: Mapping[str, Any]) -> Csl:
    """Return a work as CSL; of its titles the one that is no alternative or translation."""
    titles = [one for one in _list(work, "titles") if one.get("title")]
    main = next((one for one in titles if not one.get("titleType")), titles[0] if titles else {})
    kinds = work.get("types")
    kind = str(kinds.get("resourceTypeGeneral") or "") if isinstance(kinds, Mapping) else ""
    container = work.get("container")
    return {
        "type": _TYPES.get(kind.lower(), "document"),
        "title": main.get("title"),
        "author": [name for one in _list(work, "creators") if (name := _person(one))],
        "issued": str(work.get("publicationYear") or ""),
        "container-title": container.get("title") if isinstance(container, Mapping) else "",
        "publisher": _publisher(work.get("publisher")),
        "DOI": work.get("doi"),
        "URL": work.get("url"),
        "version": work.get("version"),
        "language": work.get("language"),
    }


def _person(one: Mapping[str, Any]) -> Person | None:
    if one.get("familyName"):
        return {"family": str(one["familyName"]), "given": str(one.get("givenName") or "")}
    name = str(one.get("name") or "")
    return body(name) if one.get("nameType") == "Organizational" and name else person(name)


def _publisher(value: Any) -> str:
    return str(value.get("name") or "") if isinstance(value, Mapping) else str(value or "")


def _list(work: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = work.get(name)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
