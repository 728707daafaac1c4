"""What a publisher or register can say of a work after it came out, and what that makes of it.

The kinds are Crossref's types of updates (https://www.crossref.org/documentation/crossmark/
participating-in-crossmark/) and the natures of the Retraction Watch data.
"""

from typing import Literal

NoticeKind = Literal[
    "retraction",
    "withdrawal",
    "removal",
    "partial-retraction",
    "expression-of-concern",
    "correction",
    "corrigendum",
    "erratum",
    "reinstatement",
    "addendum",
    "clarification",
    "new-edition",
    "new-version",
]
Status = Literal["", "retracted", "partly-retracted", "questioned", "corrected", "superseded"]
"""How a source stands: the gravest of what is said of it and still holds."""

# Every kind once, gravest first; test_every_kind_has_a_word_and_an_effect holds this.
WORDS: dict[NoticeKind, str] = {
    "retraction": "Retraction",
    "withdrawal": "Withdrawal",
    "removal": "Removal",
    "partial-retraction": "Partial retraction",
    "expression-of-concern": "Expression of concern",
    "correction": "Correction",
    "corrigendum": "Corrigendum",
    "erratum": "Erratum",
    "reinstatement": "Reinstatement",
    "addendum": "Addendum",
    "clarification": "Clarification",
    "new-edition": "New edition",
    "new-version": "New version",
}

EFFECT: dict[NoticeKind, Status] = {
    "retraction": "retracted",
    "withdrawal": "retracted",
    "removal": "retracted",
    "partial-retraction": "partly-retracted",
    "expression-of-concern": "questioned",
    "correction": "corrected",
    "corrigendum": "corrected",
    "erratum": "corrected",
    "reinstatement": "",
    "addendum": "",
    "clarification": "",
    "new-edition": "superseded",
    "new-version": "superseded",
}

# Gravest first.
STATUSES: dict[Status, str] = {
    "retracted": "Retracted",
    "partly-retracted": "Retracted in part",
    "questioned": "Questioned",
    "corrected": "Corrected",
    "superseded": "Superseded",
    "": "No notice known",
}
REOPENS: frozenset[Status] = frozenset({"retracted", "partly-retracted", "questioned", "corrected"})
"""After these the claims that rest on the source must be looked at again."""
