"""Where sentences begin and end in a block of plain text."""

import re
from dataclasses import dataclass

_STOP = re.compile(
    r"""[.!?…]["”’')\]]*"""
    # Citation numbers left bare after a stop belong to the sentence they follow.
    r"""(?:\s\d{1,3}(?:\s?[,–-]\s?\d{1,3})*(?=\s+["“‘'(]?[A-Z]))?"""
    r"""(?=\s+["“‘'(\[]*[A-Z0-9<>≤≥])"""
)
_WORD_BEFORE = re.compile(r"[^\W\d_](?:[\w.]*\w)?$")
_ABBREVIATIONS = frozenset(
    "dr prof mr mrs ms st vs no nos fig figs tab vol ch sec p pp ref refs approx al cf ca e.g i.e "
    "eg ie inc resp min max".split()
)
_LONGEST_ABBREVIATION = 12


@dataclass(frozen=True)
class Sentence:
    """A sentence as written, with its offsets into the block's text."""

    start: int
    end: int
    text: str


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a block; decimals, initials and abbreviations end none."""
    found = []
    start = 0
    for stop in _STOP.finditer(text):
        if not _is_abbreviation(text, stop.start()):
            found.append(_sentence(text, start, stop.end()))
            start = stop.end()
    found.append(_sentence(text, start, len(text)))
    return tuple(sentence for sentence in found if sentence.text)


def _is_abbreviation(text: str, stop: int) -> bool:
    before = _WORD_BEFORE.search(text[max(0, stop - _LONGEST_ABBREVIATION) : stop])
    if before is None or text[stop] != ".":
        return False
    word = before[0]
    return word.casefold() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _sentence(text: str, start: int, end: int) -> Sentence:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Sentence(start, start + len(words.strip()), words.strip())
