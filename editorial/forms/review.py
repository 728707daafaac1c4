"""The forms of a board member: a verdict on each claim, and the signature."""

from typing import Any

from django import forms

from editorial.actions.sign_off import meaning_of
from editorial.forms.factors import FactorForm
from editorial.forms.house import HouseForm
from editorial.policies.interests import MONTHS, Interests, Party, says_none

VERDICTS = [("supported", "Supported"), ("needs_change", "Needs change")]


class VerdictForm(HouseForm):
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


class SignForm(FactorForm):
    """The signature: who, now, on what was shown."""

    digest = forms.CharField(widget=forms.HiddenInput)
    stake = forms.ChoiceField(
        label="Your interests in this article",
        choices=[("none", "I have none"), ("some", "I have an interest")],
        widget=forms.RadioSelect,
        error_messages={"required": "Your interests: choose whether you have any."},
    )
    interests = forms.CharField(
        required=False,
        label="Which interest, and since when",
        help_text="Readers see it beside your name.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = forms.CharField(
        required=False, label="Comment", widget=forms.Textarea(attrs={"rows": 4})
    )
    field_order = ("digest", "stake", "interests", "note", "password", "code", "passkey")

    def __init__(
        self,
        decision: str,
        *args: Any,
        named: tuple[Party, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.meaning = meaning_of(decision)
        names = ", ".join(party.name for party in named)
        self.fields["stake"].help_text = (
            f"Since {MONTHS} months ago: payments, grants, shares, patents, posts, of your own or "
            f"your close family{f', in {names}' if names else ''}, or in a rival of these."
        )
        if named:
            self.fields["held_in"] = forms.MultipleChoiceField(
                label="In which",
                required=False,
                choices=[(party.name, party.name) for party in named],
                widget=forms.CheckboxSelectMultiple,
            )
        if decision != "approve":
            words = {
                "request_changes": ("What should change?", "The editor works from these words."),
                "recuse": ("Why do you stand aside?", "For the record."),
            }[decision]
            self.fields["note"].label, self.fields["note"].help_text = words
            self.fields["note"].required = True
            self.fields["note"].error_messages["required"] = f"{words[0]} It is empty. Say it."
        if decision == "recuse":
            for name in ("stake", "held_in", "interests"):
                self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """Refuse an answer that contradicts itself."""
        typed = super().clean()
        words, held_in = typed.get("interests", "").strip(), typed.get("held_in") or []
        if typed.get("stake") == "none" and (held_in or words):
            self.add_error(
                "stake",
                "Your interests: you chose none, and yet named one below. Choose “I have an "
                "interest”, or take it out.",
            )
        if typed.get("stake") == "some" and says_none(words):
            self.add_error(
                "interests",
                "Which interest: it is empty. Say of whom, what, and since when.",
            )
        return typed

    def stated(self) -> Interests:
        """Return the statement that was typed; for a valid form."""
        typed = self.cleaned_data
        return Interests(tuple(typed.get("held_in") or ()), typed.get("interests", "").strip())
