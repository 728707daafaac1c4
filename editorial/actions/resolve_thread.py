"""Resolve a thread: what it asked is dealt with. Without what stopped it, a version may go live."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit, clock
from editorial.actions.approve import approve_if_due, stopping
from editorial.actions.open_thread import ids_of
from editorial.actions.reply import open_one
from editorial.models import ReviewRound, Thread
from editorial.policies import NotAllowed
from editorial.policies.commenting import check_can_resolve
from editorial.queries import open_round, person, quorum_of


def resolve_thread(*, thread: Thread, by: Any, at: datetime) -> bool:
    """Resolve a thread; True when the version is approved by that, because the quorum stands.

    Raises NotAllowed when signed content could go live by it, and may not go live as it is.
    """
    check_can_resolve(person(by), opened_by=thread.opened_by_id, blocking=thread.blocking)
    round = open_round(thread.version) if thread.blocking else None
    trouble = stopping(round, at=at) if round and _is_signed(round, at) else ""
    with transaction.atomic():
        thread = open_one(thread)
        Thread.objects.filter(pk=thread.pk).update(resolved_by=by, resolved_at=at)
        audit.record(
            action="thread_resolved",
            by=by,
            at=at,
            article=thread.version.article,
            subject=f"thread:{thread.pk}",
            details={**ids_of(thread), "blocking": thread.blocking},
        )
        if round is None:
            return False
        if trouble and _is_signed(round, at):
            raise NotAllowed(
                "Without this comment the version would go live now, and it cannot: "
                f"{trouble} Recall it, put that right, and submit it again."
            )
        return approve_if_due(round=round, by=by, at=at)


def _is_signed(round: ReviewRound, at: datetime) -> bool:
    return quorum_of(round, on=clock.day(at)).reached
