"""Plain wording made to fit its sentence: capital, number, article, and no accidental marks."""

import re

from articles.terms.matching import Match, begins_sentence
from articles.terms.spelling import is_plural, plural_of

_MARKS = re.compile(r"[\\`*_\[\]{}|&@!#<>~=+:^$]")
_ARTICLE = re.compile(r"\b(an?|the)([ \u00a0\n]+)$", re.IGNORECASE)
_DETERMINED = re.compile(
    r"\b(?:an?|the|this|that|each|every|no|any|my|your|his|her|its|our|their)[ \u00a0\n]+$",
    re.IGNORECASE,
)
_OWN_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_SAID_AS_CONSONANT = re.compile(
    r"uni(?=[cflopqstv])|us[eu]|util|eu|one\b|once|u[bcfkqrst][aeiou]", re.IGNORECASE
)
_SAID_AS_VOWEL = re.compile(r"(?:[Hh](?:our|onest|eir|onour)|[FHLMNRSX](?=[A-Z]))")
# Where one of these stands, the last word is not the one that takes a plural.
_NOT_LAST = frozenset(
    "of in on at to for from by with without that which who whose when where and or up down "
    "off out away over around back about into than as if so like not be is are was were".split()
)


def fitting(plain: str, match: Match, text: str) -> tuple[str, int] | None:
    """Return the wording as the sentence needs it, and where what it replaces starts.

    That is where the term starts, or the "a" or "an" before it when that changes too. None when
    it cannot be made to fit: no safe plural, or a plural behind "a".
    """
    words = " ".join(plain.split())
    if match.number == "singular":
        return None
    if match.number == "plural":
        several = in_plural(words)
        if several is None:
            return None
        words = several
    before = text[max(0, match.start - 12) : match.start]
    if _DETERMINED.search(before):
        words = _OWN_ARTICLE.sub("", words, count=1)
    article = _ARTICLE.search(before)
    if article is None or article[1].lower() == "the":
        if _begins_with_capital(text, match):
            words = words[:1].upper() + words[1:]
        return words, match.start
    if is_plural(_head(words)):
        return None
    return _with_article(words, article, match)


def in_plural(plain: str) -> str | None:
    """Return the plural of a wording, or None if it is not clear which word takes it."""
    head = _head(plain)
    if is_plural(head):
        return plain
    if not head.isalpha() or not plain.endswith(head):
        return None
    return _OWN_ARTICLE.sub("", plain, count=1).removesuffix(head) + plural_of(head)


def as_listed(shown: str, match: Match, text: str) -> str:
    """Return the term as it stands in a sentence, without the capital of the sentence."""
    flat = " ".join(shown.split())
    return flat[:1].lower() + flat[1:] if _begins_with_capital(text, match) else flat


def escaped(plain: str) -> str:
    """Return words as the dialect spells them, so that none of their characters is a mark."""
    return _MARKS.sub(r"\\\g<0>", plain)


def _head(words: str) -> str:
    """Return the word that is one or many: "lack" in "a lack of red cells"."""
    parts = words.split()
    ends = next((n for n, word in enumerate(parts) if n and word.lower() in _NOT_LAST), len(parts))
    return parts[ends - 1].strip(",.;")


def _with_article(words: str, article: re.Match[str], match: Match) -> tuple[str, int]:
    wanted = "an" if _is_said_with_vowel(words) else "a"
    if wanted == article[1].lower():
        return words, match.start
    shown = wanted.capitalize() if article[1][0].isupper() else wanted
    return f"{shown} {words}", match.start - len(article[0])


def _is_said_with_vowel(words: str) -> bool:
    if _SAID_AS_CONSONANT.match(words):
        return False
    return words[:1].lower() in "aeiou" or _SAID_AS_VOWEL.match(words) is not None


def _begins_with_capital(text: str, match: Match) -> bool:
    listed = match.word[:1]
    return (
        listed == listed.lower()
        and text[match.start].isupper()
        and begins_sentence(text, match.start)
    )
