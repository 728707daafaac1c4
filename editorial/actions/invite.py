"""Invite: give somebody a link by which to take over the account that was made for them."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.identity.invitation_mail import digest_of
from editorial.models import Invitation
from editorial.naming import full_name
from editorial.policies import NotAllowed, check_can_administer
from editorial.queries import person

LASTS = timedelta(days=7)
MOST_A_DAY = 5


@transaction.atomic
def invite(*, user: Any, by: Any, at: datetime) -> tuple[Invitation, str]:
    """Make an invitation and return it with its token, which is stored nowhere.

    Links sent before stop working. Raises NotAllowed where the account is in use already: then
    its owner asks for a new password on the log-in page.
    """
    check_can_administer(person(by))
    name = full_name(user)
    if not user.is_active:
        raise NotAllowed(f"{name} is switched off. Switch the account on, then invite.")
    if user.last_login is not None:
        raise NotAllowed(
            f"{name} has logged in before. Who forgot a password asks for a new one on the log-in "
            "page."
        )
    if not user.email:
        raise NotAllowed(f"E-mail address: {name} has none. Add it, then invite.")
    if user.invitations.filter(made_at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise NotAllowed(
            f"{MOST_A_DAY} invitations went to {user.email} within a day. Ask whether they arrive, "
            "and look into the spam folder together."
        )
    user.invitations.filter(used_at__isnull=True, expires_at__gt=at).update(expires_at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        user=user, token_digest=digest_of(token), made_by=by, made_at=at, expires_at=at + LASTS
    )
    audit.record(
        action="person_invited",
        by=by,
        at=at,
        article=None,
        subject=f"user:{user.pk}",
        details={"invitation": invitation.pk, "email": user.email},
    )
    return invitation, token
