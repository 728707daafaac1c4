"""What the library knows today of the sources that a content lists, for the checks of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from django.utils import timezone

from articles.checks.sources.source_status import Notice, SourceStatus
from articles.content import Content
from articles.content import Reference as Listed
from references import links
from references.identifiers import normalise_doi
from references.known_of import HeldNotice, Known, statuses_of
from references.lookup.services import said_by
from references.models import LinkState, Reference
from references.notice_kinds import REOPENS, Status


def source_status(content: Content) -> dict[str, SourceStatus]:
    """Return by key what is known of each listed source; keys that the library lacks are left out.

    A key whose record was merged with another is that source. A constant number of questions to
    the database, however many sources there are.
    """
    known = statuses_of(one.key for one in content.references)
    return {
        listed.key: _status(listed, known[listed.key])
        for listed in content.references
        if listed.key in known
    }


def _status(listed: Listed, known: Known) -> SourceStatus:
    record = known.record
    link = _link_of(listed, record)
    return SourceStatus(
        notices=tuple(_notices(known.notices)),
        notices_checked_on=_day(record.notices_checked_at),
        link_checked_on=_day(link.failed_until or link.worked_at) if link else None,
        link_failed_at=_failures(link),
        superseded_by=_successor(record, known.notices),
        mismatch=record.mismatch,
    )


def _notices(held: Iterable[HeldNotice]) -> Iterator[Notice]:
    """Yield one notice for each effect: several registers that say the same say it once."""
    by_effect: Mapping[Status, list[HeldNotice]] = defaultdict(list)
    for one in held:
        if one.effect in REOPENS:
            by_effect[one.effect].append(one)
    for alike in by_effect.values():
        registers = dict.fromkeys(
            said_by(one.said.register, by_hand="noted by an editor") for one in alike
        )
        yield Notice(alike[0].said.kind, ", ".join(registers), _what_was_read(alike))


def _what_was_read(alike: Iterable[HeldNotice]) -> str:
    """Return the reasons if each notice was read, as told by one register or by another one."""
    read = {one.said.notice_doi: one.read for one in alike if one.read}
    told = [one.read or (one.said.notice_doi and read.get(one.said.notice_doi)) for one in alike]
    return " ".join(dict.fromkeys(filter(None, told))) if all(told) else ""


def _successor(record: Reference, held: Iterable[HeldNotice]) -> str:
    if record.superseded_by is not None:
        return record.superseded_by.title or record.superseded_by.key
    newer = [one.said for one in held if one.effect == "superseded"]
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
