"""Cancel a schedule: what the board has signed goes live at once, the rest when it has."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit, clock, transitions
from editorial.actions.approve import approve_if_due, stopping
from editorial.models import Schedule
from editorial.policies import Conflict, NotAllowed, check_can_schedule
from editorial.queries import person, quorum_of


def cancel_schedule(*, schedule: Schedule, by: Any, at: datetime) -> bool:
    """End a schedule; True when its version is approved by that, because the quorum stands.

    Raises NotAllowed when signed content may not go live as it is: the schedule stays then.
    """
    check_can_schedule(person(by))
    trouble = stopping(schedule.round, at=at)
    with transaction.atomic():
        transitions.lock(schedule.round.version.article_id)
        ended = Schedule.objects.filter(pk=schedule.pk, ended_at__isnull=True).update(
            ended_at=at, end="cancelled"
        )
        if not ended:
            raise Conflict("This schedule is over already. Reload the page.")
        audit.record(
            action="schedule_cancelled",
            by=by,
            at=at,
            article=schedule.round.version.article,
            subject=f"schedule:{schedule.pk}",
            details={"round": schedule.round_id, "version": schedule.round.version.number},
        )
        if trouble and quorum_of(schedule.round, on=clock.day(at)).reached:
            raise NotAllowed(
                "Without its schedule the version would go live now, and it cannot: "
                f"{trouble} Recall it, put that right, and submit it again."
            )
        return approve_if_due(round=schedule.round, by=by, at=at)
