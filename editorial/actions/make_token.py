"""Make a token by which a program acts for the person who made it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.identity.tokens import LONGEST, MOST, digest_of, new_token
from editorial.models import AccessToken
from editorial.policies import NotAllowed, check_can_keep_library
from editorial.queries import person


@transaction.atomic
def make_token(*, name: str, lasts: timedelta, by: Any, at: datetime) -> str:
    """Make one of one's own and return it: this once, for only its digest is kept.

    Raises NotAllowed without a name, for more than LONGEST, and for more than MOST at once.
    """
    check_can_keep_library(person(by))
    name = " ".join(name.split())
    if not name or len(name) > 80:
        raise NotAllowed("Name: say in at most 80 characters what the token is for.")
    if not timedelta(0) < lasts <= LONGEST:
        raise NotAllowed(f"A token lasts for {LONGEST.days} days at most. Choose fewer.")
    held = AccessToken.objects.filter(person=by, revoked_at__isnull=True, expires_at__gt=at)
    if held.count() >= MOST:
        raise NotAllowed(f"You have {MOST} tokens. Revoke one that is not needed any more.")
    token = new_token()
    made = AccessToken.objects.create(
        person=by, name=name, digest=digest_of(token), made_at=at, expires_at=at + lasts
    )
    audit.record(
        action="token_made",
        by=by,
        at=at,
        article=None,
        subject=f"token:{made.pk}",
        details={"name": name, "expires_at": made.expires_at.isoformat()},
    )
    return token
