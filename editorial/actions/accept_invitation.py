"""Accept an invitation: the account gets the password that its owner chose."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from editorial import audit
from editorial.identity.sessions import end_sessions
from editorial.models import Invitation
from editorial.policies import NotAllowed

OVER = (
    "This link does not work any more: it was used, or seven days have passed, or a newer one was "
    "sent. Ask an administrator to invite you again."
)


def open_invitation(token_digest: str, *, at: datetime) -> Invitation:
    """Return the invitation that a token opens; raise NotAllowed where it opens none now."""
    invitation = (
        Invitation.objects.select_related("user", "made_by")
        .filter(token_digest=token_digest, used_at__isnull=True, expires_at__gt=at)
        .filter(user__is_active=True)
        .first()
    )
    if invitation is None:
        raise NotAllowed(OVER)
    return invitation


@transaction.atomic
def accept_invitation(*, token_digest: str, password: str, at: datetime) -> Any:
    """Set the password and return the account; the link works once.

    What came to the address is known to be read there, so the address counts as verified.
    """
    invitation = open_invitation(token_digest, at=at)
    won = Invitation.objects.filter(pk=invitation.pk, used_at__isnull=True).update(used_at=at)
    if not won:
        raise NotAllowed(OVER)
    user = invitation.user
    user.set_password(password)
    user.save(update_fields=["password"])
    end_sessions(user, at=at)
    EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )
    audit.record(
        action="invitation_accepted",
        by=user,
        at=at,
        article=None,
        subject=f"user:{user.pk}",
        details={"invitation": invitation.pk},
    )
    return user
