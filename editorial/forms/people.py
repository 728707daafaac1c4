"""The forms of people: accounts, credentials, declared interests."""

from collections.abc import Iterable
from typing import Any

from django import forms

from editorial.forms.house import HouseForm
from editorial.forms.one_line import OneLineForm
from editorial.policies import GUARDED_ROLES
from editorial.states import ROLES

ROLE_WORDS = {
    "author": "Author: writes and submits",
    "editor": "Editor: writes, submits, withdraws, answers readers",
    "board": "Board member: reviews and signs",
    "chair": "Chair: reviews, signs, approves disclaimers",
    "administrator": "Administrator: people, policies, disclaimers",
}


def _words(roles: Iterable[str]) -> list[tuple[str, str]]:
    return [(role, ROLE_WORDS[role]) for role in ROLES if role in roles]


class PersonForm(OneLineForm):
    """An account and its roles. Guarded ones can be taken away here; giving them takes two."""

    first_name = forms.CharField(max_length=150, label="First name")
    last_name = forms.CharField(required=False, max_length=150, label="Last name")
    email = forms.EmailField(required=False, label="E-mail address")
    active = forms.BooleanField(
        required=False,
        initial=True,
        label="The account is in use",
        help_text="Switched off, it is signed out everywhere at once.",
    )

    def __init__(self, *args: Any, held: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"] = forms.MultipleChoiceField(
            required=False,
            choices=_words((set(ROLES) - GUARDED_ROLES) | held),
            widget=forms.CheckboxSelectMultiple,
            help_text="Without a role somebody can log in and see nothing.",
        )
        self.order_fields(self.field_order or ("first_name", "last_name", "email", "roles"))


class NewPersonForm(PersonForm):
    """A new account. Its owner is invited by mail, or handed a first password."""

    username = forms.RegexField(
        regex=r"^[a-z0-9][a-z0-9._-]{1,49}$",
        label="User name",
        help_text="Small letters and digits. It cannot be changed later.",
        error_messages={"invalid": "User name: use 2 to 50 small letters, digits and . _ -"},
    )
    asked = forms.MultipleChoiceField(
        required=False,
        choices=_words(GUARDED_ROLES),
        label="Roles that another administrator must agree to",
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        required=False,
        label="Why these roles",
        help_text="The other administrator decides by these words. They stay in the record.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("username", "first_name", "last_name", "email", "roles", "asked", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["active"]
        self.fields[
            "email"
        ].help_text = (
            "The invitation goes here. Without one you hand over a first password yourself."
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where a role is asked for."""
        typed = super().clean()
        if typed.get("asked") and not typed.get("reason", "").strip():
            self.add_error("reason", "Why these roles: it is empty. Say why, in a sentence.")
        return typed


class RoleForm(HouseForm):
    """Asking for a role that another administrator must agree to."""

    reason = forms.CharField(
        label="Why",
        help_text="The other administrator decides by these words. They stay in the record.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Why: it is empty. Say why, in a sentence."},
    )

    def __init__(self, *args: Any, missing: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(
            label="Role",
            choices=_words(missing),
            widget=forms.RadioSelect,
            error_messages={"required": "Role: choose one."},
        )
        self.order_fields(("role", "reason"))


class LostFactorForm(HouseForm):
    """Taking a lost second factor from an account."""

    reason = forms.CharField(
        label="How do you know that it is this person who asks?",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "How do you know: it is empty. Say it; it is recorded."},
    )


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


class InterestsForm(HouseForm):
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
