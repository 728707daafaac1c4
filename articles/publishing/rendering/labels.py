"""The words readers see for our codes: states, kinds of source, degrees of certainty."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from articles import audiences
from articles.languages import FIRST
from articles.languages import gettext_noop as _
from articles.publishing.rendering.words import words_in

# Every state once; test_every_state_has_a_word holds this.
STATE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "preview": _("Preview"),
        "submitted": _("Caution"),
        "under_review": _("Caution"),
        "emergency": _("Caution"),
        "emergency_ended": _("Taken down"),
        "approved": _("Approved"),
        "update_under_review": _("Approved"),
        "review_overdue": _("Review overdue"),
        "source_problem": _("Source problem"),
        "corrected": _("Correction"),
        "withdrawn": _("Withdrawn"),
    }
)

# The four meanings a colour may have; each also has a word and a shape.
STATE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "preview": "pending",
        "submitted": "pending",
        "under_review": "pending",
        "emergency": "pending",
        "emergency_ended": "danger",
        "approved": "approved",
        "update_under_review": "approved",
        "review_overdue": "warning",
        "source_problem": "warning",
        "corrected": "warning",
        "withdrawn": "danger",
    }
)

REFERENCE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "guideline": _("Guideline"),
        "systematic-review": _("Systematic review"),
        "trial": _("Trial"),
        "observational-study": _("Observational study"),
        "case-report": _("Case report"),
        "review": _("Review"),
        "research": _("Research"),
        "drug-label": _("Medicine label"),
        "formulary": _("Formulary"),
        "textbook": _("Textbook"),
        "web-page": _("Web page"),
        "other": _("Other source"),
    }
)

# GRADE's four degrees, in words a patient uses and in a clinician's.
# https://www.gradeworkinggroup.org/
CERTAINTY_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "high": _("Very sure"),
        "moderate": _("Fairly sure"),
        "low": _("Not very sure"),
        "very-low": _("We do not know"),
        "not-rated": _("Not rated"),
    }
)
CERTAINTY_CLINICAL: Mapping[str, str] = MappingProxyType(
    {
        "high": _("High certainty"),
        "moderate": _("Moderate certainty"),
        "low": _("Low certainty"),
        "very-low": _("Very low certainty"),
        "not-rated": _("Not rated"),
    }
)

# What GRADE's degrees say of further research, in our own words.
CERTAINTY_MEANS: Mapping[str, str] = MappingProxyType(
    {
        "high": _("High certainty of evidence: more research is very unlikely to change this."),
        "moderate": _(
            "Moderate certainty of evidence: this is likely, but research may change it."
        ),
        "low": _("Low certainty of evidence: this may be so, and research is likely to change it."),
        "very-low": _("Very low certainty of evidence: nobody can say yet whether this is so."),
        "not-rated": _("Nobody has rated how certain the evidence is for these."),
    }
)

_QUESTION_PLAIN = _("How sure are we?")
_QUESTION_CLINICAL = _("How certain is the evidence?")

_PLAIN_READERS = frozenset({"patient", "carer"})

_REGIONS: Mapping[str, str] = MappingProxyType(
    {
        "": _("every country"),
        "UK": _("the United Kingdom"),
        "GB": _("the United Kingdom"),
        "US": _("the United States"),
        "IE": _("Ireland"),
        "EU": _("the European Union"),
        "DE": _("Germany"),
        "AT": _("Austria"),
        "CH": _("Switzerland"),
    }
)


def state_word(state: str, language: str = FIRST.tag) -> str:
    """Return the one word above a notice."""
    return words_in(language)(STATE_WORDS[state])


def audience(code: str, language: str = FIRST.tag) -> audiences.Audience:
    """Return an audience as its readers are told of it."""
    words, known = words_in(language), audiences.get(code)
    return replace(
        known,
        name=words(known.name),
        many=words(known.many),
        describes=words(known.describes),
    )


def reference_kind(kind: str, language: str = FIRST.tag) -> str:
    """Return what kind of source a reference is."""
    return words_in(language)(REFERENCE_KINDS[kind])


def certainty(audience: str, language: str = FIRST.tag) -> Mapping[str, str]:
    """Return the words for degrees of certainty that suit an audience."""
    words = CERTAINTY_PLAIN if audience in _PLAIN_READERS else CERTAINTY_CLINICAL
    return {code: words_in(language)(word) for code, word in words.items()}


def certainty_means(degree: str, language: str = FIRST.tag) -> str:
    """Return what a degree of certainty means, with its name among clinicians."""
    return words_in(language)(CERTAINTY_MEANS[degree])


def certainty_question(audience: str, language: str = FIRST.tag) -> str:
    """Return the heading above the degrees of certainty."""
    plain = audience in _PLAIN_READERS
    return words_in(language)(_QUESTION_PLAIN if plain else _QUESTION_CLINICAL)


def region(code: str, language: str = FIRST.tag) -> str:
    """Return a region's name as it stands in a sentence; an unknown code names itself."""
    return words_in(language)(_REGIONS.get(code, code))
