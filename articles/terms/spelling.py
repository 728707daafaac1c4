"""One key for the spellings of a word: small and capital letters, British and American, number."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")

_OUR = re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|al$)")
_ISE = re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ation|ations)$)")
_NUMBERED = ("ss", "us", "is")
_HISSES = ("x", "z", "ch", "sh", "ss")
_SHORTEST_LATIN = 5


@lru_cache(maxsize=65_536)
def key(word: str) -> str:
    """Return what the spellings of one word share: "Tumour" and "tumor" have the same key."""
    folded = word.casefold()
    if len(folded) >= 5 and folded.isascii() and folded.isalpha():
        if not folded.endswith("ae"):
            folded = folded.replace("ae", "e")
        if len(folded) >= 6:
            folded = folded.replace("oe", "e")
            folded = _OUR.sub("or", folded)
        folded = _ISE.sub("iz", folded)
    return folded


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """Return what singular and plural of a word share; it need not be a word itself.

    "biopsies" and "biopsy", "diagnoses" and "diagnosis", "thrombi" and "thrombus", "vertebrae"
    and "vertebra" have one root each. Plurals in -a (ova, bacteria) are words of their own.
    """
    if _is_several_letters(word):
        return key(word[:-1])
    folded = key(word)
    if len(folded) < 3:
        return folded
    if is_plural(word):
        folded = _singular(folded)
    if folded.endswith("sis"):
        return folded.removesuffix("is") + "e"
    return folded + "e" if folded.endswith(("us", *_HISSES)) else folded


@lru_cache(maxsize=65_536)
def is_plural(word: str) -> bool:
    """Return whether a word has the look of a plural; "pus", "sepsis" and "abscess" have not."""
    if _is_several_letters(word):
        return True
    low = word.casefold()
    if len(low) < 3:
        return False
    if len(low) >= _SHORTEST_LATIN and low.endswith(("i", "ae")):
        return True
    return low.endswith("s") and len(low) > 3 and not low.endswith(_NUMBERED)


def plural_of(word: str) -> str:
    """Return the regular English plural of a word that is not one yet."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word.removesuffix("y") + "ies"
    return word + ("es" if word.endswith(("s", *_HISSES)) else "s")


def _is_several_letters(word: str) -> bool:
    """Return whether a word is the plural of an abbreviation: "STIs", "GPs"."""
    return len(word) > 2 and word[-1] == "s" and word[:-1].isupper()


def _singular(folded: str) -> str:
    if folded.endswith("i"):
        return folded.removesuffix("i") + "us"
    if folded.endswith("ae"):
        return folded.removesuffix("e")
    if folded.endswith("ies") and len(folded) > 4:
        return folded.removesuffix("ies") + "y"
    return folded.removesuffix("s")
