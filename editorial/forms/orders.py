"""The forms around approval: a time to go live, an emergency, and what the board says after."""

from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings

from editorial.forms.factors import FactorForm
from editorial.forms.house import HouseForm
from editorial.local_time import NoSuchTime, TwoSuchTimes, moment_of


class ScheduleForm(HouseForm):
    """Not before this time, as clocks show it where the site is at home."""

    day = forms.DateField(label="Day", widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Time: this is no time. Write it like 09:00."},
    )
    which = forms.ChoiceField(
        required=False,
        label="Which of the two",
        choices=[("first", "The first"), ("second", "The second")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(settings.SITE_TIME_ZONE)
        self.fields["time"].help_text = f"In {settings.SITE_TIME_ZONE.replace('_', ' ')}."
        self.comes_twice = False

    def clean(self) -> dict[str, Any]:
        """Find the moment that was meant, or say which there are."""
        typed = super().clean() or self.cleaned_data
        day, time = typed.get("day"), typed.get("time")
        if day is None or time is None:
            return typed
        time = time.replace(second=0, microsecond=0)
        try:
            typed["publish_at"] = moment_of(day, time, self.zone, which=typed.get("which", ""))
        except NoSuchTime as none:
            self.add_error(
                "time",
                f"Time: there is no {time:%H:%M} on {day:%-d %B %Y}, because clocks go forward. "
                f"Choose {none.before:%H:%M} or {none.after:%H:%M}.",
            )
        except TwoSuchTimes as two:
            self.comes_twice = True
            which = cast(forms.ChoiceField, self.fields["which"])
            which.choices = [
                ("first", f"The first, {self._shown(two.first)}"),
                ("second", f"The second, {self._shown(two.second)}"),
            ]
            self.add_error(
                "which",
                f"Which of the two: {time:%H:%M} comes twice on {day:%-d %B %Y}, because clocks go "
                "back. Choose the first or the second.",
            )
        except OverflowError:
            self.add_error("day", "Day: no calendar goes as far. Choose a nearer one.")
        return typed

    def _shown(self, moment: datetime) -> str:
        return f"{moment.astimezone(self.zone):%H:%M %Z} ({moment:%H:%M} UTC)"


class EmergencyForm(FactorForm):
    """Showing readers what the board has not signed: why, and that it is you."""

    digest = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=500,
        label="Why can this not wait for the board?",
        help_text="Readers see it: “Published in an emergency, because …”",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Reason: it is empty. Readers are told why this could not wait."
        },
    )
    field_order = ("digest", "reason", "password", "code", "passkey")


class EndEmergencyForm(HouseForm):
    """Taking an emergency publication down by hand."""

    note = forms.CharField(
        label="Why is it taken down?",
        help_text="For the record. The board sees it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Reason: it is empty. Say for the record why."},
    )


class RatifyForm(HouseForm):
    """What the board says of a withdrawal."""

    outcome = forms.ChoiceField(
        label="Was it right to withdraw the page?",
        choices=[
            ("ratified", "Yes: the board ratifies the withdrawal"),
            ("contested", "No: the board contests it"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Decision: choose to ratify or to contest the withdrawal."},
    )
    note = forms.CharField(
        required=False,
        label="Reason",
        help_text="Needed when the withdrawal is contested. For the record.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where the withdrawal is contested."""
        typed = super().clean() or self.cleaned_data
        if typed.get("outcome") == "contested" and not typed.get("note", "").strip():
            self.add_error(
                "note", "Reason: it is empty. Say why the page should not have been withdrawn."
            )
        return typed
