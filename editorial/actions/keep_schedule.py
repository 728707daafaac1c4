"""Keep a schedule: when it is due, what the board has signed goes live, or it is said why not."""

from datetime import datetime

from django.db import transaction

from editorial import audit, clock, transitions
from editorial.actions.approve import approve_if_due, stopping
from editorial.models import Schedule
from editorial.queries import quorum_of
from editorial.threads import what_blocks


def keep_schedule(*, schedule: Schedule, at: datetime) -> bool:
    """Approve the version of a schedule that is due, or end the schedule as refused.

    Quorum, gate and checks are asked at that moment. False when it is not due, over or refused;
    safe to ask again, late or twice: it happens once.
    """
    if not _is_due(schedule, at):
        return False
    trouble = stopping(schedule.round, at=at)
    with transaction.atomic():
        transitions.lock(schedule.round.version.article_id)
        schedule = Schedule.objects.select_related("round__version__article").get(pk=schedule.pk)
        if not _is_due(schedule, at):
            return False
        quorum = quorum_of(schedule.round, on=clock.day(at))
        if not quorum.reached:
            words = f"The board had not signed by then. {quorum.in_words()}"
            _refuse(schedule, "quorum", words, at)
            return False
        if blocked := what_blocks(schedule.round.version):
            _refuse(schedule, "comments", blocked, at)
            return False
        if trouble:
            _refuse(schedule, "findings", trouble, at)
            return False
        if not approve_if_due(round=schedule.round, by=None, at=at):
            _refuse(schedule, "comments", what_blocks(schedule.round.version), at)
            return False
        return True


def _is_due(schedule: Schedule, at: datetime) -> bool:
    return schedule.ended_at is None and schedule.publish_at <= at


def _refuse(schedule: Schedule, why: str, words: str, at: datetime) -> None:
    Schedule.objects.filter(pk=schedule.pk, ended_at__isnull=True).update(
        ended_at=at, end="refused", end_note=words
    )
    audit.record(
        action="schedule_refused",
        by=None,
        at=at,
        article=schedule.round.version.article,
        subject=f"schedule:{schedule.pk}",
        details={
            "round": schedule.round_id,
            "version": schedule.round.version.number,
            "why": why,
        },
    )
