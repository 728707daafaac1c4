"""Reading the dossier of one version out of the tables, as plain values."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings

from articles.changes.claims import claim_changes
from articles.models import Snapshot, Version
from articles.publishing.models import Publication
from editorial import audit
from editorial.dangers import dangers_of
from editorial.dossier.plain import moment, name_of
from editorial.dossier.talk import threads_of
from editorial.models import AuditEvent, ChainHead, ReviewRound


def sections(version: Version, *, at: datetime) -> dict[str, Any]:
    """Return everything that was decided on a version, by section, as it is at a moment.

    What was digested stands as the very text that the digest was taken of.
    """
    rounds = list(
        version.rounds.select_related(
            "snapshot", "policy__topic", "opened_by", "compared_with__snapshot"
        )
        .prefetch_related("contributors", "sign_offs", "verdicts__member", "seen_changes__member")
        .order_by("number")
    )
    publications = list(version.publications.order_by("sequence"))
    return {
        "about": _about(version, at),
        "snapshots": _snapshots(version, rounds),
        "rounds": [_round(row) for row in rounds],
        "sign_offs": [
            {
                "round": row.number,
                "decision": sign_off.decision,
                "digest": sign_off.digest,
                "record": sign_off.record,
                "record_digest": sign_off.record_digest,
            }
            for row in rounds
            for sign_off in sorted(row.sign_offs.all(), key=lambda s: (s.signed_at, s.pk))
        ],
        "changes": [_changes(row) for row in rounds],
        "threads": threads_of(version),
        "orders": _orders(version, rounds),
        "publications": [_publication(row) for row in publications],
        "pages": _pages(publications),
        "record": [{**audit.spelt(event), "digest": event.digest} for event in _events(version)],
        "chain": _chain(),
    }


def _about(version: Version, at: datetime) -> dict[str, Any]:
    return {
        "site": settings.PUBLIC_URL,
        "made_at": moment(at),
        "article": version.article.slug,
        "article_id": version.article_id,
        "version": version.number,
        "version_id": version.pk,
        "status": str(version.status),
        "digest": version.snapshot.digest,
        "change_note": version.change_note,
        "submitted_at": moment(version.submitted_at),
        "review_began_at": moment(version.review_began_at),
        "approved_at": moment(version.approved_at),
        "superseded_at": moment(version.superseded_at),
        "withdrawn_at": moment(version.withdrawn_at),
        "withdrawal_reason": version.withdrawal_reason,
    }


def _snapshots(version: Version, rounds: Iterable[ReviewRound]) -> dict[str, str]:
    """Return by digest the text of what was reviewed and of what it was compared with."""
    rows: list[Snapshot] = [version.snapshot]
    for row in rounds:
        rows.append(row.snapshot)
        if row.compared_with is not None:
            rows.append(row.compared_with.snapshot)
    return {row.digest: row.content for row in rows}


def _round(row: ReviewRound) -> dict[str, Any]:
    return {
        "number": row.number,
        "digest": row.digest,
        "opened_at": moment(row.opened_at),
        "opened_by": name_of(row.opened_by),
        "change_note": row.change_note,
        "policy": {
            "topic": row.policy.topic.slug if row.policy.topic else "",
            "number": row.policy.number,
        },
        "asks": row.asks().to_json(),
        "contributors": sorted(
            ({"id": user.pk, "name": name_of(user)} for user in row.contributors.all()),
            key=lambda each: int(each["id"]),
        ),
        "compared_with": {
            "version": row.compared_with.number,
            "digest": row.compared_with.snapshot.digest,
        }
        if row.compared_with
        else {},
        "findings": row.finding_counts or {},
        "due_at": moment(row.due_at),
        "closed_at": moment(row.closed_at),
        "outcome": row.outcome,
        "verdicts": [
            {
                "member": name_of(verdict.member),
                "claim": verdict.claim,
                "claim_digest": verdict.claim_digest,
                "verdict": verdict.verdict,
                "note": verdict.note,
                "at": moment(verdict.at),
            }
            for verdict in sorted(row.verdicts.all(), key=lambda v: v.pk)
        ],
        "seen_changes": [
            {
                "member": name_of(seen.member),
                "change": seen.change,
                "words": seen.words,
                "at": moment(seen.at),
            }
            for seen in sorted(row.seen_changes.all(), key=lambda s: s.pk)
        ],
    }


def _changes(row: ReviewRound) -> dict[str, Any]:
    """Return what the board was shown as changed, from the approved version to this round's."""
    before = row.compared_with.snapshot.value() if row.compared_with else None
    after = row.snapshot.value()
    return {
        "round": row.number,
        "claims": [
            {"id": change.id, "state": change.state} for change in claim_changes(before, after)
        ],
        "dangerous": [
            {**danger.to_json(), "digest": danger.digest} for danger in dangers_of(row, after)
        ],
    }


def _orders(version: Version, rounds: Iterable[ReviewRound]) -> dict[str, Any]:
    withdrawal = getattr(version, "withdrawal", None)
    return {
        "schedules": [
            {
                "round": row.number,
                "publish_at": moment(each.publish_at),
                "set_by": name_of(each.set_by),
                "set_at": moment(each.set_at),
                "end": each.end,
                "ended_at": moment(each.ended_at),
            }
            for row in rounds
            for each in row.schedules.select_related("set_by")
        ],
        "emergencies": [
            {
                "round": row.number,
                "reason": each.reason,
                "by": each.by_name,
                "at": moment(each.at),
                "sign_by": moment(each.sign_by),
                "end": each.end,
                "ended_at": moment(each.ended_at),
            }
            for row in rounds
            for each in row.emergencies.all()
        ],
        "withdrawal": {
            "by": name_of(withdrawal.by),
            "at": moment(withdrawal.at),
            "ratify_by": moment(withdrawal.ratify_by),
            "escalated_at": moment(withdrawal.escalated_at),
            "outcome": withdrawal.outcome,
            "decided_by": name_of(withdrawal.decided_by),
            "decided_at": moment(withdrawal.decided_at),
            "note": withdrawal.note,
        }
        if withdrawal
        else {},
    }


def _publication(row: Publication) -> dict[str, Any]:
    return {
        "sequence": row.sequence,
        "state": row.state,
        "standing": row.standing,
        "standing_digest": row.standing_digest,
        "renderer": row.renderer,
        "manifest": row.manifest,
        "digest": row.digest,
        "made_at": moment(row.made_at),
    }


def _pages(publications: list[Publication]) -> dict[str, str]:
    """Return by digest the pages of the newest publication: what readers got last."""
    if not publications:
        return {}
    rows = publications[-1].renderings.all()
    return {row.digest: bytes(row.page).decode("utf-8") for row in rows}


def _events(version: Version) -> Iterable[AuditEvent]:
    return (
        AuditEvent.objects.filter(article=version.article_id)
        .order_by("sequence")
        .iterator(chunk_size=2000)
    )


def _chain() -> dict[str, Any]:
    head = ChainHead.objects.filter(id=1).first()
    return {"sequence": head.sequence, "digest": head.digest} if head else {}
