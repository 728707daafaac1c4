"""The words a reader reads, found without Python-Markdown: a second opinion on every page.

Proof and checks compare these words with those of the finished page. Citations are not words;
a claim left out is not there; an image is its description.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeGuard

from articles.markup import lines
from articles.markup.blocks import fence_lines
from articles.markup.characters import one_line, showable
from articles.markup.inline import Span
from articles.markup.masking import mask
from articles.markup.tokens import TOKEN, Atom, Held, Tokens

_TOKEN = re.compile(f"(?P<space> ?){TOKEN}")

BlockKind = Literal["heading", "paragraph", "item", "cell"]


@dataclass(frozen=True)
class TextBlock:
    """One heading, paragraph, list item or table cell as a reader reads it."""

    kind: BlockKind
    level: int
    """The number of # of a heading, as the author wrote it; else 0."""
    text: str
    start: int
    """The offset of its first character in the source, after the marker or indent."""
    depth: int
    """In how many lists it stands."""


def plain(source: str) -> str:
    """Return the words of a text, a line for each heading, paragraph, item and cell."""
    return "\n".join(block.text for block in blocks_of_text(source))


def plain_inline(source: str) -> str:
    """Return the words of a text that is one line, such as a short answer: nothing is a list."""
    return _words(source)


def blocks_of_text(source: str) -> list[TextBlock]:
    """Return the text's headings, paragraphs, items and cells that have words, in reading order."""
    return list(_blocks(source))


def _blocks(source: str) -> Iterator[TextBlock]:
    read = lines.read(source)
    fences = fence_lines(source)
    for leaf in read.leaves:
        if leaf.kind == "fence" and leaf.start in fences:
            continue
        text = _words(leaf.text)
        if text:
            kind: BlockKind = "paragraph" if leaf.kind == "fence" else leaf.kind
            yield TextBlock(kind, leaf.level, text, leaf.start, leaf.depth)


# A leaf is read with its text, with its claim and with every audience that is shown it.
@lru_cache(maxsize=1024)
def _words(text: str) -> str:
    tokens = Tokens()
    masked = mask(text, tokens)
    return one_line(_TOKEN.sub(lambda found: _shown(found, tokens), masked)).strip(" ")


def _shown(found: re.Match[str], tokens: Tokens) -> str:
    held = tokens.held[int(found["number"])]
    if isinstance(held, Span) and held.kind == "citation":
        return ""
    words = held.words if isinstance(held, Atom) or _is_whole(held) else ""
    return found["space"] + showable(words)


def _is_whole(held: Held) -> TypeGuard[Span]:
    """Return whether a mark holds its words itself, as code and images do."""
    return isinstance(held, Span) and held.kind not in ("claim", "link")
