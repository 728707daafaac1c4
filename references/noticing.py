"""The one door for notices on sources: who says what of which, and how each stands for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal

from references.models import Reference, RegisterEntry, SourceNotice, SourceNoticeDecision
from references.notice_kinds import NoticeKind, Status
from references.registers import mirror
from references.said_by_records import FIELDS, said_by_record
from references.standing_of_source import Decision, Said, SourceStanding, standing_of_source

BATCH = 500
# For so few sources the mirror is asked; for more it is read once.
FEW = 2000
# What these say is read again each time, so what they no longer say is gone.
READ_AGAIN = (mirror.RETRACTION_WATCH, "crossref", "pubmed")
BY_HAND = "editor"

status_changed = Signal()
"""Sent with `changes`, `by` and `at`, in the transaction of the changes."""


@dataclass(frozen=True)
class StatusChange:
    """That a source stands otherwise than before, or the same since a notice of another day.

    `notice` is what its status rests on now.
    """

    reference: Reference
    before: Status
    after: Status
    notice: SourceNotice | None


@transaction.atomic
def take_notices(
    references: Iterable[Reference] | None = None, *, at: datetime, by: Any | None = None
) -> list[StatusChange]:
    """Hold sources against the mirror and their own records, all of them when none are named.

    Stores what is said of each and is not known yet, notes what is no longer said, and works out
    how each stands. Returns the sources that stand otherwise now. Held against the same
    lists again, nothing changes but the day of the check.
    """
    ids = None if references is None else sorted({one.pk for one in references})
    if ids is not None and len(ids) > FEW:
        return _in_parts(ids, at=at, by=by)
    said = _said(ids)
    known = _known(ids)
    concerned = set(said) | {one.reference_id for one in known}
    _store(said, known, at)
    is_checked = mirror.last_list() is not None
    for sources in _of_each(ids):
        concerned.update(sources.exclude(status="").values_list("pk", flat=True))
        if is_checked:
            sources.exclude(doi="", pmid="").update(notices_checked_at=at)
    return work_out(concerned, at=at, by=by)


@transaction.atomic
def work_out(ids: Iterable[int], *, at: datetime, by: Any | None = None) -> list[StatusChange]:
    """Store how these sources stand by the notices that are stored, and say so where it changed."""
    changes: list[StatusChange] = []
    moved: list[Reference] = []
    for some in _parts(sorted(set(ids))):
        notices = notices_on(some)
        for reference in Reference.objects.filter(pk__in=some).defer("csl"):
            rows = notices.get(reference.pk, [])
            standing, notice = _standing(rows, reference.doi)
            on = standing.rests_on.on if standing.rests_on else None
            before = cast(Status, reference.status)
            if (before, reference.status_on) != (standing.status, on):
                reference.status, reference.status_on = standing.status, on
                moved.append(reference)
                changes.append(StatusChange(reference, before, standing.status, notice))
    Reference.objects.bulk_update(moved, ["status", "status_on"], batch_size=BATCH)
    if changes:
        status_changed.send(sender=None, changes=changes, by=by, at=at)
    return changes


def notices_on(ids: Sequence[int]) -> dict[int, list[tuple[SourceNotice, Said]]]:
    """Return by source's number each of its notices, as stored and as the rules take it."""
    rows = list(SourceNotice.objects.filter(reference_id__in=ids))
    decisions = _decisions(rows)
    found: dict[int, list[tuple[SourceNotice, Said]]] = defaultdict(list)
    for row in rows:
        decision = decisions.get(row.pk)
        said = cast(Decision, decision.decision) if decision else ""
        found[row.reference_id].append((row, _as_said(row, said)))
    return found


def standing_and_notices(
    reference: Reference,
) -> tuple[SourceStanding, list[tuple[SourceNotice, Said]]]:
    """Return how a source stands and all notices on it, those that hold first."""
    rows = notices_on([reference.pk]).get(reference.pk, [])
    standing, _ = _standing(rows, reference.doi)
    place = {id(said): number for number, said in enumerate(standing.holding)}
    rows.sort(key=lambda row: place.get(id(row[1]), len(place)))
    return standing, rows


def notices_under(references: Iterable[Reference]) -> dict[int, SourceNotice]:
    """Return by source's number the notice that its status rests on, of those that have one."""
    found: dict[int, SourceNotice] = {}
    for some in _parts(list(references)):
        told = notices_on([one.pk for one in some])
        for one in some:
            _, notice = _standing(told.get(one.pk, []), one.doi)
            if notice is not None:
                found[one.pk] = notice
    return found


def _standing(
    rows: Sequence[tuple[SourceNotice, Said]], doi: str
) -> tuple[SourceStanding, SourceNotice | None]:
    """Return how a source with this DOI stands, and the notice that its status rests on."""
    standing = standing_of_source((said for _, said in rows), doi=doi)
    return standing, next((row for row, said in rows if said is standing.rests_on), None)


def _in_parts(ids: list[int], *, at: datetime, by: Any | None) -> list[StatusChange]:
    return [
        change
        for start in range(0, len(ids), FEW)
        for change in take_notices(
            [Reference(pk=pk) for pk in ids[start : start + FEW]], at=at, by=by
        )
    ]


def _said(ids: list[int] | None) -> dict[int, dict[tuple[str, str, str], Said]]:
    """Return by source's number what is said of it now, by who says it and in which notice."""
    found: dict[int, dict[tuple[str, str, str], Said]] = defaultdict(dict)

    def take(pk: int, one: Said) -> None:
        known = found[pk].get(_place(one))
        if known is None or (known.on or date.min) < (one.on or date.min):
            found[pk][_place(one)] = one

    for pk, entry in _listed(ids):
        take(pk, _as_said(entry))
    for sources in _of_each(ids):
        telling = sources.filter(csl__custom__has_any_keys=list(FIELDS))
        for pk, csl in telling.values_list("pk", "csl").iterator(chunk_size=BATCH):
            for one in said_by_record(csl):
                take(pk, one)
    return found


def _listed(ids: list[int] | None) -> Iterator[tuple[int, RegisterEntry]]:
    """Yield each entry of the mirror on a source, by DOI or PubMed number."""
    rows = [
        row
        for sources in _of_each(ids)
        for row in sources.exclude(doi="", pmid="").values_list("pk", "doi", "pmid")
    ]
    by_doi = {doi: pk for pk, doi, _ in rows if doi}
    by_pmid = {pmid: pk for pk, _, pmid in rows if pmid}
    entries = mirror.listed()
    if ids is None:
        found: Iterable[RegisterEntry] = entries.iterator(chunk_size=5000)
    else:
        found = {
            entry.pk: entry
            for name, numbers in (("doi", by_doi), ("pmid", by_pmid))
            for some in _parts(list(numbers))
            for entry in entries.filter(**{f"{name}__in": some})
        }.values()
    for entry in found:
        # Both are asked: a DOI that leads elsewhere must not hide what the number says.
        for pk in {by_doi.get(entry.doi), by_pmid.get(entry.pmid)} - {None}:
            yield cast(int, pk), entry


def _store(
    said: Mapping[int, Mapping[tuple[str, str, str], Said]],
    known: Iterable[SourceNotice],
    at: datetime,
) -> None:
    left = {(pk, place) for pk, notices in said.items() for place in notices}
    changed: list[SourceNotice] = []
    for row in known:
        place = (row.reference_id, _place(row))
        now = said.get(row.reference_id, {}).get(_place(row)) if place in left else None
        left.discard(place)
        if now is None:
            if row.gone_at is None:
                row.gone_at = at
                changed.append(row)
            continue
        facts = (now.on, now.reasons, now.notice_pmid, None)
        if (row.on, row.reasons, row.notice_pmid, row.gone_at) != facts:
            row.on, row.reasons, row.notice_pmid, row.gone_at = facts
            changed.append(row)
    SourceNotice.objects.bulk_update(
        changed, ["on", "reasons", "notice_pmid", "gone_at"], batch_size=BATCH
    )
    SourceNotice.objects.bulk_create(
        (_new(pk, said[pk][place], at) for pk, place in sorted(left)), batch_size=BATCH
    )


def _new(pk: int, said: Said, at: datetime) -> SourceNotice:
    return SourceNotice(
        reference_id=pk, kind=said.kind, register=said.register, on=said.on,
        notice_doi=said.notice_doi, notice_pmid=said.notice_pmid, reasons=said.reasons,
        seen_at=at,
    )  # fmt: skip


def _known(ids: list[int] | None) -> list[SourceNotice]:
    """Return what is stored of what is read again, as it was first stored."""
    rows = SourceNotice.objects.filter(register__in=READ_AGAIN).order_by("pk")
    if ids is None:
        return list(rows)
    return [row for some in _parts(ids) for row in rows.filter(reference_id__in=some)]


def _decisions(rows: list[SourceNotice]) -> dict[int, SourceNoticeDecision]:
    """Return by notice's number the last decision on it."""
    made = SourceNoticeDecision.objects.filter(notice__in=[row.pk for row in rows])
    return {one.notice_id: one for one in made.order_by("at", "pk")}


def _as_said(row: SourceNotice | RegisterEntry, decision: Decision = "") -> Said:
    return Said(
        kind=cast(NoticeKind, row.kind),
        register=row.register,
        on=row.on,
        notice_doi=row.notice_doi,
        notice_pmid=row.notice_pmid,
        reasons=row.reasons,
        is_listed=isinstance(row, RegisterEntry) or row.gone_at is None,
        decision=decision,
    )


def _place(one: Said | SourceNotice) -> tuple[str, str, str]:
    """Return what makes two tellings one: who says it, what kind it is, and in which notice."""
    return one.register, one.kind, one.notice_doi or one.notice_pmid


def _of_each(ids: list[int] | None) -> Iterator[QuerySet[Reference]]:
    if ids is None:
        yield Reference.objects.all()
    else:
        yield from (Reference.objects.filter(pk__in=some) for some in _parts(ids))


def _parts(values: list[Any]) -> list[list[Any]]:
    return [values[start : start + BATCH] for start in range(0, len(values), BATCH)]
