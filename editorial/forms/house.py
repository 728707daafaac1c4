"""What every form of the workspace says of what it refuses: place, trouble and cure."""

from typing import Any

from django import forms

# By kind of field, the narrower first; by code of the error. {place} is the field's label.
_MESSAGES: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
    (
        forms.FileField,
        {
            "required": "{place}: no file is chosen. Choose one.",
            "missing": "{place}: no file is chosen. Choose one.",
            "invalid": "{place}: no file has arrived. Choose it again and send it once more.",
            "empty": "{place}: the file is empty. Choose another.",
        },
    ),
    (
        forms.BooleanField,
        {"required": "{place}: it is not ticked. Tick it if it is so."},
    ),
    (
        forms.ChoiceField,
        {
            "required": "{place}: nothing is chosen. Choose what fits.",
            "invalid_choice": "{place}: “%(value)s” is none of the choices. Choose one of those.",
            "invalid_list": "{place}: this is no choice. Choose from those that are shown.",
        },
    ),
    (forms.DateField, {"invalid": "{place}: this is no day. Write it like 2026-11-30."}),
    (
        forms.DateTimeField,
        {"invalid": "{place}: this is no day and time. Write it like 2026-11-30 09:00."},
    ),
    (forms.IntegerField, {"invalid": "{place}: this is no whole number. Use digits alone."}),
    (
        forms.EmailField,
        {"invalid": "{place}: this is no e-mail address. Write it like name@example.org."},
    ),
    (
        forms.URLField,
        {"invalid": "{place}: this is no address of a page. Begin it with https://."},
    ),
    (
        forms.SlugField,
        {"invalid": "{place}: use letters, digits and hyphens, like b12-leg-weakness."},
    ),
    (
        forms.Field,
        {
            "required": "{place}: it is empty. Fill it in.",
            "invalid": "{place}: this cannot be read. Look at how it is written.",
            "max_length": "{place}: it has %(show_value)d characters, and %(limit_value)d fit. "
            "Shorten it.",
            "min_length": "{place}: it has %(show_value)d characters, and needs %(limit_value)d. "
            "Lengthen it.",
            "min_value": "{place}: it is below %(limit_value)s. Use that or more.",
            "max_value": "{place}: it is above %(limit_value)s. Use that or less.",
            "null_characters_not_allowed": "{place}: it holds a character that cannot be stored. "
            "Type it anew.",
        },
    ),
)


class HouseForm(forms.Form):
    """A form with the house's words for what Django refuses, unless a field has its own."""

    def full_clean(self) -> None:
        """Look at everything that was typed, with each field's place known."""
        for name, field in self.fields.items():
            _speak(field, str(self[name].label).rstrip(":?"))
        super().full_clean()


def _speak(field: forms.Field, place: str) -> None:
    place = place.replace("%", "per cent")  # Django puts its values at percent signs.
    shipped: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        shipped.update(getattr(kind, "default_error_messages", {}))
    for kind, messages in reversed(_MESSAGES):
        if not isinstance(field, kind):
            continue
        for code, message in messages.items():
            said = field.error_messages.get(code)
            if said is shipped.get(code):
                field.error_messages[code] = message.replace("{place}", place)
                shipped[code] = field.error_messages[code]
