"""The library of sources: where a record comes in, and when it is one we know."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from references.identifiers import normalise_doi, normalise_isbn, normalise_pmid
from references.models import Reference


class DifferentSource(ValueError):
    """The key is taken by another source."""


def put(*, key: str, kind: str, csl: Mapping[str, Any], at: datetime) -> Reference:
    """Store a record under its key and return it.

    An existing key is updated when its identifiers agree with the new record's. Raises
    DifferentSource when the key, the DOI or the PMID already belongs to another source.
    """
    columns = _columns(csl)
    known = Reference.objects.filter(key=key).first()
    if known is not None:
        for name in ("doi", "pmid", "isbn"):
            old, new = getattr(known, name), columns[name]
            if old and new and old != new:
                raise DifferentSource(
                    f"Reference “{key}” is already “{known.title}” ({name.upper()} {old}), and "
                    f"the new record has {name.upper()} {new}. Give the new one another key."
                )
    for name in ("doi", "pmid"):
        if columns[name]:
            other = Reference.objects.filter(**{name: columns[name]}).exclude(key=key).first()
            if other is not None:
                raise DifferentSource(
                    f"Reference “{key}” is the source already known as “{other.key}” (the same "
                    f"{name.upper()} {columns[name]}). Cite it as [@{other.key}]."
                )
    if known is None:
        return Reference.objects.create(
            key=key, kind=kind, csl=dict(csl), created_at=at, updated_at=at, **columns
        )
    changed = {"kind": kind, "csl": dict(csl), **columns}
    if any(getattr(known, name) != value for name, value in changed.items()):
        for name, value in changed.items():
            setattr(known, name, value)
        known.updated_at = at
        known.save()
    return known


def _columns(csl: Mapping[str, Any]) -> dict[str, Any]:
    parts = (csl.get("issued") or {}).get("date-parts") or [[None]]
    year = parts[0][0] if parts and parts[0] else None
    return {
        "title": str(csl.get("title", "")),
        "year": int(str(year)) if str(year).isdigit() else None,
        "doi": normalise_doi(str(csl.get("DOI", ""))) or "",
        "pmid": normalise_pmid(str(csl.get("PMID", ""))) or "",
        "isbn": normalise_isbn(str(csl.get("ISBN", ""))) or "",
        "url": str(csl.get("URL", "")),
    }
