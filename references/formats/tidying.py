"""What every record goes through, whatever file it came in: one shape for each field."""

import re
from collections.abc import Mapping
from typing import Any

from references.formats.dates import issued
from references.formats.records import Csl
from references.identifiers import normalise_doi, normalise_isbn, normalise_pmcid, normalise_pmid

_PARAGRAPHS = {"abstract", "note"}
_TEXTS = frozenset(
    "type title title-short container-title container-title-short collection-title volume issue "
    "page article-number number edition publisher publisher-place genre DOI PMID PMCID ISBN ISSN "
    "URL abstract keyword language note".split()
)
# What a column of the table takes.
LONGEST_DOI = 300
DEEPEST = 20
# Half a character, or none: no data base takes them.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_DATES = ("issued", "accessed", "submitted", "original-date", "event-date", "available-date")
_PEOPLE = ("author", "editor", "translator", "collection-editor", "container-author", "director")
_LABELLED_PMID = re.compile(r"\bPMID\s*:\s*(\d{1,8})\b")
_LABELLED_PMCID = re.compile(r"\bPMCID\s*:\s*(PMC\d{1,9})\b")


def tidy(raw: Mapping[str, Any]) -> Csl:
    """Return a record with whitespace, dates, names and identifiers in one spelling.

    Empty fields go. An identifier that is none is kept in the note: nothing said is lost.
    """
    fields = ((name, _field(name, value)) for name, value in raw.items())
    csl: Csl = {name: value for name, value in fields if value not in ("", None, [], {}, ())}
    for name in _DATES:
        if name in csl and (when := _date(csl.pop(name))):
            csl[name] = when
    for name in _PEOPLE:
        if name in csl and not (people := _people(csl[name])):
            del csl[name]
        elif name in csl:
            csl[name] = people
    if "page" in csl:
        csl["page"] = re.sub(r"\s*(?:--+|[‐‑‒–—])\s*", "-", str(csl["page"])).strip("- ")
    _identifiers(csl)
    csl.setdefault("type", "document")
    return {name: csl[name] for name in sorted(csl)}


def _field(name: str, value: Any) -> Any:
    value = _storable(value)
    if name in _TEXTS:
        value = _text(value)
    if isinstance(value, str):
        return value.strip() if name in _PARAGRAPHS else _words(value)
    return value


def _storable(value: Any, depth: int = 0) -> Any:
    """Return a value as a data base can hold it; what is nested without end goes."""
    if isinstance(value, str):
        return _UNFIT.sub("", value)
    if depth > DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {_UNFIT.sub("", str(k)): _storable(v, depth + 1) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(one, depth + 1) for one in value]
    # Canonical JSON, which articles are signed in, knows no such number.
    return str(value) if isinstance(value, float) else value


def _text(value: Any) -> str:
    """Return a text where one belongs: of several the first, of another thing nothing."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str) and one.strip()), "")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value)


def _words(value: str) -> str:
    return re.sub(r"\s+", " ", value).strip()


def _date(value: Any) -> dict[str, Any] | None:
    if isinstance(value, str | int):
        return issued(str(value)) or {"literal": str(value)}
    if not isinstance(value, Mapping):
        return None
    lists = value.get("date-parts")
    kept = []
    for parts in lists if isinstance(lists, list) else []:
        whole = []
        for part in parts if isinstance(parts, list) else []:
            if not str(part).strip().isdecimal() or len(str(part)) > 5 or int(part) == 0:
                break
            whole.append(int(part))
        if whole:
            kept.append(whole)
    if kept:
        return {**value, "date-parts": kept}
    said = str(value.get("raw") or value.get("literal") or "")
    return (issued(said) or {"literal": said}) if said.strip() else None


def _people(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list | tuple):
        return []
    people = []
    for one in value:
        if isinstance(one, str):
            one = {"literal": one}
        if isinstance(one, Mapping):
            kept = {k: _words(v) if isinstance(v, str) else v for k, v in one.items() if v}
            if any(isinstance(v, str) for v in kept.values()):
                people.append(kept)
    return people


def _identifiers(csl: Csl) -> None:
    said = " ".join(str(csl.get(name, "")) for name in ("note", "extra"))
    if "PMID" not in csl and (pmid := _LABELLED_PMID.search(said)):
        csl["PMID"] = pmid.group(1)
    if "PMCID" not in csl and (pmcid := _LABELLED_PMCID.search(said)):
        csl["PMCID"] = pmcid.group(1)
    if "DOI" not in csl and "doi.org/" in str(csl.get("URL", "")):
        csl["DOI"] = csl["URL"]
    spellings = {"DOI": normalise_doi, "PMID": normalise_pmid, "PMCID": normalise_pmcid}
    for name, normalise in spellings.items():
        if name in csl:
            value = str(csl.pop(name))
            right = normalise(value)
            if right and len(right) <= LONGEST_DOI:
                csl[name] = right
            elif value != csl.get("URL"):
                _note(csl, f"{name} as given: {value[:300]}")
    if "ISBN" in csl:
        given = str(csl["ISBN"])
        pieces = [given, *re.split(r"[,;\s]+", re.sub(r"\(.*?\)|ISBN:?", " ", given))]
        right = next((isbn for isbn in map(normalise_isbn, pieces) if isbn), None)
        if right:
            csl["ISBN"] = right


def _note(csl: Csl, words: str) -> None:
    if words not in str(csl.get("note", "")):
        csl["note"] = f"{csl['note']}\n{words}" if csl.get("note") else words
