"""The fields by which somebody shows, now, who they are: password and code, or a passkey."""

from typing import Any

from django import forms

from editorial.forms.house import HouseForm
from editorial.identity.second_factor import Factors


class _Unseen(forms.PasswordInput):
    """A hidden field whose value is never sent back."""

    input_type = "hidden"


class FactorForm(HouseForm):
    """A form that is sent with proof of who sends it.

    Fields that are no use to the account are not there: without an app no code, without a passkey
    no passkey, and with a passkey alone no password.
    """

    password = forms.CharField(
        strip=False,
        label="Your password",
        # Never sent back: a wrong one is typed again, and the rest of the form stays.
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Password: it is empty. Type it to sign."},
    )
    code = forms.CharField(
        required=False,
        max_length=20,
        label="Six-digit code",
        help_text="From your authenticator app. A recovery code signs nothing.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"max_length": "Code: this is too long. Type the six digits it shows."},
    )
    passkey = forms.CharField(
        required=False,
        label="Passkey",
        # An answer is good once, so it is not sent back either.
        widget=_Unseen(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, factors: Factors, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not factors.app:
            del self.fields["code"]
        if not factors.passkey:
            del self.fields["passkey"]
        elif not factors.app:
            del self.fields["password"]
            self.fields["passkey"].required = True
            self.fields["passkey"].error_messages["required"] = (
                "Passkey: there is no answer from it. Press the button for the passkey."
            )
        else:
            self.fields["password"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for the password where neither it nor a passkey's answer was given."""
        typed = super().clean() or self.cleaned_data
        empty = not typed.get("passkey") and not typed.get("password")
        if empty and "password" in self.fields and "password" not in self.errors:
            self.add_error("password", self.fields["password"].error_messages["required"])
        return typed

    def factors_given(self) -> dict[str, str]:
        """Return what was given, as `reauthenticate` takes it; for a valid form."""
        typed = self.cleaned_data
        return {name: typed.get(name, "") for name in ("password", "code", "passkey")}
