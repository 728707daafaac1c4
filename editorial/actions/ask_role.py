"""Ask for a role with power over what readers get; another administrator must agree."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from editorial import audit
from editorial.models import RoleRequest
from editorial.policies import Conflict, NotAllowed, check_can_ask_role
from editorial.queries import person


@transaction.atomic
def ask_role(*, user: Any, role: str, reason: str, by: Any, at: datetime) -> RoleRequest:
    """Ask that somebody become board member, chair or administrator. Gives nothing yet."""
    check_can_ask_role(person(by), role=role, held=person(user).roles)
    if not user.is_active:
        raise NotAllowed("This account is switched off. Switch it on, then ask.")
    if not reason.strip():
        raise NotAllowed("Reason: it is empty. Say why, so that another administrator can agree.")
    try:
        with transaction.atomic():
            request = RoleRequest.objects.create(
                user=user, role=role, reason=reason.strip(), asked_by=by, asked_at=at
            )
    except IntegrityError as open_already:
        raise Conflict(
            "This role was asked for already. Another administrator has to decide."
        ) from open_already
    audit.record(
        action="role_asked",
        by=by,
        at=at,
        article=None,
        subject=f"user:{user.pk}",
        details={"role": role, "reason": request.reason, "request": request.pk},
    )
    return request
