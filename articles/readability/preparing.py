"""Prose that may be scored: what a formula for running text must not be shown is left out.

Unprepared, headings and items without a stop run into one sentence (a page of grade 12 scores
20), and "e.g." ends one (6 becomes 3).
"""

import re

from articles.markup.plain import TextBlock

_CITED = re.compile(r"(?<=[^\W\d_.!?][.!?])\s\d{1,3}(?:\s?[,–-]\s?\d{1,3})*$")
_ENDS_A_SENTENCE = re.compile(r"""[.!?…]["”’')\]]*$""")
_WORD = re.compile(r"[^\W_]+(?:[’'.,·\-–‑][^\W_]+)*")


def prose(block: TextBlock, sentence: str) -> str:
    """Return the words of a sentence that count, or "" for what is no prose.

    Headings are no prose, nor are table cells that end without a stop. Every list item ends a
    sentence, stop or none, because each is a block of its own; sentences must come cut so that
    decimals and abbreviations end none. Bare numbers of citations after the stop go.
    """
    if block.kind == "heading" or (
        block.kind == "cell" and not _ENDS_A_SENTENCE.search(block.text)
    ):
        return ""
    words = _CITED.sub("", sentence)
    return words if _WORD.search(words) else ""


def words(sentence: str) -> list[str]:
    """Return the words of a sentence: "2.5", "B12", "X-ray" and "don't" are one each."""
    return _WORD.findall(sentence)
