"""Where in a line of running text no term may be replaced: marks, titles, medicines, brackets."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from articles.facts import medicines
from articles.facts.tokens import tokenise
from articles.markup.inline import Span
from articles.terms.matching import HIDDEN

# The words between two quotation marks; a bound keeps a page of open ones linear.
_QUOTED = re.compile(r'“([^“”]{1,300})”|"([^"]{1,300})"|‘([^‘’]{1,300})’')
_BRACKET = re.compile(r"[()]")


def hide(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text with all that is not open to terms hidden, one character for one.

    Hidden are links, citations, images with their descriptions, code, escapes, the braces of
    claims, claims left out, and quoted titles: two words or more, the first with a capital.
    """
    pieces: list[str] = []
    at = 0
    for start, end in sorted(_hidden(text, spans)):
        if end > at:
            start = max(start, at)
            pieces += [text[at:start], HIDDEN * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def medicine_names(text: str) -> list[tuple[int, int]]:
    """Return where the names of medicines stand."""
    tokens = tokenise(text)
    found = []
    at = 0
    while at < len(tokens):
        named = medicines.read(tokens, at)
        if named is None:
            at += 1
            continue
        after = named[1]
        found.append((tokens[at].start, tokens[after - 1].end))
        at = after
    return found


def brackets(text: str) -> list[tuple[int, int]]:
    """Return the outermost pairs of round brackets, from the first to behind the last."""
    found = []
    depth = start = 0
    for bracket in _BRACKET.finditer(text):
        if bracket.group() == "(":
            start = start if depth else bracket.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((start, bracket.end()))
    return found


def apart(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def overlaps(ranges: list[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether one of the ranges, which are in order and apart, has part of this one."""
    at = bisect_right(ranges, (start, len(HIDDEN))) - 1
    near = ranges[max(at, 0) : at + 3]
    return any(begin < end and start < stop for begin, stop in near)


def _hidden(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    for span in spans:
        if span.kind == "claim" and not (span.facts and span.facts.left_out):
            yield span.inner[1] + 1, span.end
        else:
            yield span.start, span.end
    for quoted in _QUOTED.finditer(text):
        words = quoted[1] or quoted[2] or quoted[3]
        if words[:1].isupper() and len(words.split()) > 1:
            yield quoted.span()
