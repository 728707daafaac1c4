"""Whether a text explains a term itself, so that nothing needs to be added."""

import re

_NEAR = 100
_BEHIND = re.compile(r"[*_]{0,3}\s{0,2}\(([^()]{2,200})\)")
_SAID_BEHIND = re.compile(
    r"[*_”\"’]{0,3},?\s{0,2}(?:(?:which|that) (?:means|(?:is|are) (?:a|an|the|when) )|means |"
    r"meaning |(?:is|are) when |also (?:called|known) )",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"\b(?:called|known as|named|termed|medical (?:name|word|term) (?:for it )?is),?\s{0,2}"
    r"[*_“\"‘]{0,3}(?:an? |the )?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_SMALL_WORD = re.compile(r"[a-z]{3,}")


def is_explained(text: str, start: int, end: int, plain: str) -> bool:
    """Return whether the text explains the term that stands there.

    "numbness (loss of feeling)", "loss of feeling (numbness)", "numbness, which means …",
    "a trouble called numbness", or the plain wording itself in the same sentence.
    """
    behind = _BEHIND.match(text, end)
    if behind and _SMALL_WORD.search(behind[1]):
        return True
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    before = text[max(0, start - _NEAR) : start]
    after = text[end : end + _NEAR]
    if _SAID_BEHIND.match(after) or _SAID_BEFORE.search(before):
        return True
    sentence = f"{_SENTENCE_END.split(before)[-1]} {_SENTENCE_END.split(after)[0]}"
    return re.search(rf"(?<!\w){re.escape(_flat(plain))}(?!\w)", _flat(sentence)) is not None


def is_abbreviated(text: str, end: int) -> bool:
    """Return whether an abbreviation stands right behind: "magnetic resonance imaging (MRI)"."""
    behind = _BEHIND.match(text, end)
    return behind is not None and not _SMALL_WORD.search(behind[1])


def _flat(words: str) -> str:
    return " ".join(words.casefold().split())
