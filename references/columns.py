"""What the table of sources has a column for, read out of a record in CSL-JSON."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from references.ageing import latest_day
from references.identifiers import (
    find_trial,
    normalise_doi,
    normalise_isbn,
    normalise_pmcid,
    normalise_pmid,
)
from references.merging import date_parts
from references.words import words_of


def columns(csl: Mapping[str, Any]) -> dict[str, Any]:
    """Return by column's name what a record says."""
    parts = date_parts(csl.get("issued"))
    year = parts[0] if parts else None
    custom = csl.get("custom")
    noted = custom if isinstance(custom, Mapping) else {}
    return {
        "title": str(csl.get("title", "")),
        "authors": ", ".join(_names(csl.get("author") or csl.get("editor"))),
        "container": str(csl.get("container-title") or ""),
        "publisher": str(csl.get("publisher") or ""),
        "edition": str(csl.get("edition") or "")[:100],
        "year": int(str(year)) if str(year).isascii() and str(year).isdigit() else None,
        "doi": normalise_doi(str(csl.get("DOI", ""))) or "",
        "pmid": normalise_pmid(str(csl.get("PMID", ""))) or "",
        "pmcid": normalise_pmcid(str(csl.get("PMCID") or "")) or "",
        "nct": (trial := _trial(csl)),
        "isbn": normalise_isbn(str(csl.get("ISBN", ""))) or "",
        "url": str(csl.get("URL", "")),
        "accessed_on": _day(csl.get("accessed")),
        "words": words_of(csl, [trial] if trial else []),
        "issued_on": latest_day(csl.get("issued")),
        "confirmed_on": latest_day(noted.get("current_on")),
        "is_landmark": bool(noted.get("landmark")),
        "superseded_by_words": str(noted.get("superseded_by") or ""),
    }


def _names(people: Any) -> list[str]:
    if not isinstance(people, list):
        return []
    said = (
        str(one.get("family") or one.get("literal") or one.get("given") or "").strip()
        for one in people
        if isinstance(one, Mapping)
    )
    return [name for name in said if name]


def _trial(csl: Mapping[str, Any]) -> str:
    """Return the number of a trial's registration: of a record of the registration, or noted."""
    custom = csl.get("custom")
    noted = str(custom.get("NCT") or "") if isinstance(custom, Mapping) else ""
    said = " ".join((noted, str(csl.get("number") or ""), str(csl.get("URL") or "")))
    return find_trial(said) or ""


def _day(value: Any) -> date | None:
    parts = date_parts(value)
    try:
        return date(*(int(part) for part in parts)) if len(parts) == 3 else None
    except (TypeError, ValueError):
        return None
