"""Tokens of programs: how one is made, and whose a token is."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from editorial.models import AccessToken

PREFIX = "imprimatur_"
LONGEST = timedelta(days=365)
# At once, of one person.
MOST = 10
# Who uses a token every second need not have it written down each time.
NOTED_EVERY = timedelta(minutes=5)


def new_token() -> str:
    """Return a token that nobody can guess; by its beginning scanners of leaks know it."""
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def person_with(token: str, *, at: datetime) -> Any | None:
    """Return whose token this is and note its use; None for one that does not hold now."""
    if not token.startswith(PREFIX) or len(token) > 200:
        return None
    found = (
        AccessToken.objects.select_related("person")
        .filter(digest=digest_of(token), revoked_at__isnull=True, expires_at__gt=at)
        .first()
    )
    if found is None or not found.person.is_active:
        return None
    if found.last_used_at is None or at - found.last_used_at > NOTED_EVERY:
        AccessToken.objects.filter(pk=found.pk).update(last_used_at=at)
    return found.person
