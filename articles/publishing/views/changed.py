"""What changed between two versions, in the words of the page that shows it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from articles.publishing.rendering import labels
from articles.publishing.views.frame import language_asked

# The gravest first; what is the same comes last and folded.
_ORDER = ("meaning", "certainty", "new", "gone", "sources", "reworded")


def changed_of(changes: Mapping[str, Any], audience: str) -> dict[str, Any]:
    """Return the changes as changes.for_readers found them, each with its words."""
    headings = {
        "meaning": _("The meaning changed"),
        "certainty": _("We are more or less sure than before"),
        "new": _("New"),
        "gone": _("Removed"),
        "sources": _("The sources changed"),
        "reworded": _("Worded differently"),
    }
    claims = [_claim(each, audience) for each in changes["claims"]]
    groups = [
        {"heading": headings[kind], "claims": [each for each in claims if each["kind"] == kind]}
        for kind in _ORDER
    ]
    return {
        "groups": [group for group in groups if group["claims"]],
        "same_claims": [each for each in claims if each["kind"] == "same"],
        "others": [_danger(each) for each in changes["others"]],
        "parts": [{**each, "title": _part(each["where"])} for each in changes["parts"]],
        "same_parts": [_part(where) for where in changes["same"]],
    }


def _claim(claim: Mapping[str, Any], audience: str) -> dict[str, Any]:
    sure = labels.certainty(audience, language_asked().tag)
    return {
        **claim,
        "dangers": [_danger(each) for each in claim["dangers"]],
        "certainty": [sure[degree] for degree in claim["certainty"]],
    }


def _danger(danger: Mapping[str, str]) -> dict[str, str]:
    return {
        "what": _what(danger["kind"]),
        "before": danger["before"] or _("(not there)"),
        "after": danger["after"] or _("(gone)"),
        "around": danger["around"],
    }


def _part(where: str) -> str:
    return {
        "question": _("Question"),
        "headline": _("Headline"),
        "short_answer": _("Short answer"),
        "body": _("Text"),
        "sources": _("Sources"),
    }[where]


def _what(kind: str) -> str:
    """Return what kind of thing changed; every kind of danger once."""
    return {
        "number": _("A number"),
        "unit": _("A unit"),
        "comparator": _("More or less than"),
        "negation": _("A “not”"),
        "medicine": _("A medicine"),
        "frequency": _("How often"),
        "duration": _("For how long"),
        "route": _("How it is given"),
        "people": _("Whom it is about"),
        "link": _("An address"),
        "citation": _("A source"),
        "emphasis": _("Emphasis"),
        "care_card": _("How urgent it is"),
        "moved": _("Moved"),
        "loss": _("Left out"),
        "new": _("Added"),
    }[kind]
