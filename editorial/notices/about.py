"""What a line of the record, or a reminder, is about: the rows that its subject names."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model

from articles.models import Article, Disclaimer, Version
from editorial.models import (
    Assignment,
    AuditEvent,
    BoardMember,
    Emergency,
    Invitation,
    Policy,
    PolicyProposal,
    Reassessment,
    ReviewRound,
    RoleRequest,
    Schedule,
    SignOff,
    Thread,
    Withdrawal,
)

_TABLES: dict[str, type[Model]] = {
    "assignment": Assignment,
    "board_member": BoardMember,
    "disclaimer": Disclaimer,
    "emergency": Emergency,
    "policy": Policy,
    "policy_proposal": PolicyProposal,
    "reassessment": Reassessment,
    "round": ReviewRound,
    "schedule": Schedule,
    "sign_off": SignOff,
    "thread": Thread,
    "version": Version,
    "withdrawal": Withdrawal,
}


@dataclass(frozen=True)
class About:
    """What something is told of, as the tables have it now."""

    subject: str
    """As the record names it: "round:12"."""
    article: Article | None = None
    actor: int | None = None
    row: Any = None
    """The row that the subject names; None where there is none."""
    round: ReviewRound | None = None
    """The round of review that it belongs to."""
    details: dict[str, Any] = field(default_factory=dict)
    only: int | None = None
    """Whose relation to it is asked for; None: everybody's."""


def about_line(line: AuditEvent) -> About:
    """Return what a line of the record is about."""
    details = json.loads(line.details)
    row = _row(line.subject, details)
    return About(
        subject=line.subject,
        article=line.article,
        actor=line.actor_id,
        row=row,
        round=_round(row, line.at),
        details=details,
    )


def about_round(round: ReviewRound) -> About:
    """Return what a reminder of a round is about."""
    return About(subject=f"round:{round.pk}", article=round.version.article, row=round, round=round)


def _row(subject: str, details: dict[str, Any]) -> Any:
    """Find the row: that of a request or invitation where the line tells of one for a person."""
    if "request" in details:
        return RoleRequest.objects.filter(pk=details["request"]).first()
    if "invitation" in details:
        return Invitation.objects.filter(pk=details["invitation"]).first()
    kind, _, key = subject.partition(":")
    if kind == "user":
        return get_user_model().objects.filter(pk=key).first()
    table = _TABLES.get(kind)
    return table._default_manager.filter(pk=key).first() if table else None


def _round(row: Any, at: datetime) -> ReviewRound | None:
    """Return the round of a row; of a version, the one that was its newest at that moment."""
    if isinstance(row, ReviewRound):
        return row
    if isinstance(row, Withdrawal | Thread):
        row = row.version
    if isinstance(row, Version):
        return row.rounds.filter(opened_at__lte=at).order_by("-number").first()
    found = getattr(row, "round", None)
    return found if isinstance(found, ReviewRound) else None
