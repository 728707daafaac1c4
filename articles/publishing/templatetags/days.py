"""Days in readers' templates, spelt as on the articles themselves."""

import datetime

from django import template
from django.utils.translation import get_language

from articles.publishing.rendering.dates import in_full

register = template.Library()


@register.filter
def day(value: datetime.date | None) -> str:
    """Return "2 November 2026" for a day or a moment, in the language of the page; "" for none."""
    # A moment is a date, too, whose own spelling has the time in it.
    return in_full(value.isoformat()[:10], get_language() or "") if value else ""
