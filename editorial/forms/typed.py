"""The places of a page that was sent, in the words that stand beside them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from django.forms import Form
from django.forms.utils import pretty_name

from articles import audiences
from editorial.forms.house import HouseForm

_NAME = re.compile(r"(?:(?P<group>[a-z]+)-(?:(?P<which>[a-z0-9]+)-)?)?(?P<field>\w+)")


def place(name: str) -> str:
    """Return where a field stands: "Patient, short answer" for "text-patient-short_answer"."""
    parts = _NAME.fullmatch(name)
    if parts is None:
        return pretty_name(name.replace("-", " "))
    words = _labels().get(parts["field"]) or pretty_name(parts["field"])
    group, which = parts["group"], parts["which"] or ""
    if group is None:
        return words
    if which.isdigit():
        group = f"{group} {int(which) + 1}"
    elif which in audiences.CODES:
        group = audiences.get(which).name
    elif which:
        group = f"{group} {which}"
    return f"{group.capitalize()}, {words[:1].lower()}{words[1:]}"


@cache
def _labels() -> dict[str, str]:
    """Return the labels of fields by name; of those that have one label in all forms."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in _forms(HouseForm):
        for name, field in form.base_fields.items():
            found[name].add(str(field.label or pretty_name(name)))
    return {name: labels.pop() for name, labels in found.items() if len(labels) == 1}


def _forms(kind: type[Form]) -> Iterator[type[Form]]:
    for each in kind.__subclasses__():
        yield each
        yield from _forms(each)
