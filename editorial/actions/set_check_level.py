"""Set a check's level: ask more of articles than the check does as shipped."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.checks.finding import LEVELS, Level
from articles.checks.registry import CHECKS
from articles.models import Topic
from editorial import audit
from editorial.models import CheckLevel
from editorial.policies import NotAllowed, check_can_set_levels
from editorial.queries import person

SHIPPED: dict[str, Level] = {check.id: check.level for check in CHECKS}


@transaction.atomic
def set_check_level(
    *, check_id: str, topic: Topic | None, level: str, reason: str, by: Any, at: datetime
) -> CheckLevel:
    """Put a check's level in force for all articles or those of a topic; "" is as shipped.

    Raises NotAllowed for a level milder than the check's own: a site asks more, never less.
    """
    who = person(by)
    check_can_set_levels(who)
    check_can_be_set(check_id, topic=topic, level=level, reason=reason)
    row = CheckLevel.objects.create(
        check_id=check_id,
        topic=topic,
        level=level,
        reason=reason.strip(),
        set_by_name=who.name,
        set_at=at,
    )
    audit.record(
        action="check_level_set",
        by=by,
        at=at,
        article=None,
        subject=f"check:{check_id}",
        details={
            "check": check_id,
            "topic": topic.slug if topic else "",
            "level": level,
            "shipped": SHIPPED[check_id],
            "reason": row.reason,
        },
    )
    return row


def check_can_be_set(check_id: str, *, topic: Topic | None, level: str, reason: str) -> None:
    """Raise NotAllowed, with place, trouble and cure, where a check cannot have this level."""
    shipped = SHIPPED.get(check_id)
    if shipped is None:
        raise NotAllowed(f"Check: there is none called “{check_id[:20]}”.")
    if level not in ("", "block", "warn"):
        raise NotAllowed("Level: choose “stands in the way”, “warning” or “as shipped”.")
    if level and shipped == "unchecked":
        raise NotAllowed(f"Level: {check_id} says what could not be checked. That has no level.")
    if level and LEVELS.index(shipped) < LEVELS.index(level):
        raise NotAllowed(
            f"Level: {check_id} stands in the way as shipped. A site can ask more, never less; "
            "for one article, a warning is waived with a reason."
        )
    last = CheckLevel.objects.filter(check_id=check_id, topic=topic).first()
    if level == (last.level if last else ""):
        raise NotAllowed(f"Level: {check_id} has this level here already.")
    if not reason.strip():
        raise NotAllowed("Reason: it is empty. Say why this site asks more, or no longer does.")
