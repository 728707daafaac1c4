"""Words as finding compares them: folded, without the small ones, cut to their stem.

Both what is stored and what is typed go through here, so that "anaemias" meets "Anemia".
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from articles.finding.small_words import SMALL_WORDS

LONGEST_WORD = 40
"""Characters of a word that are looked at; what differs later is the same word."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ALGORITHMS = {"en": "english", "de": "german"}
# British and American, and German with and without its dots, are one spelling here.
_SAME = ((re.compile("ae|oe"), "e"), (re.compile("our(?=s?$)"), "or"), (re.compile("yse"), "yze"))
_SAME_AT_THE_END = (
    (re.compile("is(?=(?:e[ds]?|ing|ation)$)"), "iz"),
    (re.compile("(?<=[a-z][tb])re(?=s?$)"), "er"),
    (re.compile("ll(?=(?:ed|ing|er)$)"), "l"),
)


@dataclass(frozen=True)
class Word:
    """One word of a text: where it stands, as it is folded, and its stem."""

    start: int
    end: int
    folded: str
    stem: str
    """Empty for a word that is too common to be looked for."""


def words(text: str, language: str = "en") -> Iterator[Word]:
    """Yield the words of a text in their order; a hyphen parts words."""
    for found in WORD.finditer(text):
        folded = fold(found[0])
        if folded:
            yield Word(found.start(), found.end(), folded, stem(folded, language))


def stems(text: str, language: str = "en") -> list[str]:
    """Return the stems of a text in their order, without the words that are too common."""
    found = (stem_of(word[0], language) for word in WORD.finditer(text))
    return [stem for stem in found if stem]


@lru_cache(maxsize=60_000)
def stem_of(word: str, language: str) -> str:
    """Return the stem of a word as it stands in a text."""
    return stem(fold(word), language)


@lru_cache(maxsize=60_000)
def fold(word: str) -> str:
    """Return a word without capitals, accents, apostrophes and a possessive's s."""
    word = word[: 4 * LONGEST_WORD].casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    parts = unicodedata.normalize("NFKD", word)
    kept = "".join(c for c in parts.casefold() if c.isalnum() and not unicodedata.combining(c))
    return kept[:LONGEST_WORD]


@lru_cache(maxsize=60_000)
def stem(folded: str, language: str) -> str:
    """Return what the forms of a folded word share; empty for a word that is too common."""
    if folded in SMALL_WORDS.get(language, SMALL_WORDS["en"]):
        return ""
    if len(folded) == 1 and not folded.isdigit():
        return ""
    spelled = _one_spelling(folded) if language == "en" else folded
    algorithm = _ALGORITHMS.get(language)
    return _stemmer(algorithm).stemWord(spelled) if algorithm else spelled


def _one_spelling(word: str) -> str:
    for pattern, other in _SAME:
        word = pattern.sub(other, word)
    if len(word) > 4:
        for pattern, other in _SAME_AT_THE_END:
            word = pattern.sub(other, word)
    return word


@lru_cache(maxsize=8)
def _stemmer(algorithm: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(algorithm)
