"""The forms of what holds for every article: policies, disclaimers; and of readers' messages."""

from typing import Any

from django import forms

from articles.models import Topic
from editorial.forms.house import HouseForm
from editorial.policies.terms import BOUNDS, Terms


class PolicyForm(HouseForm):
    """What approval takes."""

    topic = forms.ModelChoiceField(
        Topic.objects.all(),
        required=False,
        empty_label="Every article without a policy of its own (default)",
    )
    signers = forms.IntegerField(label="How many members sign")
    specialties = forms.CharField(
        required=False,
        max_length=300,
        label="Specialties of which one each must sign",
        help_text="Separate several by commas, for example neurology, pharmacy.",
    )
    review_months = forms.IntegerField(label="Months until the next review")
    show_pending = forms.BooleanField(
        required=False,
        label="Readers may see a version before it is approved",
        help_text="It then stands under a caution notice, and search engines are kept away.",
    )
    risk = forms.ChoiceField(
        choices=[("routine", "Routine"), ("high", "High")],
        label="Risk class",
        help_text="High: listed first in the board's queue, and escalated sooner.",
    )
    deadline_days = forms.IntegerField(label="Days in which the board decides")
    emergency_hours = forms.IntegerField(
        label="Hours that an emergency publication may stand unsigned",
    )
    ratify_hours = forms.IntegerField(label="Hours in which a withdrawal is ratified")
    overdue_withdraw_days = forms.IntegerField(
        required=False,
        label="Days after its review date that a page is withdrawn by itself",
        help_text="Leave empty for never: readers are then told that the review is overdue.",
    )
    note = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Why: it is empty. Say why the policy changes."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # For the browser; check_terms refuses, in words that name the bounds.
        for name, (least, most) in BOUNDS.items():
            self.fields[name].widget.attrs.update(min=least, max=most)

    def clean_specialties(self) -> list[str]:
        """Return the specialties, each once."""
        names = (name.strip() for name in self.cleaned_data["specialties"].split(","))
        return list(dict.fromkeys(name for name in names if name))

    def terms(self) -> Terms:
        """Return what was typed as terms; for a valid form."""
        return Terms.from_json({name: self.cleaned_data[name] for name in Terms.names()})


class PolicyDecisionForm(HouseForm):
    """Somebody's decision on a proposed policy."""

    accept = forms.TypedChoiceField(
        label="Your decision",
        choices=[("yes", "Put it in force"), ("no", "Refuse it")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Your decision: choose one of the two."},
    )
    note = forms.CharField(
        required=False,
        label="Reason",
        help_text="Needed to refuse.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DisclaimerForm(HouseForm):
    """The next wording of a disclaimer."""

    language = forms.CharField(required=False, widget=forms.HiddenInput)
    audience = forms.CharField(required=False, widget=forms.HiddenInput)
    state = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label="New wording",
        help_text="Words in braces, such as {region} or {date}, are filled in by the system.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Text: it is empty. Write what readers should be told."},
    )


class ClosingForm(HouseForm):
    """What was done about a message."""

    note = forms.CharField(
        label="What was done",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "What was done: it is empty. Say it in a sentence."},
    )
