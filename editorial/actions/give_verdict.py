"""Give a verdict: what a board member says of one claim."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.content import claim_digest
from articles.status import Status
from editorial import audit, clock, transitions
from editorial.models import ReviewRound, SignOff, Verdict
from editorial.policies import Conflict, NotAllowed, check_can_review
from editorial.queries import person


@transaction.atomic
def give_verdict(
    *,
    round: ReviewRound,
    claim: str,
    claim_digest_shown: str,
    verdict: str,
    by: Any,
    at: datetime,
    note: str = "",
) -> Verdict:
    """Record a verdict on a claim, replacing the member's earlier one until she signs.

    Raises Conflict when the claim shown is not the claim under review.
    """
    transitions.lock(round.version.article_id)
    round = ReviewRound.objects.select_related("version", "snapshot").get(pk=round.pk)
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    check_can_review(person(by), contributors=contributors, on=clock.day(at))
    if round.closed_at is not None or round.version.status != Status.UNDER_REVIEW:
        raise Conflict("This round is not under review now. Reload the page.")
    if SignOff.objects.filter(round=round, signer=by).exists():
        raise Conflict("You have signed this round, so your verdicts stand.")
    content = round.snapshot.value()
    found = content.claim(claim)
    if found is None or claim_digest(content, found) != claim_digest_shown:
        raise Conflict(f"Claim “{claim}” is not the one under review now. Reload the page.")
    if verdict not in ("supported", "needs_change"):
        raise NotAllowed(f"Claim “{claim}”: choose “supported” or “needs change”.")
    if verdict == "needs_change" and not note.strip():
        raise NotAllowed(f"Claim “{claim}”: say what needs change, so that the editor can do it.")
    row, _ = Verdict.objects.update_or_create(
        round=round,
        member=by,
        claim=claim,
        defaults={
            "claim_digest": claim_digest_shown,
            "verdict": verdict,
            "note": note.strip(),
            "at": at,
        },
    )
    audit.record(
        action="verdict",
        by=by,
        at=at,
        article=round.version.article,
        subject=f"round:{round.pk}",
        details={"claim": claim, "claim_digest": claim_digest_shown, "verdict": verdict},
    )
    return row
