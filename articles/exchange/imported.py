"""What a door hands over: a draft, and everything an editor must know before trusting it."""

from dataclasses import dataclass
from typing import Literal

from articles.content import AudienceCode
from articles.draft import Draft


class Refused(ValueError):
    """What cannot be read as an article; the message names place, trouble and cure."""


@dataclass(frozen=True)
class Proposal:
    """A citation that an importer put into a draft, for the editor to confirm or undo.

    Undoing is putting `original` back in place of the characters from `start` to `end`.
    """

    text: AudienceCode
    where: Literal["short_answer", "body"]
    start: int
    end: int
    original: str
    """The words of the page: "3, 6"."""
    keys: tuple[str, ...]
    confident: bool
    reason: str
    line: int
    """Where the words stood in the file that was read, counted from 1."""


PROPOSED = "proposed citation"
"""The kind of words that were taken for a citation, while nobody has confirmed it."""
UNNUMBERED = "list without numbers"
"""The kind of furniture that a title of references is when their entries show no numbers."""


@dataclass(frozen=True)
class Furniture:
    """A line of a page that is no part of its answer, so that no draft carries it on."""

    line: int
    """Where it stood in the file that was read, counted from 1."""
    kind: str
    """What it is for: "board line", "review status", "disclaimer" and so on."""
    text: str


@dataclass(frozen=True)
class Imported:
    """An article as read from a file."""

    draft: Draft
    marks: dict[str, int]
    """How often each source is cited: by number for a page, by key for our own form."""
    dangling: tuple[str, ...]
    """Numbers or keys that are cited but have no reference."""
    proposals: tuple[Proposal, ...] = ()
    report: tuple[str, ...] = ()
    """What was dropped, guessed or left open, a sentence each, with the words concerned."""
    furniture: tuple[Furniture, ...] = ()
    """The lines that were dropped, for the checks of what a page says around its answer."""


def check_readable(text: str, *, largest: int) -> None:
    """Raise Refused for what is empty, too large, or holds letters that cannot be stored.

    `largest` is the number of characters from which a file is something else than an article.
    """
    if not text.strip("\ufeff \t\r\n"):
        raise Refused("Line 1: there is nothing in the file. Choose the file with the article.")
    if len(text) >= largest:
        raise Refused(
            f"Line 1: the file has {len(text):,} characters, and an article has fewer than "
            f"{largest:,}. Import one article at a time, without pictures in the text."
        )
    for place, character in enumerate(text):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            line = text.count("\n", 0, place) + 1
            raise Refused(
                f"Line {line}: the character U+{ord(character):04X} cannot be stored. "
                "Delete it and import the file again."
            )
