"""Words for codes in templates, so that no page invents another."""

from datetime import datetime

from django import template

from articles import audiences
from articles.publishing.rendering import labels
from articles.status import Status
from editorial.recorded import in_words

register = template.Library()


@register.filter
def status_word(status: str | None) -> str:
    """Return the word for a version's status; without a version it is a draft."""
    return Status(status).word if status and status != "draft" else "Draft"


@register.filter
def audience_name(code: str) -> str:
    """Return an audience's name; "" stands for every audience."""
    return audiences.get(code).name if code else "Every audience"


@register.filter
def certainty_word(code: str) -> str:
    """Return a degree of certainty as clinicians read it."""
    return labels.CERTAINTY_CLINICAL[code]


@register.filter
def act_word(action: str) -> str:
    """Return what a line of the record tells, as something that was done."""
    return in_words(action)


@register.filter
def outcome_word(outcome: str) -> str:
    """Return how a round ended, in small letters within a sentence."""
    return outcome.replace("_", " ")


@register.filter
def place_word(where: str) -> str:
    """Return a part of an article as people call it: "short_answer" is the short answer."""
    return "short answer" if where == "short_answer" else where


@register.filter
def value_of(values: dict[str, str], key: str) -> str:
    """Return what a dictionary has under a key, or nothing."""
    return values.get(key, "")


@register.filter
def short_digest(digest: str) -> str:
    """Return a digest in the short form that people compare: four groups of four."""
    return " ".join(digest[n : n + 4] for n in range(0, 16, 4))


@register.filter
def moment(written: str) -> str:
    """Return a moment as the dossier spells it for people: "2 November 2026, 09:00 UTC"."""
    return f"{datetime.fromisoformat(written):%-d %B %Y, %H:%M} UTC" if written else ""
