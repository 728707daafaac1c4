"""The words of one paragraph: white space as a browser shows it, unseen characters gone."""

import re
from collections.abc import Iterable
from dataclasses import replace

from articles.exchange.hypertext.shape import Piece, Pieces
from articles.markup.characters import showable

_SPACES = re.compile(r"[ \t\n\r\f\v\x85\u00a0\u2028\u2029]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def without_unseen(text: str) -> tuple[str, int]:
    """Return a text without soft hyphens and the like, and how many there were."""
    return _UNSEEN.subn("", text)


def tidied(pieces: Iterable[Piece]) -> Pieces:
    """Return the pieces with each run of white space as one, none at the ends, alike ones joined.

    A single space that does not break is kept: it holds "10" to "mg".
    """
    found: list[Piece] = []
    after_space = True
    for piece in pieces:
        text = _SPACES.sub(_space, showable(_SPACES.sub(_space, piece.text)))
        if piece.keys:
            found.append(piece)
            after_space = False
            continue
        if after_space:
            text = text.lstrip(" \u00a0")
        if not text:
            continue
        after_space = text[-1] in " \u00a0"
        last = found[-1] if found else None
        if last and not last.keys and _alike(last, piece):
            found[-1] = replace(last, text=last.text + text)
        else:
            found.append(replace(piece, text=text))
    while found and not found[-1].keys and not found[-1].text.rstrip(" \u00a0"):
        found.pop()
    if found and not found[-1].keys:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" \u00a0"))
    return tuple(found)


def _space(found: re.Match[str]) -> str:
    return "\u00a0" if found.group() == "\u00a0" else " "


def _alike(one: Piece, other: Piece) -> bool:
    return (one.strong, one.emphasis, one.href) == (other.strong, other.emphasis, other.href)
