"""Review access: an administrator looked at who may do what, and says so on the record."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from editorial import audit
from editorial.models import AuditEvent
from editorial.policies import Conflict, NotAllowed, check_can_administer
from editorial.queries import person
from editorial.states import ROLES


@transaction.atomic
def review_access(*, shown: dict[str, list[str]], note: str, by: Any, at: datetime) -> AuditEvent:
    """Record that the rights as they were shown are as they should be.

    `shown` has user names with their roles. Raises Conflict where rights changed meanwhile.
    """
    check_can_administer(person(by))
    if not note.strip():
        raise NotAllowed("What you found: it is empty. Say it in a sentence, for the record.")
    if shown != rights():
        raise Conflict("Rights have changed since you opened this page. Look at them again.")
    return audit.record(
        action="access_reviewed",
        by=by,
        at=at,
        article=None,
        subject="access",
        details={"rights": shown, "note": note.strip()},
    )


def rights() -> dict[str, list[str]]:
    """Return who may do what now: active accounts with a role, by user name."""
    users = get_user_model().objects.filter(is_active=True).prefetch_related("groups")
    found = {
        user.get_username(): sorted(group.name for group in user.groups.all()) for user in users
    }
    return {name: roles for name, roles in sorted(found.items()) if set(roles) & set(ROLES)}
