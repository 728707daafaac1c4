"""Ratify a withdrawal: the board says whether it was right; the page stays down either way."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit, transitions
from editorial.models import Withdrawal
from editorial.policies import Conflict, NotAllowed, check_can_ratify
from editorial.queries import person

RATIFIED, CONTESTED = "ratified", "contested"


@transaction.atomic
def ratify_withdrawal(
    *, withdrawal: Withdrawal, outcome: str, note: str, by: Any, at: datetime
) -> Withdrawal:
    """Record that the board stands by a withdrawal, or contests it and why.

    A contested withdrawal brings nothing back: only a new version does, once it is approved.
    Raises Conflict when it was decided already.
    """
    check_can_ratify(person(by), withdrawn_by=withdrawal.by_id)
    if outcome not in (RATIFIED, CONTESTED):
        raise NotAllowed("Decision: choose to ratify or to contest the withdrawal.")
    if outcome == CONTESTED and not note.strip():
        raise NotAllowed("Reason: it is empty. Say why the page should not have been withdrawn.")
    article = transitions.lock(withdrawal.version.article_id)
    decided = Withdrawal.objects.filter(pk=withdrawal.pk, decided_at__isnull=True).update(
        decided_at=at, decided_by=by, outcome=outcome, note=note.strip()
    )
    if not decided:
        raise Conflict("This withdrawal was decided already. Reload the page.")
    audit.record(
        action=f"withdrawal_{outcome}",
        by=by,
        at=at,
        article=article,
        subject=f"withdrawal:{withdrawal.pk}",
        details={"version": withdrawal.version.number, "note": note.strip()},
    )
    withdrawal.refresh_from_db()
    return withdrawal


@transaction.atomic
def escalate_withdrawal(*, withdrawal: Withdrawal, at: datetime) -> bool:
    """Record, once, that the board has not decided on a withdrawal in time: the chair sees it."""
    article = transitions.lock(withdrawal.version.article_id)
    late = Withdrawal.objects.filter(
        pk=withdrawal.pk, decided_at__isnull=True, escalated_at__isnull=True, ratify_by__lte=at
    ).update(escalated_at=at)
    if not late:
        return False
    audit.record(
        action="withdrawal_escalated",
        by=None,
        at=at,
        article=article,
        subject=f"withdrawal:{withdrawal.pk}",
        details={"version": withdrawal.version.number},
    )
    return True
