"""Threads beside what they are on."""

from django import template

from editorial.views.workspace.threads_shown import Threads, ThreadShown

register = template.Library()


@register.filter
def of_claim(threads: Threads | None, claim: str) -> list[ThreadShown]:
    """Return the threads on a claim."""
    return threads.of_claim(claim) if threads else []
