"""The forms of a board member: a verdict on each claim, and the signature."""

from typing import Any

from django import forms

from editorial.actions.sign_off import meaning_of

VERDICTS = [("supported", "Supported"), ("needs_change", "Needs change")]


class VerdictForm(forms.Form):
    """What a member says of one claim. Nothing is chosen beforehand."""

    claim = forms.CharField(widget=forms.HiddenInput)
    digest = forms.CharField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(choices=VERDICTS, required=False, widget=forms.RadioSelect)
    note = forms.CharField(
        required=False,
        label="Note",
        help_text="What needs change, so that the editor can do it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def is_new(self) -> bool:
        """Whether it says something that was not said before."""
        return bool(self.cleaned_data["verdict"]) and any(
            self.cleaned_data[name] != self.initial.get(name, "") for name in ("verdict", "note")
        )


class SignForm(forms.Form):
    """The signature: who, now, on what was shown."""

    digest = forms.CharField(widget=forms.HiddenInput)
    interests = forms.CharField(
        label="Your interests in this article",
        help_text=(
            "Any interest in a product or company named here. Write “none” if there is none."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": (
                "Interests: it is empty. Say which interest you have in a product or company "
                "named here, or write “none”."
            )
        },
    )
    note = forms.CharField(
        required=False, label="Comment", widget=forms.Textarea(attrs={"rows": 4})
    )
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
        help_text="From your authenticator app.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"max_length": "Code: this is too long. Type the six digits it shows."},
    )

    def __init__(self, decision: str, *args: Any, has_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meaning = meaning_of(decision)
        if decision != "approve":
            words = {
                "request_changes": ("What should change?", "The editor works from these words."),
                "recuse": ("Why do you stand aside?", "For the record."),
            }[decision]
            self.fields["note"].label, self.fields["note"].help_text = words
            self.fields["note"].required = True
            self.fields["note"].error_messages["required"] = f"{words[0]} It is empty. Say it."
        if decision == "recuse":
            self.fields["interests"].required = False
        if not has_code:
            del self.fields["code"]
