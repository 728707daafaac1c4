"""Fields of one line hold one line: what cannot be seen is refused with its place."""

from typing import Any

from django import forms

from articles.fields import Unfit, check_line
from editorial.forms.house import HouseForm

# The tables' own limits are stricter, and the fields know them.
MOST = 4_000


class OneLineForm(HouseForm):
    """A form whose text inputs take no control or bidirectional characters (invariant 24)."""

    def clean(self) -> dict[str, Any]:
        """Return what was typed; say of each line with an unseen character where it is."""
        typed = super().clean() or {}
        for name, value in list(typed.items()):
            if isinstance(value, str) and isinstance(self.fields[name].widget, forms.TextInput):
                try:
                    check_line(str(self[name].label), value, MOST)
                except Unfit as trouble:
                    self.add_error(name, str(trouble))
        return typed
