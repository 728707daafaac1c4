"""Verify: recompute every digest, the chain, the sign-offs and the pages; name what does not fit.

Reads only. Each problem names table, row and trouble, so that an auditor can look at it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from articles import audiences, canonical
from articles.models import Snapshot, Version
from articles.publishing.actions.go_live import digest_of as publication_digest
from articles.publishing.models import Fragment, Live, Publication, Rendering
from articles.status import Status
from editorial import audit, triggers
from editorial.models import AuditEvent, ChainHead, ReviewRound, SignOff


@dataclass(frozen=True)
class Checkpoint:
    """How far the record had come at a moment, kept somewhere else."""

    sequence: int
    digest: str


def verify(checkpoint: Checkpoint | None = None) -> Iterator[str]:
    """Yield what does not fit, the record first; nothing when all is well."""
    yield from _guards()
    yield from _chain(checkpoint)
    yield from _snapshots()
    yield from _sign_offs()
    yield from _versions()
    yield from _pages()
    yield from _publications()


def checkpoint_now() -> Checkpoint:
    """Return how far the record has come."""
    head = ChainHead.objects.filter(id=1).first()
    return Checkpoint(head.sequence, head.digest) if head else Checkpoint(0, audit.GENESIS)


def _guards() -> Iterator[str]:
    for name in triggers.missing(connection):
        yield f"database: the guard {name} is missing"


def _chain(checkpoint: Checkpoint | None) -> Iterator[str]:
    previous, sequence = audit.GENESIS, 0
    met = checkpoint is None or checkpoint.sequence == 0
    for event in AuditEvent.objects.order_by("sequence").iterator(chunk_size=2000):
        name = f"audit {event.sequence}"
        if event.sequence != sequence + 1:
            yield f"{name}: {event.sequence - sequence - 1} lines before it are gone"
        if event.previous != previous:
            yield f"{name}: it does not follow the line before it"
        if event.digest != audit.digest_of(event):
            yield f"{name}: its digest does not fit its words"
        if checkpoint is not None and event.sequence == checkpoint.sequence:
            met = True
            if event.digest != checkpoint.digest:
                yield f"{name}: it is not the line of the checkpoint"
        previous, sequence = event.digest, event.sequence
    head = checkpoint_now()
    if (head.sequence, head.digest) != (sequence, previous):
        yield f"audit: the record ends at {sequence}, its head says {head.sequence}"
    if not met and checkpoint is not None:
        yield f"audit: the record ends at {sequence}, before the checkpoint {checkpoint.sequence}"


def _snapshots() -> Iterator[str]:
    for row in Snapshot.objects.select_related("article").iterator(chunk_size=200):
        name = f"snapshot {row.pk} of “{row.article.slug}”"
        encoded = row.content.encode("utf-8", "surrogatepass")
        if canonical.digest_bytes(canonical.CONTENT, encoded) != row.digest:
            yield f"{name}: its digest does not fit its content"
            continue
        value = row.value()
        if value.encode() != encoded:
            yield f"{name}: its content is not in canonical form"
        if value.slug != row.article.slug:
            yield f"{name}: it is the content of “{value.slug}”"


def _sign_offs() -> Iterator[str]:
    recorded = {
        event.subject: json.loads(event.details)
        for event in AuditEvent.objects.filter(action="sign_off")
    }
    for row in SignOff.objects.select_related("round__snapshot").iterator(chunk_size=500):
        name = f"sign-off {row.pk}"
        encoded = row.record.encode("utf-8", "surrogatepass")
        if canonical.digest_bytes(canonical.SIGN_OFF, encoded) != row.record_digest:
            yield f"{name}: its digest does not fit its record"
            continue
        record = json.loads(row.record)
        told = {
            "decision": record["decision"],
            "digest": record["digest"],
            "round": record["round"],
            "note": record["note"],
            "signer": record["signer"]["id"],
            "specialty": record["signer"]["specialty"],
        }
        if told != {
            "decision": row.decision,
            "digest": row.digest,
            "round": row.round_id,
            "note": row.note,
            "signer": row.signer_id,
            "specialty": row.specialty,
        }:
            yield f"{name}: its columns do not say what its record says"
        if row.digest != row.round.snapshot.digest or row.digest != row.round.digest:
            yield f"{name}: it is not on the digest of its round"
        line = recorded.pop(f"sign_off:{row.pk}", None)
        if line is None:
            yield f"{name}: no audit line tells of it"
        elif line["record"] != row.record_digest or line["decision"] != row.decision:
            yield f"{name}: its audit line tells of another record"
    for subject in recorded:
        yield f"audit: it tells of {subject.replace('_', '-').replace(':', ' ')}, which is gone"


def _versions() -> Iterator[str]:
    """Every approved version has a round that was signed on exactly its digest."""
    decided = [Status.APPROVED, Status.SUPERSEDED, Status.WITHDRAWN]
    rows = Version.objects.filter(status__in=decided).select_related("snapshot", "article")
    told = _told_of_versions()
    for row in rows.iterator(chunk_size=500):
        name = f"version {row.number} of “{row.article.slug}”"
        round = ReviewRound.objects.filter(version=row, outcome="approved").first()
        if round is None or round.snapshot_id != row.snapshot_id:
            yield f"{name}: no round approved its snapshot"
            continue
        contributors = set(round.contributors.values_list("pk", flat=True))
        signers = set(
            round.sign_offs.filter(decision="approve", digest=row.snapshot.digest).values_list(
                "signer_id", flat=True
            )
        )
        if len(signers - contributors) < round.signers_needed:
            yield f"{name}: it has fewer sign-offs than its round needs"
    for row in Version.objects.select_related("snapshot", "article").iterator(chunk_size=500):
        name = f"version {row.number} of “{row.article.slug}”"
        if told.get(row.pk) != (row.status, row.snapshot.digest):
            yield f"{name}: the record does not tell of its status or its snapshot"


def _told_of_versions() -> dict[int, tuple[str, str]]:
    """Return, from the record, the last status and digest of each version."""
    told: dict[int, tuple[str, str]] = {}
    events = AuditEvent.objects.filter(subject__startswith="version:").order_by("sequence")
    for event in events.iterator(chunk_size=2000):
        details = json.loads(event.details)
        if "to" in details:
            told[int(event.subject.split(":")[1])] = (details["to"], details["digest"])
    return told


def _pages() -> Iterator[str]:
    for rendering in Rendering.objects.iterator(chunk_size=100):
        page = bytes(rendering.page)
        if canonical.digest_bytes(canonical.PAGE, page) != rendering.digest:
            yield f"rendering {rendering.pk}: its digest does not fit its page"
    for fragment in Fragment.objects.iterator(chunk_size=100):
        data = fragment.data.encode("utf-8", "surrogatepass")
        if canonical.digest_bytes(canonical.FRAGMENT, data) != fragment.digest:
            yield f"fragment {fragment.pk}: its digest does not fit its data"


def _publications() -> Iterator[str]:
    recorded = {
        json.loads(event.details)["publication"]
        for event in AuditEvent.objects.filter(action="publish")
    }
    rows = Publication.objects.select_related("version__snapshot").prefetch_related("renderings")
    for row in rows.iterator(chunk_size=100):
        name = f"publication {row.pk}"
        digest = publication_digest(
            snapshot=row.version.snapshot.digest,
            standing=row.standing_digest,
            renderer=row.renderer,
            manifest=row.manifest,
        )
        if digest != row.digest:
            yield f"{name}: its digest does not fit what it names"
        standing = row.standing.encode("utf-8", "surrogatepass")
        if canonical.digest_bytes(canonical.STANDING, standing) != row.standing_digest:
            yield f"{name}: its digest does not fit its standing"
        pages = {r.audience: r.digest for r in row.renderings.all()}
        if pages != row.manifest or set(pages) != set(audiences.CODES):
            yield f"{name}: its pages are not those it names"
        if any(r.snapshot_id != row.version.snapshot_id for r in row.renderings.all()):
            yield f"{name}: a page of it was made from another snapshot"
        if row.digest not in recorded:
            yield f"{name}: no audit line tells of it"
    for live in Live.objects.select_related("publication__version"):
        if live.article_id != live.publication.article_id:
            yield f"live pointer of article {live.article_id}: it names another article's pages"
