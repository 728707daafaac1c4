"""Whether the text can be read as it stands: marks, fences, and characters nobody sees."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from articles.checks.check import Check
from articles.checks.finding import WHOLE_ARTICLE, Level, Trouble
from articles.checks.prepared import Prepared
from articles.checks.prose.quantities import UNITS

LONGEST_QUOTE = 120


def unreadable(prepared: Prepared) -> Iterator[Trouble]:
    """Find marks and fences that the dialect cannot read."""
    for part in prepared.parts:
        for problem in part.problems:
            trouble, _, cure = problem.message.partition(". ")
            yield Trouble(
                part.where,
                part.source[
                    problem.start : min(problem.end, problem.start + LONGEST_QUOTE)
                ].rstrip(),
                trouble.rstrip(".") + ".",
                cure or "Write it as the dialect has it.",
                part.audience,
                problem.start,
            )


# Controls of direction, characters without width, the soft hyphen, unpaired surrogates.
_UNSEEN = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff"
)
_UNSEEN_RUN = re.compile(f"[{_UNSEEN}]+")
_STRIP = re.compile(f"[{_UNSEEN}]")
# What changes the order on the screen: without it, the words may not be those that were meant.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_REACH = 40
_GRAVE = re.compile(r"[\d¼-¾<>≤≥=±%‰]|://|\]\(")


def unseen_characters(prepared: Prepared) -> Iterator[Trouble]:
    """Find characters that show nothing and can change what a number or a word says."""
    yield from _unseen(prepared.content.question, WHOLE_ARTICLE, "", always_grave=True)
    for part in prepared.parts:
        claims = [(claim.start, claim.end) for claim in part.marks.claims]
        headline = part.where == "headline"
        yield from _unseen(part.source, part.where, part.audience, headline, claims)
    for reference in prepared.content.references:
        title = reference.csl.get("title")
        if isinstance(title, str):
            yield from _unseen(title, f"reference {reference.key}", "", always_grave=True)


def _unseen(
    text: str,
    where: str,
    audience: str,
    always_grave: bool,
    claims: Sequence[tuple[int, int]] = (),
) -> Iterator[Trouble]:
    for run in _UNSEEN_RUN.finditer(text):
        start, end = run.span()
        quote, begins, beside = _surroundings(text, start, end)
        in_claim = _is_within(claims, start)
        level: Level = "block" if always_grave or in_claim or _is_grave(beside) else "warn"
        names = ", ".join(dict.fromkeys(_name(character) for character in run[0]))
        yield Trouble(
            where,
            quote,
            f"An unseen character stands here: {names}.",
            "Delete it and type the words around it afresh.",
            audience,
            begins,
            level,
            None if _TURNS.search(quote) else _STRIP.sub("", quote),
        )


def _is_within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return at >= 0 and offset < spans[at][1]


def _surroundings(text: str, start: int, end: int) -> tuple[str, int, str]:
    """Return the word with the unseen run as written, where it begins, and what is beside it."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    head = re.split(r"\s", before)[-1]
    tail = re.split(r"\s", after)[0]
    words_before, words_after = before.split(), after.split()
    beside = " ".join([*words_before[-2:], *words_after[:2]])
    joined = _STRIP.sub("", f"{head}{tail}")
    beside = _STRIP.sub("", f"{beside} {joined}")
    return head + text[start:end] + tail, start - len(head), beside


def _is_grave(beside: str) -> bool:
    if _GRAVE.search(beside):
        return True
    return any(word.strip(".,;:()") in UNITS for word in beside.split())


def _name(character: str) -> str:
    name = unicodedata.name(character, "unpaired surrogate").lower()
    return f"U+{ord(character):04X} ({name})"


CHECKS = (
    Check(
        "DIA-01",
        "block",
        "The dialect can be read",
        "Every mark and every fence is closed, known and complete.",
        "The project's dialect: what cannot be read is never shown by guess.",
        unreadable,
    ),
    Check(
        "TXT-02",
        "block",
        "No unseen characters",
        "No control of direction, character without width or soft hyphen. In or beside a number, "
        "unit, claim, link or title it blocks; elsewhere it warns.",
        "Unicode Technical Report 36; CVE-2021-42574 (reordered source text).",
        unseen_characters,
    ),
)
