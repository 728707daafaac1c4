"""Who has to be reminded of which review: before it is due, when it is, and the chair after.

Pure: rounds and assignments in, reminders out; no tables, no clock. Nothing is remembered here.
Whoever sends keeps the keys that were sent: a day that was missed loses no reminder, because the
next call returns it again, and nobody is told twice, because the key is the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from editorial.deadlines import SOON

BEFORE, DUE, ESCALATED = "review_soon", "review_late", "review_escalated"
KINDS = (BEFORE, DUE, ESCALATED)

_AHEAD = {"routine": SOON, "high": timedelta(days=1)}
_ESCALATED_AFTER = {"routine": timedelta(days=2), "high": timedelta(0)}


@dataclass(frozen=True)
class OpenRound:
    """A round that still needs signatures."""

    id: int
    due_at: datetime
    risk: str


@dataclass(frozen=True)
class Asked:
    """An assignment that has not ended: whom, for which round, since when."""

    round: int
    person: int
    at: datetime


@dataclass(frozen=True)
class Reminder:
    """One thing to tell one person of one round."""

    kind: str
    """review_soon, review_late or review_escalated."""
    round: int
    person: int
    key: str
    """Names kind, round, person and the day it is due: to be told once."""


def due_reminders(
    rounds: Iterable[OpenRound],
    assignments: Iterable[Asked],
    at: datetime,
    *,
    chairs: Iterable[int],
) -> list[Reminder]:
    """Return everything that should have been told by this moment, told already or not.

    A member hears that a review is near until it is due, and from then on that it is due: what is
    no longer true is not made up for. She hears nothing of moments before she was asked; that
    told her the day. The chairs hear of what is late, also where nobody was asked.
    """
    asked: dict[int, list[Asked]] = {}
    for each in assignments:
        asked.setdefault(each.round, []).append(each)
    told_of = sorted(set(chairs))
    found = []
    for round in rounds:
        near = round.due_at - _AHEAD[round.risk]
        kind, moment = (DUE, round.due_at) if at >= round.due_at else (BEFORE, near)
        if at >= moment:
            found += [
                _reminder(kind, round, each.person)
                for each in asked.get(round.id, [])
                if each.at < moment
            ]
        if at >= round.due_at + _ESCALATED_AFTER[round.risk]:
            found += [_reminder(ESCALATED, round, person) for person in told_of]
    return found


def _reminder(kind: str, round: OpenRound, person: int) -> Reminder:
    key = f"{kind}:{round.id}:{person}:{round.due_at:%Y-%m-%d}"
    return Reminder(kind, round.id, person, key)
