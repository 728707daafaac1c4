"""The form that hands a working copy to the board."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from articles.checks.finding import Finding
from editorial.actions.submit import Waiver
from editorial.forms.house import HouseForm

MOST_WAIVERS = 200


class SubmissionForm(HouseForm):
    """What the board is told of a submission."""

    change_note = forms.CharField(
        label="What changed, and why?",
        help_text="The board and, later, readers see this. Say it of each claim that changed.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": "Change note: it is empty. Say what changed and why, for the board."
        },
    )
    read = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(HouseForm):
    """Why what was written stands nevertheless: for recalls and withdrawals."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Reason: it is empty. Say why."},
    )


class RecallForm(ReasonForm):
    """Taking a version back from the board."""

    reason = forms.CharField(
        required=False,
        label="Why do you take it back?",
        help_text="For the record. The board sees it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawForm(ReasonForm):
    """Taking a page away from readers."""

    reason = forms.CharField(
        label="Why do we no longer stand by this page?",
        help_text="Readers see it: “We no longer stand by this page because …”",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Reason: it is empty. Readers are told why the page was withdrawn."
        },
    )
    advice = forms.CharField(
        label="What should someone do who acted on it?",
        help_text="Readers see it: “If you acted on it, …”",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Advice: it is empty. Say what someone should do who acted on the page."
        },
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True)
class Waivable:
    """A warning with the reason that was typed for it."""

    finding: Finding
    number: int
    reason: str


def waivers_in(data: Mapping[str, str]) -> tuple[Waiver, ...]:
    """Return the warnings for which a reason was typed, whatever their place on the page."""
    return tuple(
        Waiver(data.get(f"finding-{n}", ""), data.get(f"quote-{n}", ""), reason)
        for n in range(MOST_WAIVERS)
        if (reason := data.get(f"reason-{n}", "").strip())
    )


def waivable(findings: list[Finding], data: Mapping[str, str]) -> list[Waivable]:
    """Return the warnings, each with its reason found again by finding and words."""
    typed = {(waiver.finding, waiver.quote): waiver.reason for waiver in waivers_in(data)}
    warnings = [finding for finding in findings if finding.level == "warn"]
    return [
        Waivable(finding, n, typed.get((finding.id, finding.quote), ""))
        for n, finding in enumerate(warnings[:MOST_WAIVERS])
    ]
