"""What the writing surface offers to choose from."""

from typing import Any

from django import template

from articles.markup.claiming import CERTAINTIES, KINDS

register = template.Library()


@register.inclusion_tag("workspace/writing/dialogs.html")
def writing_dialogs() -> dict[str, Any]:
    """Return the dialogs that the toolbar opens, with the kinds that the dialect has."""
    return {"kinds": KINDS, "certainties": CERTAINTIES}
