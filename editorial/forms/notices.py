"""How somebody wants to be mailed of each thing that can reach her."""

from collections.abc import Mapping
from typing import Any

from django import forms

from editorial.events import AT_ONCE, DIGEST, NEVER, Event
from editorial.forms.house import HouseForm

MAILS = [(AT_ONCE, "At once"), (DIGEST, "Daily digest"), (NEVER, "Never")]


class ChoicesForm(HouseForm):
    """One choice an event, named by its code."""

    def __init__(
        self, *args: Any, events: tuple[Event, ...], chosen: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for event in events:
            self.fields[event.code] = forms.ChoiceField(
                label=event.title,
                choices=MAILS,
                widget=forms.RadioSelect,
                initial=chosen.get(event.code, event.mail),
                error_messages={
                    "required": f"{event.title}: nothing is chosen. Choose when to be mailed.",
                    "invalid_choice": f"{event.title}: choose one of the three.",
                },
            )
