"""Decide on a role that another administrator asked for."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from editorial import audit
from editorial.models import RoleRequest
from editorial.policies import (
    Conflict,
    NotAllowed,
    check_can_administer,
    check_can_agree_role,
    check_can_refuse_role,
    may,
)
from editorial.queries import person


@transaction.atomic
def decide_role(*, request: RoleRequest, agree: bool, by: Any, at: datetime) -> RoleRequest:
    """Give the role, or refuse it. Who asked, and whom it is for, cannot agree."""
    request = RoleRequest.objects.select_for_update().get(pk=request.pk)
    if agree:
        check_can_agree_role(person(by), asked_by=request.asked_by_id, asked_for=request.user_id)
        _check_still_asked(request)
    else:
        check_can_refuse_role(person(by), asked_by=request.asked_by_id)
    won = RoleRequest.objects.filter(pk=request.pk, decided_at__isnull=True).update(
        decided_by=by, decided_at=at, outcome="agreed" if agree else "refused"
    )
    if not won:
        raise Conflict("Another administrator has decided already. Reload the page.")
    if agree:
        request.user.groups.add(Group.objects.get(name=request.role))
    audit.record(
        action="role_agreed" if agree else "role_refused",
        by=by,
        at=at,
        article=None,
        subject=f"user:{request.user_id}",
        details={"role": request.role, "request": request.pk},
    )
    request.refresh_from_db()
    return request


def _check_still_asked(request: RoleRequest) -> None:
    """Raise unless there are two administrators behind it still, and the account is in use."""
    if not may(check_can_administer, person(request.asked_by)):
        raise NotAllowed(
            "Who asked for this role is no administrator any more. Refuse it, and ask anew."
        )
    if not request.user.is_active:
        raise NotAllowed("This account is switched off. Refuse the role, or switch it on first.")
