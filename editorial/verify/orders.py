"""What was ordered around approval: schedules, emergency publications, withdrawals."""

from collections.abc import Iterator
from typing import Any

from editorial import clock
from editorial.actions.publish_in_emergency import told_of as told_of_emergency
from editorial.actions.schedule import told_of as told_of_schedule
from editorial.models import AuditEvent, Emergency, ReviewRound, Schedule, Withdrawal
from editorial.verify.record import details_of

# By how a schedule or an emergency ended, the line that says so; others end with their round.
_ENDS = {
    "cancelled": "schedule_cancelled",
    "refused": "schedule_refused",
    "expired": "emergency_expired",
    "ended": "emergency_ended",
}
_WITH_THE_ROUND = {"published": "approved", "approved": "approved"}


def problems() -> Iterator[str]:
    """Yield what does not fit in orders and in what the record says of them."""
    lines = _Lines()
    yield from _schedules(lines)
    yield from _emergencies(lines)
    yield from _withdrawals(lines)


class _Lines:
    """The lines of the record that tell of orders, by act and subject."""

    def __init__(self) -> None:
        acts = {"schedule", "publish_in_emergency", "withdraw", "withdraw_overdue"}
        acts |= {*_ENDS.values(), "withdrawal_ratified", "withdrawal_contested"}
        acts |= {"withdrawal_escalated"}
        self.of: dict[tuple[str, str], AuditEvent] = {
            (event.action, event.subject): event
            for event in AuditEvent.objects.filter(action__in=acts)
        }

    def subjects(self, *acts: str) -> set[str]:
        return {subject for act, subject in self.of if act in acts}


def _schedules(lines: _Lines) -> Iterator[str]:
    known = set()
    rows = Schedule.objects.select_related("round__version")
    for row in rows.iterator(chunk_size=500):
        name, subject = f"schedule {row.pk}", f"schedule:{row.pk}"
        known.add(subject)
        begun = lines.of.get(("schedule", subject))
        if begun is None or not _says(begun, told_of_schedule(row), row.set_at):
            yield f"{name}: the record does not tell of it, or tells of another"
        yield from _ending(name, subject, row, lines)
    yield from _gone("schedule", lines.subjects("schedule") - known)


def _emergencies(lines: _Lines) -> Iterator[str]:
    known = set()
    rows = Emergency.objects.select_related("round__version")
    for row in rows.iterator(chunk_size=500):
        name, subject = f"emergency publication {row.pk}", f"emergency:{row.pk}"
        known.add(subject)
        begun = lines.of.get(("publish_in_emergency", subject))
        if (
            begun is None
            or not _says(begun, told_of_emergency(row), row.at)
            or begun.actor_id != row.by_id
        ):
            yield f"{name}: the record does not tell of it, or tells of another"
        yield from _ending(name, subject, row, lines)
    yield from _gone("emergency publication", lines.subjects("publish_in_emergency") - known)


def _ending(name: str, subject: str, row: Schedule | Emergency, lines: _Lines) -> Iterator[str]:
    """An order ends by a line of its own, with its round, or by the order that replaced it."""
    told = [act for act in _ENDS.values() if (act, subject) in lines.of]
    act = _ENDS.get(row.end)
    if told != ([act] if act else []):
        yield f"{name}: the record does not say that it ended so"
    elif act and lines.of[act, subject].at != row.ended_at:
        yield f"{name}: it ended at another time than the record says"
    elif row.end in {"published", "approved", "round_over"} and not _with_its_round(row):
        yield f"{name}: it says that it ended with its round, which did not end so"
    elif row.end == "replaced" and not _replaced(row):
        yield f"{name}: it says that it was replaced, and nothing replaced it"


def _with_its_round(row: Schedule | Emergency) -> bool:
    round: ReviewRound = row.round
    approved = _WITH_THE_ROUND.get(row.end) == "approved"
    return round.closed_at == row.ended_at and (round.outcome == "approved") is approved


def _replaced(row: Schedule | Emergency) -> bool:
    others = Schedule.objects.filter(round=row.round_id)
    return row.ended_at is not None and others.filter(set_at=row.ended_at).exists()


def _withdrawals(lines: _Lines) -> Iterator[str]:
    known = set()
    for row in Withdrawal.objects.select_related("version").iterator(chunk_size=500):
        name, subject = f"withdrawal {row.pk}", f"version:{row.version_id}"
        known.add(subject)
        line = lines.of.get(("withdraw", subject)) or lines.of.get(("withdraw_overdue", subject))
        if (
            line is None
            or not _says(line, {"ratify_by": clock.exactly(row.ratify_by)}, row.at)
            or line.actor_id != row.by_id
        ):
            yield f"{name}: the record does not tell of it, or tells of another"
        yield from _deciding(name, row, lines)
    # Versions withdrawn before withdrawals were ratified have a line without a deadline.
    told = lines.subjects("withdraw", "withdraw_overdue")
    asked = {
        subject
        for subject in told
        for line in (
            lines.of.get(("withdraw", subject)),
            lines.of.get(("withdraw_overdue", subject)),
        )
        if line is not None and "ratify_by" in details_of(line)
    }
    yield from _gone("withdrawal of", asked - known)


def _deciding(name: str, row: Withdrawal, lines: _Lines) -> Iterator[str]:
    subject = f"withdrawal:{row.pk}"
    outcomes = ("ratified", "contested")
    told = [o for o in outcomes if (f"withdrawal_{o}", subject) in lines.of]
    if told != ([row.outcome] if row.outcome else []):
        yield f"{name}: the record does not say that the board decided so"
    elif row.outcome:
        line = lines.of[f"withdrawal_{row.outcome}", subject]
        if (
            not _says(line, {"note": row.note}, row.decided_at)
            or line.actor_id != row.decided_by_id
        ):
            yield f"{name}: who decided, when or why is not what the record says"
    escalated = lines.of.get(("withdrawal_escalated", subject))
    if (escalated.at if escalated else None) != row.escalated_at:
        yield f"{name}: the record does not say that it was escalated so"


def _says(line: AuditEvent, told: dict[str, Any], at: Any) -> bool:
    details = details_of(line)
    return line.at == at and {key: details.get(key) for key in told} == told


def _gone(what: str, subjects: set[str]) -> Iterator[str]:
    for subject in sorted(subjects):
        yield f"audit: it tells of {what} {subject.replace(':', ' ')}, which is gone"
