"""Two records that are of one source become one: what is noted of either is noted of it then.

Only rows of this package; who cites the sources is moved by editorial/actions/merge_sources.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from references.columns import columns
from references.models import (
    Apart,
    LinkCheck,
    LinkState,
    LookUp,
    MergedKey,
    RecordChange,
    Reference,
    SourceNotice,
    SourceNoticeDecision,
)
from references.recording import note_change, record_of

_MERGED = "merged:"
"""Stands before the register of a notice that both records had, where it was decided on."""


def begin_joining(
    kept: Reference, gone: Reference, *, kind: str, csl: Mapping[str, Any], by: Any, at: datetime
) -> None:
    """Give the record that stays its new words, and take from the other what only one may have.

    In the caller's transaction, with both rows locked; end_joining ends it.
    """
    before = record_of(kept.kind, kept.csl)
    Reference.objects.filter(pk=gone.pk).update(doi="", pmid="", pmcid="")
    kept.kind, kept.csl, kept.updated_at = kind, dict(csl), at
    for name, value in columns(csl).items():
        setattr(kept, name, value)
    kept.region = kept.region or gone.region
    kept.is_by_issuing_body |= gone.is_by_issuing_body
    kept.created_at = min(kept.created_at, gone.created_at)
    # What was checked was another record.
    kept.notices_checked_at, kept.mismatch = None, ""
    if kept.superseded_by_id == gone.pk:
        kept.superseded_by = None
    if kept.superseded_by_id is None and gone.superseded_by_id != kept.pk:
        kept.superseded_by_id = gone.superseded_by_id
    kept.save()
    note_change(kept, how="merged", before=before, after=record_of(kind, csl), by=by, at=at)


def end_joining(
    kept: Reference, gone: Reference, *, reason: str, by: Any, by_name: str, at: datetime
) -> None:
    """Move what is noted of one record to the other, and make a merged key of it."""
    _move_notices(kept, gone, at=at)
    for model in (LinkCheck, LookUp, RecordChange, MergedKey):
        model.objects.filter(reference=gone).update(reference=kept)
    _move_link(kept, gone)
    Reference.objects.filter(superseded_by=gone).exclude(pk=kept.pk).update(superseded_by=kept)
    _move_apart(kept, gone)
    MergedKey.objects.create(
        key=gone.key,
        reference=kept,
        record={"id": gone.pk, "key": gone.key, "kind": gone.kind, "csl": gone.csl},
        reason=reason,
        by=by,
        by_name=by_name,
        at=at,
    )


def twins(kept: Reference, gone: Reference) -> dict[int, SourceNotice]:
    """Return by number of a notice on one record the same notice on the record that stays."""

    def place(notice: SourceNotice) -> tuple[str, ...]:
        return (notice.register, notice.kind, notice.notice_doi, notice.notice_pmid)

    stays = {place(notice): notice for notice in SourceNotice.objects.filter(reference=kept)}
    notices = SourceNotice.objects.filter(reference=gone)
    return {notice.pk: stays[place(notice)] for notice in notices if place(notice) in stays}


def _move_notices(kept: Reference, gone: Reference, *, at: datetime) -> None:
    same = twins(kept, gone)
    for notice in SourceNotice.objects.filter(reference=gone):
        row = SourceNotice.objects.filter(pk=notice.pk)
        twin = same.get(notice.pk)
        if twin is None:
            row.update(reference=kept)
            continue
        # While one record's notice holds, that of the source does.
        gone_at = max(twin.gone_at, notice.gone_at) if twin.gone_at and notice.gone_at else None
        SourceNotice.objects.filter(pk=twin.pk).update(
            seen_at=min(twin.seen_at, notice.seen_at), gone_at=gone_at
        )
        if not notice.decisions.exists():
            row.delete()
            continue
        _carry_decisions(notice, twin)
        # Decisions are never deleted, and so neither is what they are on.
        row.update(reference=kept, register=f"{_MERGED}{notice.register}"[:30], gone_at=at)


def _carry_decisions(notice: SourceNotice, twin: SourceNotice) -> None:
    SourceNoticeDecision.objects.bulk_create(
        SourceNoticeDecision(
            notice=twin, decision=each.decision, reason=each.reason, by_id=each.by_id,
            by_name=each.by_name, at=each.at,
        )
        for each in notice.decisions.order_by("pk")
    )  # fmt: skip


def _move_link(kept: Reference, gone: Reference) -> None:
    """How a link stands is true of its address alone: the other's goes along where that stays."""
    if gone.url and gone.url == kept.url:
        LinkState.objects.filter(reference=kept).exclude(url=kept.url).delete()
        if not LinkState.objects.filter(reference=kept).exists():
            LinkState.objects.filter(reference=gone).update(reference=kept)


def _move_apart(kept: Reference, gone: Reference) -> None:
    for row in Apart.objects.filter(Q(one=gone) | Q(other=gone)):
        other = row.other_id if row.one_id == gone.pk else row.one_id
        first, second = sorted((kept.pk, other))
        told = Apart.objects.filter(one_id=first, other_id=second).exists()
        if other == kept.pk or told:
            row.delete()
        else:
            Apart.objects.filter(pk=row.pk).update(one_id=first, other_id=second)
