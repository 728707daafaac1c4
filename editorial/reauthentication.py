"""That the signer is the signer, now: password and one-time code, or a passkey."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from editorial import audit
from editorial.identity import passkeys
from editorial.identity.second_factor import burn, factors_of, must_enrol
from editorial.models import AuditEvent
from editorial.policies import NotAllowed

# Wrong answers after which the door stays shut for a while (invariants §7).
MOST_FAILURES = 5
FAILURE_WINDOW = timedelta(minutes=5)
MOST_FAILURES_AN_HOUR = 20
FAILED = "reauthentication_failed"


class NotProven(NotAllowed):
    """What was given did not fit, or too many tries; `field` says which is to be put right."""

    def __init__(self, message: str, field: str = "password") -> None:
        super().__init__(message)
        self.field = field


class _Wrong(NotProven):
    """It did not fit, which is recorded and counted."""


@dataclass(frozen=True)
class Reauthentication:
    """That a user proved who they are, how and when."""

    user_id: int
    method: str
    at: datetime


def reauthenticate(
    *,
    user: Any,
    password: str = "",
    code: str = "",
    passkey: str = "",
    act: passkeys.Act | None = None,
    at: datetime,
) -> Reauthentication:
    """Check password and, where one is enrolled, one-time code; or a passkey's answer for the act.

    What was used is burned by its use. Raises NotProven, and records the failed try; after five
    in five minutes, or twenty in an hour, even the right answer waits. A recovery code is no
    answer, and a user without a usable password or a passkey cannot sign.
    """
    with transaction.atomic():
        # One try at a time: sixty-four at once would all be let through before one is counted.
        get_user_model().objects.select_for_update().get(pk=user.pk)
        try:
            return Reauthentication(user.pk, _method(user, password, code, passkey, act, at), at)
        except NotProven as trouble:
            refusal = trouble
            if isinstance(trouble, _Wrong):
                _record(user, trouble.field, at)
    raise refusal


def check_fresh(proof: Reauthentication, *, by: Any, at: datetime) -> None:
    """Raise NotProven unless the proof is this user's and recent (21 CFR 11.200)."""
    age = (at - proof.at).total_seconds()
    if proof.user_id != by.pk or not 0 <= age <= settings.SIGN_OFF_REAUTHENTICATION_SECONDS:
        raise NotProven("Your password was checked too long ago. Type it again.")


def _method(
    user: Any, password: str, code: str, passkey: str, act: passkeys.Act | None, at: datetime
) -> str:
    """Return how the user proved who they are; raise NotProven where they did not."""
    _check_not_too_many(user, at)
    if must_enrol(user):
        raise NotProven(
            "Your role asks for a second factor and this account has none. Set one up under “My "
            "second factor”, then sign."
        )
    if passkey:
        return _by_passkey(user, passkey, act, at)
    if not user.has_usable_password() or not user.check_password(password):
        raise _Wrong("Password: it does not fit this account. Type it again.")
    factors = factors_of(user)
    if factors.app:
        return _by_code(user, code, at)
    if factors.passkey:
        raise NotProven("Passkey: this account signs with its passkey. Press the button for it.")
    return "password"


def _by_passkey(user: Any, answer: str, act: passkeys.Act | None, at: datetime) -> str:
    if act is None or act.user.pk != user.pk or not passkeys.confirmed(act, answer, at=at):
        raise _Wrong(
            "Passkey: its answer does not fit, or came too late. Press the button again.", "passkey"
        )
    return "passkey"


def _by_code(user: Any, code: str, at: datetime) -> str:
    # As people type it, "123 456": every spelling of a code is burned with it.
    code = "".join(filter(str.isdigit, code))
    if not code:
        raise NotProven(
            "Code: this account has a second factor. Type the six digits it shows.", "code"
        )
    app = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    if not app.wrap().validate_code(code) or not burn(user, code, at):
        raise _Wrong("Code: it does not fit, or was used before. Wait for the next one.", "code")
    return "password and one-time code"


def _check_not_too_many(user: Any, at: datetime) -> None:
    failures = AuditEvent.objects.filter(actor=user, action=FAILED)
    for most, since, wait in (
        (MOST_FAILURES, FAILURE_WINDOW, "five minutes"),
        (MOST_FAILURES_AN_HOUR, timedelta(hours=1), "an hour"),
    ):
        if failures.filter(at__gt=at - since).count() >= most:
            raise NotProven(
                f"Too many wrong passwords or codes. Wait {wait}, then try again. Nothing you "
                "typed in the form is lost."
            )


def _record(user: Any, what: str, at: datetime) -> None:
    audit.record(
        action=FAILED,
        by=user,
        at=at,
        article=None,
        subject=f"user:{user.pk}",
        details={"factor": what},
    )
