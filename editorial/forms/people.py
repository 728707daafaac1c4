"""The forms of people: accounts, credentials, declared interests."""

from typing import Any

from django import forms

from editorial.forms.one_line import OneLineForm
from editorial.states import ROLES

ROLE_WORDS = {
    "author": "Author: writes and submits",
    "editor": "Editor: writes, submits, withdraws, answers readers",
    "board": "Board member: reviews and signs",
    "chair": "Chair: reviews, signs, approves disclaimers",
    "administrator": "Administrator: people, policies, disclaimers",
}


class PersonForm(OneLineForm):
    """An account and its roles."""

    first_name = forms.CharField(max_length=150, label="First name")
    last_name = forms.CharField(required=False, max_length=150, label="Last name")
    email = forms.EmailField(required=False, label="E-mail address")
    roles = forms.MultipleChoiceField(
        required=False,
        choices=[(role, ROLE_WORDS[role]) for role in ROLES],
        widget=forms.CheckboxSelectMultiple,
        help_text="Without a role somebody can log in and see nothing.",
    )
    active = forms.BooleanField(
        required=False,
        initial=True,
        label="The account is in use",
        help_text="Switched off, it is signed out everywhere at once.",
    )


class NewPersonForm(PersonForm):
    """A new account. Its first password is made by the machine."""

    username = forms.RegexField(
        regex=r"^[a-z0-9][a-z0-9._-]{1,49}$",
        label="User name",
        help_text="Small letters and digits. It cannot be changed later.",
        error_messages={"invalid": "User name: use 2 to 50 small letters, digits and . _ -"},
    )
    field_order = ("username", "first_name", "last_name", "email", "roles")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["active"]


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": f"{label}: this is no date. Write it like 2027-11-02."},
    )


class BoardMemberForm(OneLineForm):
    """A credential as it was verified. Signatures print these words."""

    printed_name = forms.CharField(
        max_length=200, label="Printed name", help_text="As readers see it: Dr A. Name."
    )
    profession = forms.CharField(max_length=100, help_text="For example consultant neurologist.")
    specialty = forms.CharField(
        max_length=100, help_text="One word that policies ask for, for example neurology."
    )
    register = forms.CharField(max_length=200, label="Professional register")
    register_number = forms.CharField(max_length=50, label="Number on the register")
    verified_by = forms.CharField(
        max_length=200, label="Verified by", help_text="Who looked it up on the register."
    )
    verified_on = _day("Verified on")
    verified_until = _day("Verified until")
    active = forms.BooleanField(required=False, initial=True, label="Active member of the board")
    biography = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Readers see it on the board's page.",
    )


class InterestsForm(forms.Form):
    """A declaration of interests."""

    statement = forms.CharField(
        label="Your interests of the last 36 months",
        help_text=(
            "Payments, grants, shares, patents, posts, of your own or your close family. "
            "Write “None.” if there are none. Readers see it."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Interests: it is empty. Name them, or write “None.”"},
    )
    ties = forms.CharField(
        required=False,
        max_length=2000,
        label="Medicines and companies concerned",
        help_text=(
            "One on each line, by name only, for example “metformin”. You are asked about it "
            "when you sign an article that names it."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_ties(self) -> list[str]:
        """Return the names, each once."""
        names = (line.strip() for line in self.cleaned_data["ties"].splitlines())
        return list(dict.fromkeys(name for name in names if name))
