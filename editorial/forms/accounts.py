"""Allauth's forms in the site's words; a code typed into any of them is burned by its use."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms

from editorial import clock
from editorial.identity.second_factor import burn


def _code(label: str, **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", **attrs}),
        error_messages={"required": "Code: it is empty. Type the six digits."},
    )


def _burned(user: Any, code: str) -> str:
    # Allauth's own note of used codes is in a cache, and shorter than a code lives.
    if not burn(user, "".join(filter(str.isdigit, code)), clock.now()):
        raise get_adapter().validation_error("incorrect_code")
    return code


class CodeForm(AuthenticateForm):
    """The second step of a log-in."""

    code = _code("Six digits, or a recovery code")

    def clean_code(self) -> str:
        """Return a code that fits and was never used; recovery codes are crossed out by allauth."""
        code: str = super().clean_code()
        is_app = self.authenticator.type == Authenticator.Type.TOTP
        return _burned(self.user, code) if is_app else code


class CodeAgainForm(ReauthenticateForm, CodeForm):
    """The code again, before a second factor is changed."""

    code = _code("Six digits, or a recovery code")  # else that of the first parent stands


class AppForm(ActivateTOTPForm):
    """The first code of an authenticator app."""

    code = _code("Six digits that the app shows", inputmode="numeric")

    def clean_code(self) -> str:
        """Return a code that fits; it signs nothing afterwards."""
        return _burned(self.user, super().clean_code())


class PasskeyForm(AddWebAuthnForm):
    """A new passkey. Its owner is asked for finger, face or PIN each time it is used."""

    name = forms.CharField(
        label="Name",
        max_length=60,
        help_text="So that you know it among others: for example the device it is on.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Every passkey is made so that it can log in alone, where the device has room for it.
        self.fields.pop("passwordless", None)
