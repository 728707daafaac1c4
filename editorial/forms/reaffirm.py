"""The form by which a member says, of each claim whose source fell, whether it stands."""

from collections.abc import Sequence
from typing import Any

from django import forms

from editorial.actions.reaffirm import Said
from editorial.forms.factors import FactorForm
from editorial.policies.reassessing import NEEDS_CHANGE, STANDS

VERDICTS = [(STANDS, "It stands"), (NEEDS_CHANGE, "It needs change")]


class ReaffirmForm(FactorForm):
    """A verdict and a reason for each claim, and that it is you. Nothing is chosen beforehand."""

    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, claims: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claims = list(claims)
        for number, claim in enumerate(self.claims):
            place = f"Claim “{claim}”" if claim else "The text that cites it"
            self.fields[f"verdict-{number}"] = forms.ChoiceField(
                label="Your verdict",
                choices=VERDICTS,
                widget=forms.RadioSelect,
                error_messages={"required": f"{place}: choose whether it stands or needs change."},
            )
            self.fields[f"note-{number}"] = forms.CharField(
                label="Why",
                help_text="What it rests on now, or what must change.",
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"required": f"{place}: say why."},
            )

    def of_claim(self, number: int) -> tuple[Any, Any]:
        """Return the two fields of a claim by its place."""
        return self[f"verdict-{number}"], self[f"note-{number}"]

    def said(self) -> dict[str, Said]:
        """Return what was said of each claim; for a valid form."""
        typed = self.cleaned_data
        return {
            claim: Said(typed[f"verdict-{number}"], typed[f"note-{number}"])
            for number, claim in enumerate(self.claims)
        }
