"""Where terms stand in a text: whole words, the longest first, whatever their number.

A tree of words is walked once from left to right, so that the time depends on the text and not
on how many terms there are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from articles.terms.spelling import WORD, is_plural, key, root

Number = Literal["same", "plural", "singular"]

HIDDEN = "\ufffc"
"""What stands, one for one, in place of characters in which no term is looked for."""

BREAK = "\n¶\n"
"""What stands between two blocks of running text: it ends a sentence, and no term reaches over."""

_JOINS = "-‐‑‒–/'’_*@#&+.\\"
_DASHES = str.maketrans({"‐": "-", "‑": "-", "’": "'", "\u00a0": " "})
_SKIPPED = frozenset(" \t\n\u00a0" + HIDDEN + "[](*_“”\"'‘’")
_LONGEST_GAP = 4


@dataclass(frozen=True)
class Match:
    """One place where a term stands; `number` compares it with the term as it is listed."""

    start: int
    end: int
    word: str
    """The term, as it is listed."""
    number: Number


@dataclass
class _Node:
    further: dict[str, "_Node"] = field(default_factory=dict)
    ends: dict[str, list[str]] = field(default_factory=dict)


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    gap: str
    """What stands between it and the word before; spaces of all kinds are one."""


class Matcher:
    """Finds the terms of one list."""

    def __init__(self, words: Iterable[str]) -> None:
        self._root = _Node()
        for word in words:
            self._add(word)

    def find(self, text: str) -> list[Match]:
        """Return the places where terms stand, from left to right; none overlap.

        A term in small letters is also found with a capital at the beginning of a sentence. One
        with capitals ("MRI", "Crohn's disease") is found as it is written only: "AIDS" is not
        "aids". A plural is found for a singular and the other way round.
        """
        tokens = list(_tokens(text))
        found: list[Match] = []
        at = 0
        while at < len(tokens):
            match, after = self._longest(text, tokens, at)
            if match is not None:
                found.append(match)
            at = after
        return found

    def _add(self, word: str) -> None:
        tokens = list(_tokens(word))
        node = self._root
        for number, token in enumerate(tokens):
            gap = token.gap if number else ""
            if number == len(tokens) - 1:
                node.ends.setdefault(gap + root(token.text), []).append(word)
            node = node.further.setdefault(gap + key(token.text), _Node())

    def _longest(self, text: str, tokens: list[_Token], at: int) -> tuple[Match | None, int]:
        best: Match | None = None
        after = at + 1
        node = self._root
        for place in range(at, len(tokens)):
            token = tokens[place]
            gap = token.gap if place > at else ""
            for word in node.ends.get(gap + root(token.text), ()):
                match = _fits(text, tokens[at : place + 1], word)
                if match and not (best and best.end == match.end and best.number == "same"):
                    best, after = match, place + 1
            further = node.further.get(gap + key(token.text))
            if further is None:
                break
            node = further
        return best, after


def openings(*texts: str) -> frozenset[str]:
    """Return all words with which a term found in these texts can begin, as `opening` spells."""
    return frozenset(
        root(word) for text in texts for word in {m.group() for m in WORD.finditer(text)}
    )


def opening(word: str) -> str:
    """Return the spelling of a term's first word by which a store can look it up; "" if none.

    It is stored with each term: whoever changes spelling.root saves every term again.
    """
    first = WORD.search(word)
    return root(first.group()) if first else ""


def begins_sentence(text: str, at: int) -> bool:
    """Return whether a sentence, a cell or an item begins there, marks before it put aside."""
    before = at - 1
    while before >= 0 and text[before] in _SKIPPED:
        before -= 1
    return before < 0 or text[before] in ".!?:;|¶"


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for found in WORD.finditer(text):
        gap = text[end : found.start()] if found.start() - end <= _LONGEST_GAP else HIDDEN
        yield _Token(found.start(), found.end(), found.group(), _one_gap(gap))
        end = found.end()


def _one_gap(gap: str) -> str:
    return gap if gap == " " or not gap else re.sub(r"\s+", " ", gap.translate(_DASHES))


def _fits(text: str, tokens: list[_Token], word: str) -> Match | None:
    listed = WORD.findall(word)
    start, end = tokens[0].start, tokens[-1].end
    if _joined(text, start - 1, -1) or _joined(text, end, 1):
        return None
    for number, (token, own) in enumerate(zip(tokens, listed, strict=True)):
        if not _same_case(token.text, own, may_begin=not number and begins_sentence(text, start)):
            return None
    return Match(start, end, word, _number(tokens[-1].text, listed[-1]))


def _joined(text: str, at: int, step: int) -> bool:
    """Return whether a mark there ties the term to a longer word: "non-renal", "a/b", "x.org"."""
    if not 0 <= at < len(text) or text[at] not in _JOINS:
        return False
    beyond = at + step
    return 0 <= beyond < len(text) and text[beyond].isalnum()


def _same_case(shown: str, listed: str, *, may_begin: bool) -> bool:
    if listed == listed.lower():
        small = shown[:1].lower() + shown[1:] if may_begin else shown
        return small == small.lower()
    return shown in (listed, f"{listed}s")


def _number(shown: str, listed: str) -> Number:
    if is_plural(shown) == is_plural(listed):
        return "same"
    return "plural" if is_plural(shown) else "singular"
