"""An authenticator app, as its owner reads it."""

import time
from typing import Any

from allauth.mfa.totp.internal import auth


def set_up_app(user: Any) -> str:
    """Give the account an app; return the secret that the app keeps."""
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(user, secret)
    return secret


def code_of(secret: str, *, steps: int = 0) -> str:
    """Return what the app shows now, or so many half-minutes later."""
    counter = int(time.time()) // 30 + steps
    return auth.format_hotp_value(auth.hotp_value(secret, counter))
