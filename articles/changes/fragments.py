"""A fragment of HTML as its tags and the runs of words between them: what readers see as a line."""

import html
import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

INLINE = frozenset(
    {"a", "abbr", "b", "br", "code", "em", "i", "img", "small", "span", "strong", "sub", "sup"}
)
VOID = frozenset({"br", "hr", "img"})
STRESS = ("strong", "em")
_PIECE = re.compile(r"\s+|\d+(?:[.,·]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\s]")
_CITED = re.compile(r"#ref-(\d+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, sign or picture, or the space before one."""

    text: str
    kind: str
    """"word", "citation", "link" for a picture, or "space"."""
    same: Hashable
    """What another piece must have to be the same."""
    html: str
    """Safe to put on a page without its links and ids."""


@dataclass
class Run:
    """The pieces between two edges of blocks, and the blocks around them, outer first."""

    around: tuple[int, ...]
    """The places of the tags that open these blocks."""
    tags: tuple[str, ...]
    pieces: list[Piece] = field(default_factory=list)

    @cached_property
    def words(self) -> tuple[Piece, ...]:
        """Its pieces but for the spaces."""
        return tuple(piece for piece in self.pieces if piece.kind != "space")

    @cached_property
    def same(self) -> tuple[Hashable, ...]:
        """What another run must have to say the same."""
        return tuple(piece.same for piece in self.words)

    @property
    def is_list_item(self) -> bool:
        """Whether it stands directly in a list item."""
        return self.tags[-1:] == ("li",)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written; without a name it is white space between blocks."""

    name: str
    html: str
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A piece in its place: `run` and `piece` count from 0."""

    run: int
    piece: int


@dataclass
class Fragment:
    """Tags and pieces in the order of the page, and the runs that the pieces make."""

    parts: list[Tag | Spot]
    runs: list[Run]


def read(fragment: str, keys: Sequence[str] = ()) -> Fragment:
    """Return the tags and runs of well-formed HTML such as a fragment's short answer or body.

    `keys` are the sources in the order of their numbers: with them a citation is known by its
    source, so that a source more does not change every number behind it.
    """
    reader = _Reader(keys)
    reader.feed(fragment)
    reader.close()
    runs = [run for run in reader.runs if run.words]
    places = {id(run): number for number, run in enumerate(runs)}
    parts: list[Tag | Spot] = []
    for part in reader.parts:
        if isinstance(part, Tag):
            parts.append(part)
        elif id(part[0]) in places:
            parts.append(Spot(places[id(part[0])], part[1]))
        else:
            parts.append(Tag("", part[0].pieces[part[1]].html))
    return Fragment(parts, runs)


class _Reader(HTMLParser):
    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.keys = keys
        self.parts: list[Tag | tuple[Run, int]] = []
        self.runs: list[Run] = []
        self.blocks: list[tuple[int, str]] = []
        self.inline: list[tuple[str, str]] = []
        """The open inline tags, each with its address."""
        self.run: Run | None = None
        self.cell = 0
        """Which cell of its row is open: a number in another column is another number."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self._picture({name: value or "" for name, value in attrs})
            return
        self.parts.append(Tag(tag, self.get_starttag_text() or "", opens=True))
        if tag in VOID:
            return
        if tag in INLINE:
            address = next((value or "" for name, value in attrs if name == "href"), "")
            self.inline.append((tag, address))
        else:
            self.blocks.append((len(self.parts) - 1, tag))
            self.run = None
            self.cell = 0 if tag in ("tr", "table") else self.cell + (tag in ("td", "th"))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(Tag(tag, f"</{tag}>"))
        if tag in INLINE:
            if self.inline:
                self.inline.pop()
        else:
            if self.blocks:
                self.blocks.pop()
            self.run = None
            self.cell = 0 if tag == "table" else self.cell

    def handle_data(self, data: str) -> None:
        for found in _PIECE.finditer(data):
            self._add(self._piece(found[0]))

    def _piece(self, text: str) -> Piece:
        escaped = html.escape(text, quote=False)
        if text.isspace():
            return Piece(text, "space", None, escaped)
        address = next((address for tag, address in reversed(self.inline) if tag == "a"), "")
        stress = tuple(tag for tag in STRESS if any(tag == open for open, _ in self.inline))
        cited = _CITED.fullmatch(address)
        if cited is not None:
            number = int(cited[1])
            key = self.keys[number - 1] if 0 < number <= len(self.keys) else text
            return Piece(text, "citation", ("citation", key, self.cell), f"<sup>{escaped}</sup>")
        for tag in stress:
            escaped = f"<{tag}>{escaped}</{tag}>"
        return Piece(text, "word", (text, address, stress, self.cell), escaped)

    def _picture(self, attrs: dict[str, str]) -> None:
        said = html.escape(attrs.get("alt", ""))
        same = ("picture", attrs.get("src", ""), attrs.get("alt", ""), self.cell)
        self._add(Piece(self.get_starttag_text() or "", "link", same, f"[picture: {said}]"))

    def _add(self, piece: Piece) -> None:
        if self.run is None:
            at, tags = zip(*self.blocks, strict=True) if self.blocks else ((), ())
            self.run = Run(at, tags)
            self.runs.append(self.run)
        self.run.pieces.append(piece)
        self.parts.append((self.run, len(self.run.pieces) - 1))
