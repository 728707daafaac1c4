"""What is wrong with what was typed, as a list whose lines lead to the fields."""

from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class Problem:
    """One trouble: what it is, and the field it is in ("" for the form as a whole)."""

    field_id: str
    text: str


def problems_of(*given: forms.BaseForm) -> list[Problem]:
    """Return the troubles of all forms, in the order of their fields."""
    found = []
    for form in given:
        found += [Problem("", str(text)) for text in form.non_field_errors()]
        for field in form:
            found += [Problem(field.id_for_label or field.auto_id, str(e)) for e in field.errors]
    return found


def refuse(form: forms.BaseForm, trouble: Exception) -> None:
    """Add why a form was refused: to the field that the message begins with, or to the whole."""
    said = str(trouble)
    named = (field.name for field in form if said.startswith(str(field.label)))
    form.add_error(next(named, None), said)
