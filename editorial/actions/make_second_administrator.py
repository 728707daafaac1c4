"""Make the second administrator, where there is one only and so nobody who could agree."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from editorial import audit
from editorial.policies import NotAllowed
from editorial.states import ADMINISTRATOR


@transaction.atomic
def make_second_administrator(*, username: str, reason: str, at: datetime) -> Any:
    """Give an account the administrator's role, for whoever has the server in hand.

    Raises NotAllowed where two administrators can agree with one another already.
    """
    users = get_user_model().objects
    count = users.filter(groups__name=ADMINISTRATOR, is_active=True).count()
    if count == 0:
        raise NotAllowed("There is no administrator yet. Make the first: first_administrator.")
    if count > 1:
        raise NotAllowed(
            "There are two administrators or more. One of them asks for the role on the page "
            "People, and another agrees."
        )
    user = users.filter(username=username, is_active=True).first()
    if user is None:
        raise NotAllowed(
            f"There is no account “{username}” in use. The administrator adds the person first."
        )
    if user.groups.filter(name=ADMINISTRATOR).exists():
        raise NotAllowed(f"“{username}” is the administrator that there is. Name another account.")
    if not reason.strip():
        raise NotAllowed("Reason: it is empty. Say who decided this, and why; it is recorded.")
    user.groups.add(Group.objects.get(name=ADMINISTRATOR))
    audit.record(
        action="make_second_administrator",
        by=None,
        at=at,
        article=None,
        subject=f"user:{user.pk}",
        details={"username": username, "reason": reason.strip()},
    )
    return user
