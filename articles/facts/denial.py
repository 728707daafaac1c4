"""What a text denies or forbids, and which way it points: more or less, before or after.

A denial reaches the first word of meaning behind it: "do not yet start folic acid" denies "start".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.facts.tokens import Token

STRONG = frozenset(
    "not no never none nor neither nothing without cannot avoid avoids avoided avoiding "
    "contraindicated contraindication contraindications forbidden prohibited".split()
)
_CONTRACTED = re.compile(r"[a-z]+n't")
_ABSENT = frozenset(
    "unless except stop stops stopped stopping lack lacks lacking absent absence rarely seldom "
    "hardly fail fails failed instead free".split()
)
# These words deny a little: enough to explain a "not" of another text, too little to oppose it.
_WEAK = re.compile(
    r"(?:un|non|in|ir|im|il|dis|de|anti)[a-z]{4,}|[a-z]{3,}less(?:ly)?|"
    r"(?:few|rather|only|until|low|lower|missing|loss|lost)"
)
_SKIPPED = frozenset(
    """
    a an the any all of to be been being is are was were do does did have has had having yet ever
    usually normally generally always necessarily necessary need needs needed required recommended
    advised should must may might can could will would that this these those it its your their his
    her our my you they we he she i than more less then also so very too such as in on at by for
    with clear known
    """.split()
)
_NO_DENIAL = (("not", "only"), ("no", "matter"), ("not", "just"), ("no", "more"), ("no", "less"),
              ("not", "more"), ("not", "less"), ("no", "longer"), ("no", "fewer"), ("no", "doubt"),
              ("not", "exceed"), ("not", "exceeding"), ("no", "greater"),
              ("no", "later"))  # fmt: skip
_REACH = 6
_WORD = frozenset({"word", "name"})

_AXES = """
amount: increase increases increased increasing raise raises raised raising rise rises rising higher
    more greater grow grows gain gains | decrease decreases decreased decreasing reduce reduces
    reduced reducing lower lowers lowered lowering less fall falls falling fewer drop drops decline
    declines
order: before | after
speed: early earlier | late later
frequency: often common commonly frequent frequently usually likely | rare rarely uncommon seldom
    unlikely infrequent
course: better improve improves improved | worse worsen worsens worsened
safety: safe safely | unsafe dangerous harmful
lasting: reversible temporary | irreversible permanent permanently
level: hyperkalaemia hyperkalemia hypernatraemia hyperglycaemia hyperglycemia hypertension
    hyperthyroidism | hypokalaemia hypokalemia hyponatraemia hypoglycaemia hypoglycemia hypotension
    hypothyroidism
licence: indicated recommended advised | contraindicated discouraged
act: start starts starting started begin continue continues |
    stop stops stopping stopped discontinue
"""
_POLES: dict[str, tuple[str, int]] = {
    word: (axis.strip(), side)
    for axis, poles in (
        line.split(":") for line in re.sub(r"\n\s+", " ", _AXES.strip()).splitlines()
    )
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


@dataclass(frozen=True, slots=True)
class Direction:
    """A word that points one way along an axis, and the stem of the word it points at."""

    axis: str
    side: int
    target: str
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Polarity:
    """All that a text denies and where it points, with the stems that nothing denies."""

    denials: tuple[Denial, ...]
    directions: tuple[Direction, ...]
    affirmed: frozenset[str]
    stems: frozenset[str]
    """Of all words of meaning, denied or not."""
    absent: bool
    """Whether some word denies without saying no: "stop", "lack of", "unless"."""
    weak: bool
    """Whether some word denies a little: "untreated", "low"."""


def is_denial(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word here says no."""
    word = tokens[at].low
    if word not in STRONG and not _CONTRACTED.fullmatch(word):
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return (word, following) not in _NO_DENIAL


def read(tokens: Sequence[Token]) -> Polarity:
    """Return what the tokens of a text deny, where they point and what they affirm."""
    denials: list[Denial] = []
    directions: list[Direction] = []
    denied_at: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind not in _WORD:
            continue
        if is_denial(tokens, at):
            target = _next_word(tokens, at + 1)
            if target is not None:
                denied_at.add(target)
            end = tokens[target].end if target is not None else token.end
            stemmed = stem(tokens[target].low) if target is not None else ""
            denials.append(Denial(token.low, stemmed, token.start, end))
        elif token.low in _POLES and at not in denied_at:
            axis, side = _POLES[token.low]
            target = _next_word(tokens, at + 1)
            aim = stem(tokens[target].low) if target is not None else ""
            directions.append(Direction(axis, side, aim, token.low, token.start, token.end))
    words = [
        (at, stem(token.low))
        for at, token in enumerate(tokens)
        if token.kind in _WORD and token.low not in _SKIPPED and not is_denial(tokens, at)
    ]
    return Polarity(
        tuple(denials),
        tuple(directions),
        frozenset(word for at, word in words if at not in denied_at),
        frozenset(word for _, word in words),
        any(token.low in _ABSENT for token in tokens),
        any(_WEAK.fullmatch(token.low) for token in tokens),
    )


def _next_word(tokens: Sequence[Token], at: int) -> int | None:
    for place in range(at, min(at + _REACH, len(tokens))):
        token = tokens[place]
        if token.kind == "stop" and token.text not in "([":
            return None
        if token.kind in _WORD and token.low not in _SKIPPED:
            return place
    return None


def stem(word: str) -> str:
    """Return the word without its commonest ends, so that "starting" meets "start"."""
    for end, least in (("ing", 4), ("ies", 3), ("es", 4), ("ed", 4), ("ly", 4), ("s", 3)):
        if word.endswith(end) and len(word) - len(end) >= least and not word.endswith("ss"):
            word = word[: -len(end)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e")
