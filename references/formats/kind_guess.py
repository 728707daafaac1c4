"""The kind of a source, guessed from what data bases and titles say of it. Staff may change it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

# PubMed's publication types (and Ovid's, ISI's), the strongest first.
_TYPES = (
    ("guideline", r"(?:practice )?guideline"),
    ("systematic-review", r"systematic review|meta-analysis"),
    (
        "trial",
        r"randomi[sz]ed controlled trial|controlled clinical trial|clinical trial.*|"
        r"pragmatic clinical trial|equivalence trial|adaptive clinical trial",
    ),
    ("case-report", r"case reports?"),
    ("observational-study", r"observational study|twin study"),
    ("review", r"review.*|scientific review"),
)
_NOTICES = re.compile(
    r"published erratum|retraction (?:of publication|notice)|expression of concern|comment|letter|"
    r"editorial|news|corrected and republished article|erratum|correction|corrigendum",
    re.IGNORECASE,
)
_NOTICE_TITLE = re.compile(
    r"(?:retract(?:ion|ed)|withdrawn|withdrawal|correct(?:ion|ed)|corrigend(?:um|a)|errat(?:um|a)|"
    r"comment(?:ary)? on|reply|in reply|response to|re:|author'?s'? reply|expression of concern|"
    r"addendum|letter)\b",
    re.IGNORECASE,
)
_TITLES = (
    ("systematic-review", r"systematic(?:ally)? review|meta-?analys[ie]s"),
    ("trial", r"randomi[sz]ed(?:,? [\w-]+){0,3},? (?:clinical |controlled )?trial"),
    ("guideline", r"\bguidelines?\b(?! adherence)|consensus statement"),
    ("case-report", r"\bcase (?:report|series)\b"),
    ("observational-study", r"\b(?:cohort|cross-sectional|case-control|observational) study\b"),
    ("review", r"\b(?:review|overview)\b"),
)
_CSL_TYPES = {
    "article-journal": "research",
    "article": "research",
    "paper-conference": "research",
    "thesis": "research",
    "book": "textbook",
    "chapter": "textbook",
    "entry-encyclopedia": "textbook",
    "webpage": "web-page",
    "post-weblog": "web-page",
    "post": "web-page",
}


def kind(csl: Mapping[str, Any], types: Iterable[str]) -> str:
    """Return our kind of a source: by its publication types, else its title, else its CSL type.

    A notice or a comment about a paper is never of the paper's kind.
    """
    said = [name.strip() for name in types]
    if any(_NOTICES.fullmatch(name) for name in said):
        return "other"
    for ours, pattern in _TYPES:
        if any(re.fullmatch(pattern, name, re.IGNORECASE) for name in said):
            return ours
    title = str(csl.get("title", ""))
    if _NOTICE_TITLE.match(title.lstrip("[(")):
        return "other"
    by_type = _CSL_TYPES.get(str(csl.get("type", "")), "other")
    if by_type == "research":
        for ours, pattern in _TITLES:
            if re.search(pattern, title, re.IGNORECASE):
                return ours
    return by_type
