"""Take a lost second factor from an account; what power it had is given anew by two."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import transaction

from editorial import audit
from editorial.actions.ask_role import ask_role
from editorial.identity.sessions import end_sessions
from editorial.models import RoleRequest
from editorial.policies import GUARDED_ROLES, NotAllowed, check_can_administer
from editorial.queries import person


@transaction.atomic
def reset_second_factor(*, user: Any, reason: str, by: Any, at: datetime) -> list[RoleRequest]:
    """Remove the account's second factors and sign it out everywhere.

    Else one administrator could take a member's place: make a new password, set up a new second
    factor, and sign. So guarded roles go with the factor, and are asked for again at once:
    another administrator looks at who it is, and agrees.
    """
    check_can_administer(person(by))
    if user.pk == by.pk:
        raise NotAllowed("Your own second factor you change yourself, or another administrator.")
    if not reason.strip():
        raise NotAllowed("Reason: it is empty. Say how you know that it is this person who asks.")
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if not removed:
        raise NotAllowed("This account has no second factor.")
    lost = sorted(person(user).roles & GUARDED_ROLES)
    user.groups.remove(*Group.objects.filter(name__in=lost))
    end_sessions(user, at=at)
    audit.record(
        action="second_factor_reset",
        by=by,
        at=at,
        article=None,
        subject=f"user:{user.pk}",
        details={"reason": reason.strip(), "roles": lost},
    )
    waiting = RoleRequest.objects.filter(user=user, decided_at__isnull=True)
    asked = set(waiting.values_list("role", flat=True))
    reason = f"The second factor was lost and is set up anew. {reason.strip()}"
    return [
        ask_role(user=user, role=role, reason=reason, by=by, at=at)
        for role in lost
        if role not in asked
    ]
