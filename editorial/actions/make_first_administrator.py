"""Make the first administrator: the one account that no other administrator makes."""

import secrets
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from editorial import audit
from editorial.policies import NotAllowed
from editorial.states import ADMINISTRATOR


@transaction.atomic
def make_first_administrator(*, username: str, email: str, at: datetime) -> tuple[Any, str]:
    """Return the new administrator and the password, which is shown this once.

    Raises NotAllowed where there is an administrator already: from then on, people are made by
    people, on the record.
    """
    users = get_user_model().objects
    if users.filter(groups__name=ADMINISTRATOR, is_active=True).exists():
        raise NotAllowed("There is an administrator already. Ask that person to add you.")
    if users.filter(username=username).exists():
        raise NotAllowed(f"The user name “{username}” is taken. Choose another.")
    password = secrets.token_urlsafe(15)
    user = users.create_user(username=username, email=email, password=password)
    user.groups.add(Group.objects.get(name=ADMINISTRATOR))
    audit.record(
        action="make_first_administrator",
        by=None,
        at=at,
        article=None,
        subject=f"user:{user.pk}",
        details={"username": username},
    )
    return user, password
