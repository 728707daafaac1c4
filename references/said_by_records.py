"""What a source's own record says of notices: as Crossref and PubMed write it there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from references.formats import dates
from references.identifiers import normalise_doi, normalise_pmid
from references.notice_kinds import WORDS, NoticeKind
from references.standing_of_source import Said

# The fields under "custom" in which the readers of files keep what they found.
FIELDS = ("updated-by", "update-to", "publication-types", "relations")
_MOST = 200
# PubMed's ties from a work to its notices, and from a notice to its work:
# https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html, CommentsCorrections.
_HARMED_BY: dict[str, NoticeKind] = {
    "RetractionIn": "retraction",
    "RetractedandRepublishedIn": "retraction",
    "PartialRetractionIn": "partial-retraction",
    "ExpressionOfConcernIn": "expression-of-concern",
    "ErratumIn": "erratum",
    "CorrectedandRepublishedIn": "correction",
    "UpdateIn": "new-version",
}
_NOTICE_FOR: dict[str, NoticeKind] = {
    "RetractionOf": "retraction",
    "PartialRetractionOf": "partial-retraction",
    "ExpressionOfConcernFor": "expression-of-concern",
    "ErratumFor": "erratum",
}
_TITLE_OF_A_NOTICE = re.compile(
    r"\s*(?:notice of |statement of )?(?:retraction|withdrawal|removal|expression of concern|"
    r"correction|corrigendum|erratum)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(\d{4} [A-Z][a-z]{2} \d{1,2})\b")


@dataclass(frozen=True)
class NoticeOf:
    """That a record is itself a notice on another work."""

    kind: NoticeKind
    doi: str = ""
    pmid: str = ""


def said_by_record(csl: Mapping[str, Any]) -> tuple[Said, ...]:
    """Return the notices on the work that its record names, each once."""
    found: dict[tuple[str, str, str, str], Said] = {}
    for one in (*_crossref(csl), *_pubmed(csl)):
        place = (one.register, one.kind, one.notice_doi, one.notice_pmid)
        known = found.get(place)
        if known is None or (known.on or date.min) < (one.on or date.min):
            found[place] = one
    return tuple(found.values())


def notices_of_others(csl: Mapping[str, Any]) -> tuple[NoticeOf, ...]:
    """Return on which other works this record is a notice: then it is no source for them."""
    own = normalise_doi(str(csl.get("DOI") or ""))
    harmed_by = {doi for doi, _ in _updates(csl, "updated-by")}
    is_titled = bool(_TITLE_OF_A_NOTICE.match(str(csl.get("title") or "")))
    found = []
    for doi, update in _updates(csl, "update-to"):
        kind = _kind(update)
        # Publishers also write a retracted paper's notices here, where its victims belong.
        is_sure = doi not in harmed_by or is_titled or update.get("source") == "retraction-watch"
        if kind and doi != own and is_sure:
            found.append(NoticeOf(kind, doi=doi))
    for tie in _listed(csl, "relations"):
        tied = _NOTICE_FOR.get(str(tie.get("type")))
        if tied:
            found.append(NoticeOf(tied, pmid=normalise_pmid(str(tie.get("PMID") or "")) or ""))
    return tuple(dict.fromkeys(found))


def _crossref(csl: Mapping[str, Any]) -> Iterator[Said]:
    """Yield what "updated-by" says: it stands on the harmed work, "update-to" on the notice."""
    for doi, update in _updates(csl, "updated-by"):
        kind = _kind(update)
        if kind and not _is_the_wrong_way_round(csl, doi, update):
            source = str(update.get("source") or "")[:100]
            yield Said(
                kind, "crossref", _day(update.get("updated")), doi,
                reasons=f"Stated by {_SOURCES.get(source, source)}" if source else "",
            )  # fmt: skip


_SOURCES = {"publisher": "the publisher", "retraction-watch": "Retraction Watch"}


def _is_the_wrong_way_round(csl: Mapping[str, Any], doi: str, update: Mapping[str, Any]) -> bool:
    """Return whether the record is the notice on that work, and not the work.

    Of some pairs each names the other in both fields. Retraction Watch says which is which; else
    the title does.
    """
    if update.get("source") == "retraction-watch":
        return False
    back = [other for named, other in _updates(csl, "update-to") if named == doi]
    own = normalise_doi(str(csl.get("DOI") or ""))
    if not back or doi == own:
        return False
    if any(other.get("source") == "retraction-watch" for other in back):
        return True
    return bool(_TITLE_OF_A_NOTICE.match(str(csl.get("title") or "")))


def _pubmed(csl: Mapping[str, Any]) -> Iterator[Said]:
    retracted = False
    for tie in _listed(csl, "relations"):
        kind = _HARMED_BY.get(str(tie.get("type")))
        if kind is None:
            continue
        retracted = retracted or kind == "retraction"
        where = str(tie.get("source") or "")[:300]
        pmid = normalise_pmid(str(tie.get("PMID") or "")) or ""
        yield Said(kind, "pubmed", _day_in(where), _doi_in(where), pmid, where)
    custom = csl.get("custom")
    types = custom.get("publication-types") if isinstance(custom, Mapping) else None
    if not retracted and isinstance(types, list) and "Retracted Publication" in types:
        yield Said("retraction", "pubmed")


def _updates(csl: Mapping[str, Any], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for update in _listed(csl, name):
        if doi := normalise_doi(str(update.get("DOI") or "")):
            yield doi[:300], update


def _listed(csl: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    custom = csl.get("custom")
    listed = custom.get(name) if isinstance(custom, Mapping) else None
    if not isinstance(listed, list):
        return []
    return [one for one in listed[:_MOST] if isinstance(one, Mapping)]


def _kind(update: Mapping[str, Any]) -> NoticeKind | None:
    kind = str(update.get("type") or "").strip().lower().replace("_", "-").replace(" ", "-")
    return kind if kind in WORDS else None


def _day(value: Any) -> date | None:
    lists = value.get("date-parts") if isinstance(value, Mapping) else None
    parts = lists[0] if isinstance(lists, list) and lists else None
    try:
        return date(*(int(part) for part in parts)) if parts and len(parts) == 3 else None
    except (TypeError, ValueError, OverflowError):
        return None


def _day_in(words: str) -> date | None:
    found = _DAY.search(words)
    parts = dates.parts(found.group(1)) if found else []
    return date(*parts) if len(parts) == 3 else None


def _doi_in(words: str) -> str:
    found = re.search(r"\bdoi: ?(10\.\S{4,300})", words, re.IGNORECASE)
    return (normalise_doi(found.group(1)) or "")[:300] if found else ""
