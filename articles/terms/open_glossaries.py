"""How the records of open glossaries become entries, and which of them wait for an editor.

A wording that fits only some sentences is kept but switched off, with the reason: "state" can be
"say", "tell" or "condition", and no program knows which.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from articles.terms.entry import LONGEST_PLAIN, Entry, same_word

_CONTEXT = "Several plain wordings: which one fits depends on the sentence."
_EXPLAINS = "Its wording explains the word and does not stand for it in a sentence."
_EVERYDAY = "An everyday word has several meanings. Switch it on if this wording always fits."
_SEVERAL_WORDS = "It names several words at once. Enter each on its own."
_NO_WORDING = "It says how to write and names no plain wording."

_ASIDE = re.compile(
    r"[()\[\]“”\"/;:,]|\b(?:etc|such as|or|department|office)\b|\b(?:of|to|for|with|in)$"
)
_CLAUSE = re.compile(
    r"(?:to|when|how|what|who|that|can|can['’]t|needs|related|being|having|getting|passing|staying|"
    r"doing|in|on|at|skin and)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 6
# Endings that only technical words have, and so one meaning.
_TECHNICAL = re.compile(
    r"(?:itis|osis|iasis|aemia|emia|oma|pathy|ectomy|otomy|ostomy|ology|ologist|ologists|algia|"
    r"uria|plasia|plegia|paresis|tension|scopy|graphy|gram|rrhoea|rrhea|rrhage|cele|therapy|"
    r"aesthesia|esthesia|dermatology|lipidemia|poliomyelitis)$",
    re.IGNORECASE,
)
_MANY_HEADS = re.compile(r"[(),/&]|\b(?:or|and)\b")
_ONLY_A_WORDING = re.compile(r'We (?:use|prefer|say)(?: the (?:term|word))? [“"]([^“”"]+)[”"]\.')


class NotAnEntry(ValueError):
    """The record holds nothing that a glossary could keep; the message says why."""


class Malformed(ValueError):
    """The record has not the shape of its glossary; the message names the field."""


def nci(record: Mapping[str, Any], audience: str) -> Entry:
    """Return the entry of a record of the US National Cancer Institute's dictionaries."""
    return Entry(
        word=_string(record, "term"),
        audience=audience,
        definition=_string(record, "definition"),
        source="NCI dictionaries",
        credit="Definition: National Cancer Institute.",
        licence="Public domain (US government)",
    )


def cdc(record: Mapping[str, Any], audience: str) -> Entry:
    """Return the entry of a record of the US CDC's Plain Language Thesaurus.

    Raises NotAnEntry where the plain wording is the word itself.
    """
    word, listed = _string(record, "term"), _string(record, "plain")
    alternatives = record.get("alternatives")
    if not isinstance(alternatives, list) or not all(isinstance(a, str) for a in alternatives):
        raise Malformed("“alternatives” is not a list of words.")
    wordings = [a.strip() for a in alternatives if same_word(a) not in ("", same_word(word))]
    if not wordings:
        raise NotAnEntry("Its plain wording is the word itself.")
    reason = _why_context(word, wordings)
    return Entry(
        word=word,
        audience=audience,
        plain=wordings[0] if len(wordings[0]) <= LONGEST_PLAIN else "",
        definition="" if len(wordings[0]) <= LONGEST_PLAIN else listed,
        active=not reason,
        note=f"{reason} Listed: {listed}" if reason else "",
        source="CDC Plain Language Thesaurus",
        licence="Public domain (US government)",
    )


def nhs(record: Mapping[str, Any], audience: str) -> Entry:
    """Return the entry of a record of the NHS A to Z of health writing.

    Its full guidance is the authority: only where that is a wording and nothing more is the
    entry switched on. Raises NotAnEntry where it names no other wording.
    """
    word, guidance = _string(record, "term"), _string(record, "guidance")
    use = record.get("use")
    if not isinstance(use, list) or not all(isinstance(u, str) for u in use):
        raise Malformed("“use” is not a list of words.")
    wordings = [u.strip() for u in use if same_word(u) not in ("", same_word(word))]
    if not wordings:
        raise NotAnEntry(_NO_WORDING)
    only = _ONLY_A_WORDING.fullmatch(" ".join(guidance.split()))
    reason = ""
    if _MANY_HEADS.search(word):
        reason = _SEVERAL_WORDS
    elif only is None:
        reason = "Whether the wording fits depends on more than the word."
    return Entry(
        word=word,
        audience=audience,
        plain=wordings[0],
        active=not reason,
        note=f"{reason} The guidance: {guidance}" if reason else "",
        source="NHS A to Z of health writing",
        credit=(
            "Contains public sector information licensed under the Open Government Licence v3.0."
        ),
        licence="Open Government Licence v3.0",
    )


RULES: Mapping[str, Callable[[Mapping[str, Any], str], Entry]] = {
    "nci": nci,
    "cdc": cdc,
    "nhs": nhs,
}


def _why_context(word: str, wordings: list[str]) -> str:
    if len(wordings) > 1:
        return _CONTEXT
    only = wordings[0]
    if _MANY_HEADS.search(word):
        return _SEVERAL_WORDS
    if _ASIDE.search(only) or _CLAUSE.match(only) or len(only.split()) > _MOST_WORDS:
        return _EXPLAINS
    if len(word.split()) == 1 and not _TECHNICAL.search(word):
        return _EVERYDAY
    return ""


def _string(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Malformed(f"“{name}” is missing or is no text.")
    # Some records keep the signs of the page they were read from.
    return value.replace("\r\n", "\n").strip()
