"""That the signer is the signer, now: password, and second factor where one is enrolled."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import IntegrityError, transaction

from editorial import audit
from editorial.models import AuditEvent, UsedCode
from editorial.policies import NotAllowed

# Wrong answers in five minutes after which the door stays shut (invariants §7).
MOST_FAILURES = 5
FAILURE_WINDOW = timedelta(minutes=5)
FAILED = "reauthentication_failed"


class NotProven(NotAllowed):
    """Password or code did not fit, or too many tries."""


@dataclass(frozen=True)
class Reauthentication:
    """That a user proved who they are, how and when."""

    user_id: int
    method: str
    at: datetime


def reauthenticate(*, user: Any, password: str, code: str, at: datetime) -> Reauthentication:
    """Check password and, where one is enrolled, second factor; a code is burned by its use.

    Raises NotProven, and records the failed try; after five in five minutes even the right
    answer waits. A user without a usable password cannot sign.
    """
    failures = AuditEvent.objects.filter(
        actor=user, action=FAILED, at__gt=at - FAILURE_WINDOW
    ).count()
    if failures >= MOST_FAILURES:
        raise NotProven(
            "Too many wrong passwords or codes. Wait five minutes, then try again. Nothing you "
            "typed in the form is lost."
        )
    if not user.has_usable_password() or not user.check_password(password):
        _failed(user, "password", at)
        raise NotProven("Password: it does not fit this account. Type it again.")
    totp = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if totp is None:
        return Reauthentication(user.pk, "password", at)
    # As people type it, "123 456": every spelling of a code is burned with it.
    code = "".join(filter(str.isdigit, code))
    if not code:
        raise NotProven("Code: this account has a second factor. Type the six digits it shows.")
    if not totp.wrap().validate_code(code) or not _burn(user, code, at):
        _failed(user, "code", at)
        raise NotProven("Code: it does not fit, or was used before. Wait for the next one.")
    return Reauthentication(user.pk, "password and one-time code", at)


def check_fresh(proof: Reauthentication, *, by: Any, at: datetime) -> None:
    """Raise NotProven unless the proof is this user's and recent (21 CFR 11.200)."""
    age = (at - proof.at).total_seconds()
    if proof.user_id != by.pk or not 0 <= age <= settings.SIGN_OFF_REAUTHENTICATION_SECONDS:
        raise NotProven("Your password was checked too long ago. Type it again.")


def _burn(user: Any, code: str, at: datetime) -> bool:
    # A code lives thirty seconds. Burned ones are kept for some minutes only, because six digits
    # come round again; the unique row, not the clock, decides between two uses at once.
    burned = hashlib.sha256(f"{user.pk}:{code}".encode()).hexdigest()
    try:
        with transaction.atomic():
            UsedCode.objects.filter(user=user, used_at__lt=at - FAILURE_WINDOW).delete()
            UsedCode.objects.create(user=user, code=burned, used_at=at)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def _failed(user: Any, what: str, at: datetime) -> None:
    audit.record(
        action=FAILED,
        by=user,
        at=at,
        article=None,
        subject=f"user:{user.pk}",
        details={"factor": what},
    )
