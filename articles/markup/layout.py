"""A text laid out again so that Python-Markdown reads its blocks exactly as lines.py did.

Each leaf is one line with its marks behind tokens, each list level four spaces, an empty line
wherever Python-Markdown could take two things for one.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from articles.markup import lines
from articles.markup.blocks import fence_lines
from articles.markup.lines import Leaf
from articles.markup.masking import mask
from articles.markup.tokens import FENCE, FenceLine, Tokens

INDENT = " " * 4

_LOOKS_LIKE_BLOCK = re.compile(r"[-+*#:]|\d+(?=[.)])")


def lay_out(source: str, tokens: Tokens) -> str:
    """Return the text as Markdown of one leaf a line, its marks in the tokens."""
    return "\n".join(_lines(source, tokens))


def lay_out_inline(source: str, tokens: Tokens) -> str:
    """Return the whole text as one paragraph, whatever its lines look like."""
    return _words(source, tokens)


def _lines(source: str, tokens: Tokens) -> Iterator[str]:
    fences = fence_lines(source)
    items = _Items()
    for table, leaves in groupby(lines.read(source).leaves, key=_table):
        if table:
            items.interrupt(0)
            yield from _table_lines(leaves, tokens)
            continue
        for leaf in leaves:
            if leaf.kind != "item":
                items.interrupt(leaf.depth)
                yield ""
                yield _block(leaf, fences, tokens)
                continue
            if not items.may_follow(leaf):
                yield ""
            yield f"{INDENT * (leaf.depth - 1)}{leaf.marker} {_words(leaf.text, tokens)}"
    yield ""


class _Items:
    """The list items laid out since the last empty line."""

    def __init__(self) -> None:
        self.first = 0
        """How deep the first of them stands; 0 when the line before is no item."""
        self.numbered: list[bool] = []
        """Of each open list, outermost first: whether it has numbers."""

    def may_follow(self, leaf: Leaf) -> bool:
        """Return whether this item may stand right below the line before it.

        Python-Markdown joins bullets and numbers of one depth, and cannot leave the depth at
        which a run of items began.
        """
        numbered = leaf.marker != "-"
        kind_before = self.numbered[leaf.depth - 1 : leaf.depth]
        self.numbered[leaf.depth - 1 :] = [numbered]
        follows = bool(self.first) and self.first <= leaf.depth and kind_before in ([], [numbered])
        if not follows:
            self.first = leaf.depth
        return follows

    def interrupt(self, depth: int) -> None:
        """Note that something stands between this item and the next."""
        self.first = 0
        self.numbered[depth:] = []


def _block(leaf: Leaf, fences: dict[int, str], tokens: Tokens) -> str:
    if leaf.kind == "fence" and leaf.start in fences:
        return tokens.put(FENCE, FenceLine(fences[leaf.start]))
    words = _words(leaf.text, tokens)
    if leaf.kind == "heading":
        # Python-Markdown would cut a # at the end of a heading, and takes none that ends in "\".
        words = words.replace("#", tokens.atom("#")).replace("\\", tokens.atom("\\"))
        return "#" * leaf.level + " " + words
    return INDENT * leaf.depth + words


def _table(leaf: Leaf) -> bool:
    return leaf.kind == "cell"


def _table_lines(cells: Iterator[Leaf], tokens: Tokens) -> Iterator[str]:
    for row, leaves in groupby(cells, key=lambda leaf: leaf.row):
        words = [_words(leaf.text, tokens) for leaf in leaves]
        if row == 0:
            yield ""
        yield "| " + " | ".join(words) + " |"
        if row == 0:
            yield "|" + "---|" * len(words)


def _words(text: str, tokens: Tokens) -> str:
    """Return a leaf's words, safe from being read as a block; never empty."""
    words = mask(text, tokens).replace("|", tokens.atom("|"))
    start = _LOOKS_LIKE_BLOCK.match(words)
    if start:
        words = tokens.atom(start.group()) + words[start.end() :]
    return words or tokens.atom("")
