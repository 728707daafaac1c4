"""Reaffirm: a board member says, of each claim whose source fell, whether it stands and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from editorial import audit, clock, transitions
from editorial.closing import end_reassessment
from editorial.models import BoardMember, Reaffirmation, Reassessment
from editorial.policies import Conflict, NotAllowed, check_can_reaffirm
from editorial.policies.reassessing import NEEDS_CHANGE, STANDS
from editorial.queries import person
from editorial.reassessments import contributors_of, has_answered, so_far
from editorial.reauthentication import Reauthentication, check_fresh


@dataclass(frozen=True)
class Said:
    """What a member says of one claim."""

    verdict: str
    note: str
    """Why: what it rests on now, or what must change."""


@transaction.atomic
def reaffirm(
    *,
    reassessment: Reassessment,
    said: Mapping[str, Said],
    proof: Reauthentication,
    by: Any,
    at: datetime,
) -> Reassessment:
    """Record one member's answer to every claim; when enough say that all stand, end it so.

    One answer each, and it stays. Who asks for a change leaves it open until a new version is
    approved or the page is withdrawn. Raises Conflict when it was settled meanwhile or she has
    answered, NotAllowed when she may not or a claim has no answer or no reason.
    """
    article = transitions.lock(reassessment.article_id)
    row = Reassessment.objects.select_related("version__snapshot").get(pk=reassessment.pk)
    check_fresh(proof, by=by, at=at)
    check_can_reaffirm(person(by), contributors=contributors_of(row.version), on=clock.day(at))
    if row.closed_at is not None:
        raise Conflict("This is settled, or another notice came. Reload the page to see which.")
    if has_answered(row, by):
        raise Conflict("You have already answered. Your first answer stands.")
    claims = {each.claim: each for each in row.claims.all()}
    _check_whole(claims, said)
    name = BoardMember.objects.get(user=by).printed_name
    try:
        with transaction.atomic():
            Reaffirmation.objects.bulk_create(
                Reaffirmation(
                    claim=claims[id],
                    member=by,
                    member_name=name,
                    verdict=said[id].verdict,
                    note=said[id].note.strip(),
                    at=at,
                )
                for id in sorted(claims)
            )
    except IntegrityError as refusal:
        raise Conflict("The database refused this answer. Reload the page.") from refusal
    changes = [id for id in sorted(claims) if said[id].verdict == NEEDS_CHANGE]
    audit.record(
        action="source_change_needed" if changes else "reaffirmed",
        by=by,
        at=at,
        article=article,
        subject=f"reassessment:{row.pk}",
        details=told_of(row, said, proof),
    )
    if so_far(row, at=at).outcome == STANDS:
        transitions.ask_for_page(end_reassessment(row, STANDS, by=by, at=at))
    return row


def told_of(row: Reassessment, said: Mapping[str, Said], proof: Reauthentication) -> dict[str, Any]:
    """Return what the record keeps of an answer."""
    return {
        "version": row.version.number,
        "digest": row.version.snapshot.digest,
        "source": row.key,
        "status": row.status,
        "claims": {
            id: {"verdict": each.verdict, "note": each.note.strip()}
            for id, each in sorted(said.items())
        },
        "method": proof.method,
    }


def _check_whole(claims: Mapping[str, Any], said: Mapping[str, Said]) -> None:
    if set(said) != set(claims):
        raise Conflict("The claims you were shown are not those asked about now. Reload the page.")
    for id, each in said.items():
        place = f"Claim “{id}”" if id else "The list of sources"
        if each.verdict not in (STANDS, NEEDS_CHANGE):
            raise NotAllowed(f"{place}: choose whether it stands or needs change.")
        if not each.note.strip():
            raise NotAllowed(
                f"{place}: say why. "
                + ("What does it rest on now?" if each.verdict == STANDS else "What must change?")
            )


@transaction.atomic
def escalate_reassessment(*, reassessment: Reassessment, at: datetime) -> bool:
    """Record, once, that the board has not answered in time: the chair is told."""
    article = transitions.lock(reassessment.article_id)
    late = Reassessment.objects.filter(
        pk=reassessment.pk, closed_at__isnull=True, escalated_at__isnull=True, due_at__lte=at
    ).update(escalated_at=at)
    if not late:
        return False
    audit.record(
        action="reassessment_late",
        by=None,
        at=at,
        article=article,
        subject=f"reassessment:{reassessment.pk}",
        details={"version": reassessment.version.number, "source": reassessment.key},
    )
    return True
