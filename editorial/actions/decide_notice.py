"""Decide a notice: a person read it, and says whether it holds for the source."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.policies import NotAllowed, check_can_decide_notice
from editorial.queries import person
from references.models import Reference, SourceNotice, SourceNoticeDecision
from references.noticing import work_out

DECISIONS = ("holds", "does_not_apply", "read")


@transaction.atomic
def decide_notice(
    *, notice: SourceNotice, decision: str, reason: str, by: Any, at: datetime
) -> SourceNoticeDecision:
    """Note a decision with its reason; the last one counts, whatever registers say later."""
    who = person(by)
    if decision not in DECISIONS:
        raise NotAllowed("Decision: choose one of the three.")
    check_can_decide_notice(who, decision=decision)
    if not reason.strip():
        raise NotAllowed("Reason: it is empty. Say what the notice is about and why you decide so.")
    Reference.objects.select_for_update().get(pk=notice.reference_id)
    last = notice.decisions.first()
    if last is not None and last.decision == decision:
        raise NotAllowed(
            f"This was decided already, by {last.by_name}: “{last.reason}” Nothing was changed."
        )
    row = SourceNoticeDecision.objects.create(
        notice=notice, decision=decision, reason=reason.strip(), by=by, by_name=who.name, at=at
    )
    audit.record(
        action="notice_decided",
        by=by,
        at=at,
        article=None,
        subject=f"source:{notice.reference_id}",
        details={
            "notice": notice.pk,
            "kind": notice.kind,
            "register": notice.register,
            "decision": decision,
            "reason": row.reason,
        },
    )
    work_out([notice.reference_id], by=by, at=at)
    return row
