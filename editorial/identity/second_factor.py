"""What somebody has besides a password, who must have it, and that a code is good once."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import IntegrityError, transaction

from editorial.models import UsedCode
from editorial.policies import needs_second_factor

# Longer than any code lives, or a challenge; six digits come round again, so not for ever.
KEPT = timedelta(minutes=5)


@dataclass(frozen=True)
class Factors:
    """What an account has besides its password. Recovery codes open it and sign nothing."""

    app: bool
    passkey: bool

    def __bool__(self) -> bool:
        return self.app or self.passkey


def factors_of(user: Any) -> Factors:
    """Return which second factors an account has."""
    kinds = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
    return Factors(
        app=Authenticator.Type.TOTP in kinds, passkey=Authenticator.Type.WEBAUTHN in kinds
    )


def must_enrol(user: Any) -> bool:
    """Return whether the account lacks a second factor that its roles ask for on this site."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    roles = frozenset(group.name for group in user.groups.all())
    return needs_second_factor(roles) and not factors_of(user)


def burn(user: Any, code: str, at: datetime) -> bool:
    """Note that a code or challenge was used; False where it was before.

    The unique row, not a cache and not the clock, decides between two uses at once.
    """
    burned = hashlib.sha256(f"{user.pk}:{code}".encode()).hexdigest()
    try:
        with transaction.atomic():
            UsedCode.objects.filter(user=user, used_at__lt=at - KEPT).delete()
            UsedCode.objects.create(user=user, code=burned, used_at=at)
    except IntegrityError:
        return False
    return True
