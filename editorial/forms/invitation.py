"""The form of somebody who was invited."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from editorial.forms.house import HouseForm


def _password(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={
            "required": f"{label}: it is empty. Type it.",
            "max_length": f"{label}: it is longer than 128 characters. Take a shorter one.",
        },
    )


class ChoosePasswordForm(HouseForm):
    """A password of one's own, twice, because nobody sees what is typed."""

    password1 = _password(
        "Password",
        "At least 12 characters. A few words that do not belong together are easy to keep and hard "
        "to guess.",
    )
    password2 = _password("The password again")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password1(self) -> str:
        """Return a password that keeps the site's rules."""
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        typed = super().clean() or self.cleaned_data
        first, second = typed.get("password1"), typed.get("password2")
        if first and second and first != second:
            self.add_error("password2", "The password again: it is not the same. Type both anew.")
        return typed
