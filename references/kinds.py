"""What kind of source a reference is, and the word readers see for it.

The kind is our own field, not CSL's type: a guideline printed in a journal is a guideline.
"""

from typing import Literal

ReferenceKind = Literal[
    "guideline",
    "systematic-review",
    "trial",
    "observational-study",
    "case-report",
    "review",
    "research",
    "drug-label",
    "formulary",
    "textbook",
    "web-page",
    "other",
]

# Every kind once, in order of weight; test_every_kind_has_a_word holds this.
WORDS: dict[str, str] = {
    "guideline": "Guideline",
    "systematic-review": "Systematic review",
    "trial": "Trial",
    "observational-study": "Observational study",
    "case-report": "Case report",
    "review": "Review article",
    "research": "Research",
    "drug-label": "Drug label",
    "formulary": "Formulary",
    "textbook": "Textbook",
    "web-page": "Web page",
    "other": "Other source",
}
