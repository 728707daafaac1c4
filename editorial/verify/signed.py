"""What was signed: snapshots, sign-offs, and the versions that rest on them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from articles import canonical
from articles.models import Snapshot, Version
from articles.status import Status
from editorial import clock
from editorial.models import AuditEvent, ReviewRound, SignOff
from editorial.verify.record import details_of


def problems() -> Iterator[str]:
    """Yield what does not fit in snapshots, sign-offs and versions."""
    yield from _snapshots()
    yield from _sign_offs()
    yield from _versions()
    yield from _rounds()


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
        event.subject: details_of(event) for event in AuditEvent.objects.filter(action="sign_off")
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
            "signed_at": record["signed_at"],
        }
        if told != {
            "decision": row.decision,
            "digest": row.digest,
            "round": row.round_id,
            "note": row.note,
            "signer": row.signer_id,
            "specialty": row.specialty,
            "signed_at": clock.exactly(row.signed_at),
        }:
            yield f"{name}: its columns do not say what its record says"
        if row.digest != row.round.snapshot.digest or row.digest != row.round.digest:
            yield f"{name}: it is not on the digest of its round"
        line = recorded.pop(f"sign_off:{row.pk}", None)
        if line is None:
            yield f"{name}: no audit line tells of it"
        elif (line.get("record"), line.get("decision")) != (row.record_digest, row.decision):
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
        if row.pk not in told or told[row.pk].what != (
            row.number,
            row.status,
            row.snapshot.digest,
            row.article_id,
        ):
            yield f"{name}: the record does not tell of its status or its snapshot"
        elif told[row.pk].when != _dates(row, told[row.pk].when):
            yield f"{name}: its dates are not those of the record"


def _rounds() -> Iterator[str]:
    """What a round asks, and of whom, is what was recorded when it was opened."""
    lines: dict[int, list[AuditEvent]] = {}
    submissions = AuditEvent.objects.filter(action="submit", subject__startswith="version:")
    for event in submissions.order_by("sequence"):
        lines.setdefault(int(event.subject.split(":")[1]), []).append(event)
    rows = ReviewRound.objects.select_related("version__article", "policy")
    for row in rows.prefetch_related("contributors").iterator(chunk_size=500):
        name = f"round {row.number} of version {row.version.number} of “{row.version.article.slug}”"
        told = lines.get(row.version_id, [])
        if len(told) < row.number:
            yield f"{name}: the record does not tell of it"
            continue
        details = details_of(told[row.number - 1])
        asked = {
            "policy": row.policy_id,
            "signers": row.signers_needed,
            "specialties": list(row.asks().specialties),
            "contributors": sorted(user.pk for user in row.contributors.all()),
        }
        if "asks" in details:
            asked["asks"] = row.asks().to_json()
        if {key: details.get(key) for key in asked} != asked:
            yield f"{name}: what it asks, or of whom, is not what the record says"


@dataclass(frozen=True)
class _Told:
    """What the record says of a version: its last state, and when it came to each status."""

    what: tuple[int | None, str, str | None, int | None]
    when: dict[str, str]


def _told_of_versions() -> dict[int, _Told]:
    told: dict[int, _Told] = {}
    events = AuditEvent.objects.filter(subject__startswith="version:").order_by("sequence")
    for event in events.iterator(chunk_size=2000):
        details = details_of(event)
        if "to" not in details:
            continue
        version = int(event.subject.split(":")[1])
        before = told[version].when if version in told else {}
        # Submitting and recalling begin anew: what came after the submission counts no more.
        again = details["to"] in (Status.SUBMITTED, Status.RECALLED)
        kept = {k: v for k, v in before.items() if not again or k == Status.SUBMITTED}
        told[version] = _Told(
            (details.get("version"), details["to"], details.get("digest"), event.article_id),
            {**kept, details["to"]: clock.exactly(event.at)},
        )
    return told


def _dates(version: Version, like: dict[str, str]) -> dict[str, str]:
    """Return the dates of a version as the record has them, for statuses that have a date."""
    dated = {
        Status.SUBMITTED: version.submitted_at,
        Status.UNDER_REVIEW: version.review_began_at,
        Status.APPROVED: version.approved_at,
        Status.SUPERSEDED: version.superseded_at,
        Status.WITHDRAWN: version.withdrawn_at,
    }
    undated = {status: moment for status, moment in like.items() if status not in dated}
    return {
        **undated,
        **{str(status): clock.exactly(moment) for status, moment in dated.items() if moment},
    }
