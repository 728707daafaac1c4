"""A passkey's answer to a challenge that was made for one act of one person in one session."""

import base64
import hashlib
import json
import secrets
import struct
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import signing
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    UserVerificationRequirement,
)

from editorial.identity.second_factor import KEPT, burn

SALT = "editorial.identity.passkeys"
# A credential of any maker is a few kilobytes; what is larger is not one.
MOST = 20_000
# What the reader of a credential raises on bytes that are none.
UNREADABLE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    struct.error,
)


@dataclass(frozen=True)
class Act:
    """What a passkey is asked to confirm, by whom, and in which browser."""

    user: Any
    session_key: str
    host: str
    """The host the browser shows: the passkey answers to no other."""
    what: str
    """For example "sign:12:approve:" and the digest shown."""


@dataclass(frozen=True)
class Challenge:
    """What the browser hands to the passkey, and the ticket it must hand back with the answer."""

    options: dict[str, Any]
    ticket: str


def challenge(act: Act, *, at: datetime) -> Challenge:
    """Return a new challenge for this act. Nothing is stored: the ticket is signed."""
    nonce = secrets.token_bytes(32)
    options, _ = _server(act.host).authenticate_begin(
        list(_credentials(act.user).values()), UserVerificationRequirement.REQUIRED, challenge=nonce
    )
    ticket = signing.dumps({**_bound(act), "at": at.isoformat(), "nonce": _text(nonce)}, salt=SALT)
    return Challenge(dict(options), ticket)


def confirmed(act: Act, answer: str, *, at: datetime) -> bool:
    """Return whether the answer confirms this act now; a challenge is good for one answer.

    The passkey must have verified its owner, by finger, face or PIN: it stands for password and
    second factor together.
    """
    try:
        given: Any = json.loads(answer) if len(answer) <= MOST else None
        ticket = signing.loads(given["ticket"], salt=SALT)
        age = at - datetime.fromisoformat(ticket["at"])
        if not timedelta(0) <= age < KEPT or any(ticket[k] != v for k, v in _bound(act).items()):
            return False
        credentials = _credentials(act.user)
        used = _server(act.host).authenticate_complete(
            {
                "challenge": ticket["nonce"],
                "user_verification": UserVerificationRequirement.REQUIRED,
            },
            list(credentials.values()),
            given["credential"],
        )
    except (signing.BadSignature, RecursionError, *UNREADABLE):
        return False
    if not burn(act.user, ticket["nonce"], at):
        return False
    next(row for row, each in credentials.items() if each is used).record_usage()
    return True


def _bound(act: Act) -> dict[str, str]:
    session = hashlib.sha256(act.session_key.encode()).hexdigest()
    return {"user": str(act.user.pk), "session": session, "host": act.host, "what": act.what}


def _server(host: str) -> Fido2Server:
    # It refuses every origin but https:// of this host, and http://localhost.
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=settings.SITE_NAME))


def _credentials(user: Any) -> dict[Authenticator, AttestedCredentialData]:
    rows = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN)
    found = {row: row.wrap().authenticator_data.credential_data for row in rows}
    return {row: credential for row, credential in found.items() if credential is not None}


def _text(nonce: bytes) -> str:
    return base64.urlsafe_b64encode(nonce).decode().rstrip("=")
