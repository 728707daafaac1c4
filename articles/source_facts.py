"""What the library knows today of the sources that a content lists, for the checks of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from articles.checks.sources.source_status import Notice, SourceStatus
from articles.content import Content
from articles.content import Reference as Listed
from references import links, noticing
from references.identifiers import normalise_doi
from references.models import LinkState, MergedKey, Reference
from references.notice_kinds import REOPENS, Status
from references.standing_of_source import Said, effect_on, standing_of_source

_NAMES = {
    "retraction-watch": "Retraction Watch",
    "crossref": "Crossref",
    "pubmed": "PubMed",
    "editor": "noted by an editor",
}


def source_status(content: Content) -> dict[str, SourceStatus]:
    """Return by key what is known of each listed source; keys that the library lacks are left out.

    A key whose record was merged with another is that source. A constant number of questions to
    the database, however many sources there are.
    """
    known = records(one.key for one in content.references)
    notices = noticing.notices_on(sorted({record.pk for record in known.values()}))
    return {
        listed.key: _status(
            listed, known[listed.key], [said for _, said in notices.get(known[listed.key].pk, ())]
        )
        for listed in content.references
        if listed.key in known
    }


def records(keys: Iterable[str]) -> dict[str, Reference]:
    """Return by key the records of the library, with their links and what supersedes them."""
    wanted = set(keys)
    rows = Reference.objects.select_related("link", "superseded_by").defer(
        "csl", "superseded_by__csl"
    )
    merged = dict(MergedKey.objects.filter(key__in=wanted).values_list("key", "reference_id"))
    found = rows.filter(Q(key__in=wanted) | Q(pk__in=merged.values()))
    by_number = {row.pk: row for row in found}
    own = {row.key: row for row in by_number.values() if row.key in wanted}
    return {**{key: by_number[pk] for key, pk in merged.items()}, **own}


def _status(listed: Listed, record: Reference, said: list[Said]) -> SourceStatus:
    standing = standing_of_source(said, doi=record.doi)
    link = _link_of(listed, record)
    return SourceStatus(
        notices=tuple(_notices(standing.holding, record.doi)),
        notices_checked_on=_day(record.notices_checked_at),
        link_checked_on=_day(link.failed_until or link.worked_at) if link else None,
        link_failed_at=_failures(link),
        superseded_by=_successor(record, standing.holding),
    )


def _notices(holding: Iterable[Said], doi: str) -> Iterable[Notice]:
    """Yield one notice for each effect: several registers that say the same say it once."""
    by_effect: Mapping[Status, list[Said]] = defaultdict(list)
    for one in holding:
        if (effect := effect_on(one, doi)) in REOPENS:
            by_effect[effect].append(one)
    for alike in by_effect.values():
        registers = dict.fromkeys(_NAMES.get(one.register, one.register) for one in alike)
        yield Notice(
            kind=alike[0].kind,
            said_by=", ".join(registers),
            acknowledged="read" if _all_read(alike) else "",
        )


def _all_read(alike: Iterable[Said]) -> bool:
    """Return whether each was read, as told by one register or by another one."""
    read = {one.notice_doi for one in alike if one.decision == "read"}
    return all(
        one.decision == "read" or (one.notice_doi != "" and one.notice_doi in read) for one in alike
    )


def _successor(record: Reference, holding: Iterable[Said]) -> str:
    if record.superseded_by is not None:
        return record.superseded_by.title or record.superseded_by.key
    newer = [one for one in holding if effect_on(one, record.doi) == "superseded"]
    if not newer:
        return ""
    named = next((one.notice_doi for one in newer if one.notice_doi), "")
    return f"a newer version{f' ({named})' if named else ''}"


def _link_of(listed: Listed, record: Reference) -> LinkState | None:
    """Return how the link stands that this content has: the library may have another by now."""
    link: LinkState | None = getattr(record, "link", None)
    url = str(listed.csl.get("URL") or "")
    doi = normalise_doi(str(listed.csl.get("DOI") or "")) or ""
    return link if link is not None and link.url == links.link_of(doi=doi, url=url) else None


def _failures(link: LinkState | None) -> tuple[datetime, ...]:
    if link is None or link.failed_from is None or link.failed_until is None:
        return ()
    return tuple(dict.fromkeys((link.failed_from, link.failed_until)))


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
