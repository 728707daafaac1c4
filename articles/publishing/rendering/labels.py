"""The words readers see for our codes: states, kinds of source, degrees of certainty."""

from collections.abc import Mapping
from types import MappingProxyType

# Every state once; test_every_state_has_a_word holds this.
STATE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "preview": "Preview",
        "submitted": "Caution",
        "under_review": "Caution",
        "emergency": "Caution",
        "emergency_ended": "Taken down",
        "approved": "Approved",
        "update_under_review": "Approved",
        "review_overdue": "Review overdue",
        "source_problem": "Source problem",
        "corrected": "Correction",
        "withdrawn": "Withdrawn",
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
        "guideline": "Guideline",
        "systematic-review": "Systematic review",
        "trial": "Trial",
        "observational-study": "Observational study",
        "case-report": "Case report",
        "review": "Review",
        "research": "Research",
        "drug-label": "Medicine label",
        "formulary": "Formulary",
        "textbook": "Textbook",
        "web-page": "Web page",
        "other": "Other source",
    }
)

# GRADE's four degrees, in words a patient uses and in a clinician's.
# https://www.gradeworkinggroup.org/
CERTAINTY_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "high": "Very sure",
        "moderate": "Fairly sure",
        "low": "Not very sure",
        "very-low": "We do not know",
        "not-rated": "Not rated",
    }
)
CERTAINTY_CLINICAL: Mapping[str, str] = MappingProxyType(
    {
        "high": "High certainty",
        "moderate": "Moderate certainty",
        "low": "Low certainty",
        "very-low": "Very low certainty",
        "not-rated": "Not rated",
    }
)

_PLAIN_READERS = frozenset({"patient", "carer"})

_REGIONS: Mapping[str, str] = MappingProxyType(
    {
        "": "every country",
        "UK": "the United Kingdom",
        "GB": "the United Kingdom",
        "US": "the United States",
        "IE": "Ireland",
        "EU": "the European Union",
    }
)


def certainty(audience: str) -> Mapping[str, str]:
    """Return the words for degrees of certainty that suit an audience."""
    return CERTAINTY_PLAIN if audience in _PLAIN_READERS else CERTAINTY_CLINICAL


def certainty_question(audience: str) -> str:
    """Return the heading above the degrees of certainty."""
    plain = audience in _PLAIN_READERS
    return "How sure are we?" if plain else "How certain is the evidence?"


def region(code: str) -> str:
    """Return a region's name as it stands in a sentence; an unknown code names itself."""
    return _REGIONS.get(code, code)
