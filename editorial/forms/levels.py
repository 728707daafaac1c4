"""The form that tightens a check."""

from typing import Any

from django import forms

from articles.checks.check import Check
from articles.checks.finding import LEVELS
from articles.models import Topic
from editorial.forms.house import HouseForm

_CHOICES = [("block", "Stands in the way"), ("warn", "Warning"), ("", "As shipped")]


class LevelForm(HouseForm):
    """What the site asks of a check, for whom, and why."""

    topic = forms.ModelChoiceField(
        Topic.objects.all(), required=False, label="For", empty_label="Every article"
    )
    level = forms.ChoiceField(label="From now on it", choices=_CHOICES, required=False)
    reason = forms.CharField(
        label="Why?",
        help_text="For the record: why this site asks more here, or no longer does.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Reason: it is empty. Say why."},
    )

    def __init__(self, check: Check, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shipped = LEVELS.index(check.level)
        self.fields["level"].initial = "warn" if check.level == "advise" else "block"
        # A check has cases of their own level: its own level, for all of them, is stricter too.
        self.fields["level"].choices = [  # type: ignore[attr-defined]  # it is a ChoiceField
            (level, words)
            for level, words in _CHOICES
            if not level or (check.level != "unchecked" and LEVELS.index(level) <= shipped)
        ]
