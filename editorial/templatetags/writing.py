"""What the writing surface offers to choose from."""

from typing import Any

from django import template

from articles.checks.guidance.data_regions import NUMBERS
from articles.markup.claiming import CERTAINTIES, KINDS

register = template.Library()


@register.inclusion_tag("workspace/writing/dialogs.html")
def writing_dialogs() -> dict[str, Any]:
    """Return the dialogs that the toolbar opens, with the kinds that the dialect has.

    With them the numbers to call, by region: the first for an emergency, then for urgent advice.
    """
    numbers = [(region, *(first[:1] for first in both)) for region, both in NUMBERS.items()]
    return {"kinds": KINDS, "certainties": CERTAINTIES, "numbers": numbers}
