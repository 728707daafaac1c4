"""The form of the words relied on: what the editor notes of each citation of a claim."""

from dataclasses import dataclass

from django import forms

from articles.content import Citation, Claim, Content
from articles.draft import Evidence
from editorial.forms.house import HouseForm

STANCES = [
    ("supports", "Supports the claim"),
    ("partly", "Supports it in part"),
    ("contradicts", "Contradicts it"),
]


class EvidenceForm(HouseForm):
    """What a citation rests on."""

    claim = forms.CharField(widget=forms.HiddenInput)
    reference = forms.CharField(widget=forms.HiddenInput)
    locator = forms.CharField(
        required=False,
        max_length=200,
        label="Where in the source",
        help_text="For example p. 422, or section 1.5.",
    )
    quote = forms.CharField(
        required=False,
        label="The words relied on",
        help_text="Exactly as the source has them.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    stance = forms.ChoiceField(choices=STANCES, label="What the source does")

    def value(self) -> Evidence:
        """Return the note on one citation."""
        return Evidence(**self.cleaned_data)


@dataclass(frozen=True)
class ClaimRows:
    """A claim with a form for each of its citations."""

    claim: Claim
    rows: list[tuple[EvidenceForm, str]]
    """Each form with the source in words."""


def rows_for(
    content: Content, claims: list[Claim], sources: dict[str, str], data: object = None
) -> list[ClaimRows]:
    """Return the forms for these claims, filled from the content or bound to what was typed."""
    found = []
    number = 0
    for claim in claims:
        rows = []
        for citation in claim.citations:
            form = EvidenceForm(
                data,  # type: ignore[arg-type]  # a QueryDict or nothing
                prefix=f"evidence-{number}",
                initial=_initial(claim, citation),
            )
            rows.append((form, sources.get(citation.reference, citation.reference)))
            number += 1
        found.append(ClaimRows(claim, rows))
    return found


def _initial(claim: Claim, citation: Citation) -> dict[str, str]:
    return {"claim": claim.id, **citation.model_dump()}
