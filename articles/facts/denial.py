"""What a text denies or forbids, and which way it points: more or less, before or after.

A denial reaches the first word of meaning behind it: "do not yet start folic acid" denies "start".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.facts.data_denial import (
    ABSENT,
    AXES,
    COMPARED,
    ENDS_A_TARGET,
    FORBIDDING,
    MODALS,
    NO_DENIAL,
    PASSED_BEFORE_TO,
    RISK,
    SAME_STEM,
    SAME_TARGET,
    SKIPPED,
    STRONG,
    WEAK,
)
from articles.facts.tokens import Token

_CONTRACTED = re.compile(r"[a-z]+n't")
_REACH = 6
_TARGET_WORDS = 4
_WORD = frozenset({"word", "name"})
_SHORTEST_TURNED = 4
# "Not recommended" points the other way; "not more" is no "less".
_TURNED_BY_DENIAL = frozenset({"act", "licence"})
_POLES = {
    word: (axis, side)
    for axis, poles in AXES.items()
    for side, words in zip((1, -1), poles.split("|"), strict=True)
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, and the stem of the word it denies; empty where the text ends first."""

    word: str
    denied: str
    start: int
    end: int
    modal: bool
    """Whether it denies a possibility: "cannot", "may not"."""


@dataclass(frozen=True, slots=True)
class Direction:
    """A word that points one way along an axis, and the stems of what it points at."""

    axis: str
    side: int
    target: frozenset[str]
    start: int
    end: int
    turned_by: int = -1
    """Where the denial starts that turns it without reaching it: "not a reason to stop"."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """All that a text denies and where it points, with the stems that nothing denies."""

    denials: tuple[Denial, ...]
    directions: tuple[Direction, ...]
    affirmed: frozenset[str]
    stems: frozenset[str]
    """Of all words of meaning, denied or not."""
    turned: frozenset[str]
    """The stems that "un-" and "non-" deny: "treat" for "untreated"."""
    absent: int
    """How many words deny without saying no: "stop", "lack of", "unless"."""
    weak: bool
    """Whether some word denies a little: "untreated", "low"."""
    possible: bool
    """Whether the text calls something possible: "can", "may"."""


def is_denial(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word here says no."""
    word = tokens[at].low
    if word not in STRONG and not ("'" in word and _CONTRACTED.fullmatch(word)):
        return False
    following = _low(tokens, at + 1)
    if following in COMPARED and _low(tokens, at + 2) == "than":
        return False
    if following in FORBIDDING or _is_undone(tokens, at):
        return False
    return (word, following) not in NO_DENIAL


def _is_undone(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a denial before the word here makes it say yes: "not contraindicated"."""
    return tokens[at].low in FORBIDDING and _low(tokens, at - 1) in ("not", "never", "no")


def _is_absence(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word here says that something is not there; "give X instead" gives."""
    word = tokens[at].low
    return word in ABSENT and (word != "instead" or _low(tokens, at + 1) == "of")


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def read(tokens: Sequence[Token]) -> Polarity:
    """Return what the tokens of a text deny, where they point and what they affirm."""
    denials: list[Denial] = []
    directions: list[Direction] = []
    denied_at: set[int] = set()
    words: list[tuple[int, str]] = []
    for at, token in enumerate(tokens):
        if token.kind not in _WORD:
            continue
        if is_denial(tokens, at):
            target = _next_word(tokens, at + 1)
            if target is not None:
                denied_at.add(target)
            denials.append(_denial(tokens, at, target))
        if token.low in _POLES:
            near = bool(denials) and denials[-1].start >= tokens[max(0, at - _REACH)].start
            turning = denials[-1].start if near else -1
            directions.extend(_direction(tokens, at, at in denied_at, turning))
        if token.low not in SKIPPED and (not denials or denials[-1].start != token.start):
            words.append((at, stem(token.low)))
    lows = {token.low for token in tokens}
    turned = frozenset(_turned(word) for _, word in words) - {""}
    return Polarity(
        tuple(denials),
        tuple(directions),
        frozenset(word for at, word in words if at not in denied_at),
        frozenset(word for _, word in words),
        turned,
        sum(_is_absence(tokens, at) and at not in denied_at for at in range(len(tokens))),
        bool(turned) or not lows.isdisjoint(WEAK),
        not lows.isdisjoint(MODALS),
    )


def _denial(tokens: Sequence[Token], at: int, target: int | None) -> Denial:
    token = tokens[at]
    before = tokens[at - 1].low if at else ""
    modal = token.low in ("cannot", "can't") or (token.low == "not" and before in MODALS)
    if target is None:
        return Denial(token.low, "", token.start, token.end, modal)
    return Denial(token.low, stem(tokens[target].low), token.start, tokens[target].end, modal)


def _direction(tokens: Sequence[Token], at: int, denied: bool, turning: int) -> list[Direction]:
    axis, side = _POLES[tokens[at].low]
    if axis in _TURNED_BY_DENIAL:
        # "Not a reason to stop" denies "reason", and yet speaks of going on.
        turning = -1 if denied or turning < 0 or _stops_between(tokens, at) else turning
        denied = denied or _is_undone(tokens, at) or turning >= 0
    elif denied:
        return []
    if axis == "amount" and _pole(tokens, at + 1) == "frequency":
        return []
    if axis == "frequency" and _low(tokens, at - 1) in ("less", "lower"):
        side = -side
    target: list[str] = []
    for token in tokens[at + 1 : at + 1 + _REACH]:
        if token.kind == "stop" or token.low in ENDS_A_TARGET or len(target) == _TARGET_WORDS:
            break
        if token.kind in _WORD and token.low not in SKIPPED:
            word = stem(token.low)
            target.append(SAME_TARGET.get(word, word))
    start, end = tokens[at].start, tokens[at].end
    turned_by = turning if axis in _TURNED_BY_DENIAL else -1
    side = -side if denied else side
    found = [Direction(axis, side, frozenset(target), start, end, turned_by)]
    if axis == "amount" and (RISK & set(target) or stem(_low(tokens, at - 1)) in RISK):
        # A risk that rises is a harm that is more likely.
        found.append(Direction("frequency", side, frozenset(target) - RISK, start, end))
    return found


def _pole(tokens: Sequence[Token], at: int) -> str:
    """Return the axis along which the word here points, or ""."""
    return _POLES.get(_low(tokens, at), ("", 0))[0]


def _stops_between(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a stop parts the word here from the last denial before it."""
    for place in range(at - 1, -1, -1):
        if tokens[place].kind == "stop":
            return True
        if is_denial(tokens, place):
            return False
    return True


def _next_word(tokens: Sequence[Token], at: int) -> int | None:
    for place in range(at, min(at + _REACH, len(tokens))):
        token = tokens[place]
        if token.kind == "stop" and token.text not in "([":
            return None
        following = tokens[place + 1].low if place + 1 < len(tokens) else ""
        if token.low in PASSED_BEFORE_TO and following == "to":
            continue
        if token.kind in _WORD and token.low not in SKIPPED:
            return place
    return None


def _turned(word: str) -> str:
    for prefix in ("un", "non"):
        if word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST_TURNED:
            return word.removeprefix(prefix)
    return ""


def stem(word: str) -> str:
    """Return the word without its commonest ends, so that "starting" meets "start"."""
    if word in SAME_STEM:
        return SAME_STEM[word]
    for end, least in (("ing", 4), ("ies", 3), ("es", 4), ("ed", 4), ("ly", 4), ("s", 3)):
        if word.endswith(end) and len(word) - len(end) >= least and not word.endswith("ss"):
            word = word[: -len(end)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    word = word.removesuffix("e")
    return SAME_STEM.get(word, word)
