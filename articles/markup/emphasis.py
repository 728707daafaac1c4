"""Find the stars and underscores that stress words: CommonMark 0.31 §6.2, with one exception.

Between two letters or digits they stay what they are: "2*3*4 mg" must not become "234 mg".
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.markup.tokens import CLOSE, EMPHASIS, END, FIRST, PAIRED, STRONG, Emphasis, Tokens

DEEPEST = 10
"""Stress within stress; what is deeper stays stars."""

_PIECE = re.compile(rf"\*+|_+|[{PAIRED}{CLOSE}](?=[0-9])")


@dataclass
class _Pair:
    size: int
    token: str = ""


@dataclass
class _Run:
    start: int
    length: int
    mark: str
    left: int
    """How many of its characters are not yet paired."""
    opens: bool
    closes: bool
    closed: list[_Pair] = field(default_factory=list)
    """The pairs it ends, innermost first."""
    opened: list[_Pair] = field(default_factory=list)
    """The pairs it begins, innermost first."""


def mark_emphasis(masked: str, tokens: Tokens) -> str:
    """Return a masked text whose emphasis stands in tokens; other stars stay as they are.

    What a claim or link holds is read for itself, so that no stress reaches over its edge.
    """
    runs: list[_Run] = []
    scopes: list[list[_Run]] = [[]]
    for found in _PIECE.finditer(masked):
        if found.group() in PAIRED:
            scopes.append([])
        elif found.group() == CLOSE:
            _pair(scopes.pop())
        else:
            run = _run(masked, found)
            runs.append(run)
            scopes[-1].append(run)
    for scope in scopes:
        _pair(scope)
    return "".join(_pieces(masked, runs, tokens))


def _pieces(masked: str, runs: list[_Run], tokens: Tokens) -> Iterator[str]:
    position = depth = 0
    for run in runs:
        yield masked[position : run.start]
        for pair in run.closed:
            depth -= bool(pair.token)
            yield CLOSE + pair.token[1:] if pair.token else run.mark * pair.size
        yield run.mark * run.left
        for pair in reversed(run.opened):
            if depth < DEEPEST:
                pair.token = tokens.put(STRONG if pair.size == 2 else EMPHASIS, Emphasis())
                depth += 1
            yield pair.token or run.mark * pair.size
        position = run.start + run.length
    yield masked[position:]


def _run(text: str, found: re.Match[str]) -> _Run:
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end()] if found.end() < len(text) else " "
    mark, length = found.group()[0], found.end() - found.start()
    within_word = before.isalnum() and after.isalnum()
    left = not after.isspace() and (not _divides(after) or before.isspace() or _divides(before))
    right = not before.isspace() and (not _divides(before) or after.isspace() or _divides(after))
    if within_word:
        left = right = False
    if mark == "_":
        left, right = (
            left and (not right or _divides(before)),
            right and (not left or _divides(after)),
        )
    return _Run(found.start(), length, mark, length, left, right)


def _divides(character: str) -> bool:
    is_token = FIRST <= character <= END
    return is_token or unicodedata.category(character)[0] in "PS"


def _pair(runs: list[_Run]) -> None:
    openers: list[_Run] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        key = (run.mark, run.opens, run.length % 3)
        while run.closes and run.left:
            index = _opener(openers, run, floors.get(key, -1))
            if index is None:
                floors[key] = openers[-1].start if openers else -1
                break
            opener = openers[index]
            del openers[index + 1 :]
            pair = _Pair(2 if opener.left >= 2 and run.left >= 2 else 1)
            opener.left -= pair.size
            run.left -= pair.size
            opener.opened.append(pair)
            run.closed.append(pair)
            if not opener.left:
                openers.pop()
        if run.opens and run.left:
            openers.append(run)


def _opener(openers: list[_Run], closer: _Run, floor: int) -> int | None:
    """Return the nearest run that this one may close, none at or before the floor."""
    for index in range(len(openers) - 1, -1, -1):
        opener = openers[index]
        if opener.start <= floor:
            return None
        if opener.mark == closer.mark and _may_pair(opener, closer):
            return index
    return None


def _may_pair(opener: _Run, closer: _Run) -> bool:
    if not (opener.closes or closer.opens):
        return True
    lengths = (opener.length, closer.length)
    return sum(lengths) % 3 != 0 or all(length % 3 == 0 for length in lengths)
