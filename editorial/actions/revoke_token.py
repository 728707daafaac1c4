"""Revoke a token of one's own: what used it is refused from now on."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.models import AccessToken


@transaction.atomic
def revoke_token(*, token: int, by: Any, at: datetime) -> bool:
    """Revoke one, by its row's number; return False where it is not one's own or did not hold."""
    held = AccessToken.objects.filter(pk=token, person=by, revoked_at__isnull=True)
    if not held.update(revoked_at=at):
        return False
    audit.record(
        action="token_revoked", by=by, at=at, article=None, subject=f"token:{token}", details={}
    )
    return True
