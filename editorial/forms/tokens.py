"""The form by which a person makes a token for a program."""

from datetime import timedelta

from django import forms

from editorial.forms.house import HouseForm


class TokenForm(HouseForm):
    """What a token is for, and for how long it holds."""

    name = forms.CharField(
        max_length=80, label="What it is for", help_text="Such as the program that will use it."
    )
    days = forms.TypedChoiceField(
        choices=[(30, "30 days"), (90, "90 days"), (365, "A year")],
        coerce=int,
        initial=90,
        label="How long it holds",
    )

    @property
    def lasts(self) -> timedelta:
        """For how long the token is to hold."""
        return timedelta(days=self.cleaned_data["days"])
