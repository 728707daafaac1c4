"""Tokens that stand for marks while the rest of a text is read.

A token is a noncharacter that says the kind, a number, and a closing noncharacter. Unicode keeps
these for use inside a program, and characters.showable lets none in from outside.
"""

from dataclasses import dataclass

from articles.markup.inline import Span

CLAIM, LINK, EMPHASIS, STRONG, ATOM, FENCE, CLOSE, END = (chr(0xFDD0 + n) for n in range(8))
FIRST = CLAIM
PAIRED = CLAIM + LINK + EMPHASIS + STRONG
"""The kinds that hold words: they end where CLOSE with the same number stands."""
TOKEN = f"(?P<kind>[{FIRST}-{CLOSE}])(?P<number>[0-9]+){END}"


@dataclass(frozen=True)
class Atom:
    """Characters that must not be read as a mark, such as an escaped star."""

    words: str


@dataclass(frozen=True)
class Emphasis:
    """Stressed words."""


@dataclass(frozen=True)
class FenceLine:
    """A line that opens a fence of this kind, or closes one when the kind is empty."""

    kind: str


Held = Span | Atom | Emphasis | FenceLine


class Tokens:
    """What stands behind the tokens of one text, by number."""

    def __init__(self) -> None:
        self.held: list[Held] = []

    def put(self, kind: str, held: Held) -> str:
        """Return the token that stands for this from now on."""
        self.held.append(held)
        return f"{kind}{len(self.held) - 1}{END}"

    def atom(self, words: str) -> str:
        """Return a token that shows exactly these words."""
        return self.put(ATOM, Atom(words))
