"""A work in Crossref's JSON, as CSL (https://api.crossref.org)."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from references.formats.records import Csl

CSL_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event "
    "figure graphic hearing interview legal_case legislation manuscript map motion_picture "
    "musical_score pamphlet paper-conference patent performance periodical personal_communication "
    "post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage".split()
)
TYPES = {
    "journal-article": "article-journal", "book-chapter": "chapter", "book-section": "chapter",
    "book-part": "chapter", "monograph": "book", "edited-book": "book", "reference-book": "book",
    "book-series": "book", "book-set": "book", "proceedings": "book",
    "proceedings-article": "paper-conference", "reference-entry": "entry-encyclopedia",
    "posted-content": "article", "peer-review": "review", "dissertation": "thesis",
    "journal": "periodical", "journal-issue": "periodical", "report-component": "report",
    "component": "document", "database": "dataset", "grant": "document",
}  # fmt: skip
_COPIED = (
    "volume", "issue", "page", "article-number", "publisher", "publisher-location", "DOI", "URL",
    "ISSN", "ISBN", "abstract", "language", "edition-number", "issued", "author", "editor",
    "translator", "PMID", "PMCID",
)  # fmt: skip
_NAMES = {"publisher-location": "publisher-place", "edition-number": "edition"}


def csl(work: Mapping[str, Any]) -> Csl:
    """Return a work as CSL, with what it says of its notices; licences and links are left out."""
    type_ = str(work.get("type") or "document")
    made: Csl = {"type": type_ if type_ in CSL_TYPES else TYPES.get(type_, "document")}
    for name in _COPIED:
        made[_NAMES.get(name, name)] = work.get(name)
    for role in ("author", "editor", "translator"):
        made[role] = _people(made[role])
    for name in ("ISSN", "ISBN"):
        made[name] = _first(made[name])
    title, below = _first(work.get("title")), _first(work.get("subtitle"))
    if below and _plain(below) not in _plain(title):
        title = f"{title.rstrip(':')}: {below}" if title else below
    made["title"] = title
    containers = _all(work.get("container-title"))
    # A chapter in a series names the series first and its book last.
    made["container-title"] = (
        containers[-1]
        if made["type"] == "chapter" and containers
        else (containers[0] if containers else "")
    )
    if len(containers) > 1 and made["type"] == "chapter":
        made["collection-title"] = containers[0]
    made["container-title-short"] = _first(work.get("short-container-title"))
    made["abstract"] = re.sub(r"<[^<>]{0,200}>", " ", str(work.get("abstract") or "")).strip()
    if not _dated(made["issued"]):
        made["issued"] = next(
            (work[name] for name in _DATES if _dated(work.get(name))), made["issued"]
        )
    notices = {name: _notices(work.get(name)) for name in ("update-to", "updated-by")}
    made["custom"] = {name: said for name, said in notices.items() if said}
    return made


_DATES = ("published-print", "published-online", "published", "posted", "approved", "created")


def _dated(value: Any) -> bool:
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    return bool(isinstance(parts, list) and parts and isinstance(parts[0], list) and any(parts[0]))


def _all(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [words for one in values if isinstance(one, str) and (words := unescape(one).strip())]


def _first(value: Any) -> str:
    return next(iter(_all(value)), "")


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _people(value: Any) -> list[Csl]:
    people = []
    for one in value if isinstance(value, list) else []:
        if not isinstance(one, Mapping):
            continue
        kept = {part: one[part] for part in ("family", "given", "suffix", "ORCID") if one.get(part)}
        if one.get("name") and "family" not in kept:
            kept = {"literal": one["name"]}
        if kept:
            people.append(kept)
    return people


def _notices(value: Any) -> list[Csl]:
    """Return each notice by its DOI, kind, date and source, as the retractions' rules need them."""
    return [
        {name: one[name] for name in ("DOI", "type", "source", "updated") if name in one}
        for one in (value if isinstance(value, list) else [])
        if isinstance(one, Mapping)
    ]
