"""Whether a quote stands for itself where it was found: "1 mg" is not in "11 mg" or "1 mg/kg"."""

import re
import unicodedata

from articles.facts.units import UNITS

# What right before a figure makes it another one: decimals, comparators, signs and ranges.
_MORE_BEFORE = re.compile(
    r"(?:\d[,:]|[.·/^]|[-‐‑‒–—−+±~≈<>≤≥≮≯⩽⩾=×]\s?|\d\s?[^\W\d]{0,12}\s?to\s)\Z"
)
# What right after a measure makes it another one: decimals, ranges, "per", powers.
_MORE_AFTER = re.compile(
    r"[.,·:]\d|\s?[/%‰°⁻²³¹⁰⁴-⁹^]|\s?[-‐‑‒–—−×]\s?\d|\s(?:per\b|to\s\d)", re.IGNORECASE
)
_WORD_AFTER = re.compile(r"[\s\u00a0]?([^\W\d_]+)")
_JOINS = "-‐‑'’"
_AROUND = 24


def stands_alone(source: str, start: int, end: int) -> bool:
    """Return whether source[start:end] is whole words and whole measures."""
    if not 0 <= start < end <= len(source):
        return False
    quote = source[start:end]
    before, after = source[max(0, start - _AROUND) : start], source[end : end + _AROUND]
    return not (_begins_before(before, quote) or _goes_on_after(quote, after))


def has_figure(quote: str) -> bool:
    """Return whether a quote holds a number, so that more than its letters must agree."""
    return any(character.isnumeric() for character in quote)


def _begins_before(before: str, quote: str) -> bool:
    first = quote[0]
    if _is_accent(first):
        return True
    if not before or not _is_word(first):
        return False
    if _is_word(before[-1]) or _joins(before[::-1]):
        return True
    return first.isnumeric() and _MORE_BEFORE.search(before) is not None


def _goes_on_after(quote: str, after: str) -> bool:
    if not after:
        return False
    if _is_accent(after[0]):
        return True
    if not _is_word(quote[-1]):
        return False
    if _is_word(after[0]) or _joins(after):
        return True
    if not has_figure(quote):
        return False
    return _MORE_AFTER.match(after) is not None or (
        quote[-1].isnumeric() and _is_followed_by_unit(after)
    )


def _is_followed_by_unit(after: str) -> bool:
    word = _WORD_AFTER.match(after)
    return word is not None and (word[1] in UNITS or word[1].lower() in UNITS)


def _joins(beyond: str) -> bool:
    """Return whether a hyphen or apostrophe ties the word to another one."""
    return len(beyond) > 1 and beyond[0] in _JOINS and _is_word(beyond[1])


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "%‰°"


def _is_accent(character: str) -> bool:
    """Return whether a character changes the one before it."""
    return unicodedata.category(character).startswith("M")
