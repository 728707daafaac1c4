"""A tree of HTML as the parts of a document, in reading order.

Every word of the tree ends up in a part or in a note: what is neither shown nor told is a mistake.
"""

import re
from dataclasses import replace

from articles.exchange.hypertext import footnotes, tables
from articles.exchange.hypertext.leaving_out import Changes, left_out
from articles.exchange.hypertext.look import (
    Look,
    look_within,
    lowered,
    raised,
    style_of,
)
from articles.exchange.hypertext.notes import Notes
from articles.exchange.hypertext.pieces import tidied, without_unseen
from articles.exchange.hypertext.shape import Kind, Part, Piece
from articles.exchange.hypertext.tree import BLOCKS
from articles.markup.links import may_lead_to
from references.formats.xml_tree import Node

_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_LEVEL = re.compile(r"level(\d)")
_ORDERED = re.compile(r"(\d{1,9})[.)]")
_MARKER = re.compile(r"[\W_o§]{1,3}|\(?[0-9a-zA-Z]{1,5}[.)]?")


class Flow:
    """Reads one tree after another into `parts`, and into `notes` what has no place there."""

    def __init__(self, notes: Notes, *, changes: Changes = "neither") -> None:
        self.parts: list[Part] = []
        self.notes = notes
        self.changes = changes
        self.line = 0
        self._open: list[Piece] = []
        self._kind: Kind = "paragraph"
        self._level = 0
        self._lists: list[int | None] = []
        """The next number of each open list, None for one of bullets."""
        self._marker = ""
        self._flat = 0
        """The depth of an item that stands in no list's element, as word processors write it."""
        self._takers = {
            "br": self._break,
            "img": self._picture,
            "table": self._table,
            "citation": self._citation,
            "li": self._item,
            **dict.fromkeys(("ul", "ol", "menu", "dir"), self._list),
        }

    def read(self, node: Node, look: Look | None = None) -> None:
        """Take in what an element holds."""
        look = look or Look()
        for part in node.parts:
            if isinstance(part, str):
                self._text(part, look)
            else:
                self._element(part, look)

    def close(self) -> None:
        """End the paragraph that is open."""
        pieces = tidied(self._open)
        self._open.clear()
        if not pieces:
            return
        depth = self._flat or len(self._lists)
        kind: Kind = "item" if self._marker else self._kind
        if kind == "heading" and depth:
            kind = "paragraph"
        level = self._level if kind == "heading" else 0
        self.parts.append(
            Part(kind, pieces, level=level, depth=depth, marker=self._marker, line=self.line)
        )
        self._marker = ""

    def _text(self, text: str, look: Look) -> None:
        text, unseen = without_unseen(text)
        if unseen:
            self.notes.say("unseen")
        if look.keeps_lines and "\n" in text:
            first, *others = text.split("\n")
            self._add(first, look)
            for line in others:
                self.close()
                self._add(line, look)
            return
        self._add(text, look)

    def _add(self, text: str, look: Look) -> None:
        if look.raised:
            text = raised(text)
        elif look.lowered:
            text = lowered(text, self._open[-1].text if self._open else "")
        if text:
            self._open.append(Piece(text, look.strong, look.emphasis, look.href))

    def _element(self, node: Node, look: Look) -> None:
        style = style_of(node)
        if node.line:
            self.line = node.line
        if self._is_left_out(node, style):
            return
        if footnotes.points_to_one(node):
            # Raised digits would be read as citations.
            self._open.append(Piece(footnotes.mark(node), look.strong, look.emphasis))
            return
        if footnotes.are_listed_in(node):
            self.close()
            self.parts.append(Part("heading", (Piece(footnotes.TITLE),), level=2, line=self.line))
        take = self._takers.get(node.name)
        if take is not None:
            take(node, look)
        elif level := _flat_level(node, style):
            self._flat_item(node, look, level)
        elif node.name in BLOCKS:
            self._block(node, look_within(look, node, style))
        else:
            within = look_within(look, node, style)
            self.read(node, self._linked(node, within) if node.name == "a" else within)

    def _break(self, _node: Node, _look: Look) -> None:
        # The dialect has no line breaks; a new line of an address is a paragraph.
        self.close()

    def _picture(self, node: Node, _look: Look) -> None:
        self.notes.say("picture", node.get("alt") or "without a description")

    def _table(self, node: Node, look: Look) -> None:
        self.close()
        tables.read(node, self, look)

    def _citation(self, node: Node, _look: Look) -> None:
        self._open.append(Piece(node.raw(), keys=tuple(node.get("keys").split())))

    def _is_left_out(self, node: Node, style: dict[str, str]) -> bool:
        """Tell of an element that is no part of the text, and say whether it is one."""
        if node.name == "math":
            self.notes.say("formula", node.text())
        kind = left_out(node, style, self.changes)
        if kind and (words := node.text() or node.get("src")):
            self.notes.say(kind, words, after="".join(piece.text for piece in self._open[-9:]))
        return kind is not None

    def _linked(self, node: Node, look: Look) -> Look:
        address = node.get("href").strip()
        if not address or address.startswith("#"):
            return look
        if _WEB.match(address) and may_lead_to(address) and node.text():
            return replace(look, href=address)
        self.notes.say("link", node.text() or address[:80])
        return look

    def _block(self, node: Node, look: Look) -> None:
        self.close()
        name = node.name
        kind, level, strong = self._kind, self._level, look.strong
        if name[0] == "h" and name[1:].isdigit():
            self._kind, self._level, strong = "heading", int(name[1:]), False
        elif name == "dt":
            strong = True
        elif name == "blockquote":
            self.notes.say("quote", node.text())
        elif name == "hr":
            return
        self.read(node, replace(look, strong=strong))
        self.close()
        self._kind, self._level = kind, level

    def _list(self, node: Node, look: Look) -> None:
        self.close()
        self._flat = 0
        # A list that opens an item without words of its own is that item's list.
        within = not self._marker
        start = node.get("start")
        first = int(start) if start.isdigit() and len(start) < 7 else 1
        number = first if node.name == "ol" else None
        marker, self._marker = self._marker, ""
        before = self._lists[-1] if self._lists else None
        if within or not self._lists:
            self._lists.append(number)
        else:
            self._lists[-1] = number
        self.read(node, look)
        self.close()
        if within or not marker:
            self._lists.pop()
        elif self._lists:
            self._lists[-1] = before

    def _item(self, node: Node, look: Look) -> None:
        self.close()
        outside = not self._lists
        if outside:
            self._lists.append(None)
        number = self._lists[-1]
        value = node.get("value")
        if number is not None and value.isdigit() and len(value) < 7:
            number = int(value)
        self._marker = "-" if number is None else f"{number}."
        self._lists[-1] = None if number is None else number + 1
        self.read(node, look)
        self.close()
        self._marker = ""
        if outside:
            self._lists.pop()

    def _flat_item(self, node: Node, look: Look, level: int) -> None:
        self.close()
        drawn = node.get("marker") or _drawn_marker(node)
        number = _ORDERED.fullmatch(drawn)
        self._flat, self._marker = level, f"{number[1]}." if number else "-"
        self.read(node, look_within(look, node, style_of(node)))
        self.close()
        self._flat, self._marker = 0, ""


def _flat_level(node: Node, style: dict[str, str]) -> int:
    """Return the depth of an item that a word processor wrote as a paragraph, 0 for none."""
    if node.name == "item":
        return int(node.get("depth"))
    found = _LEVEL.search(style.get("mso-list", "")) if node.name == "p" else None
    return int(found[1]) if found else 0


def _drawn_marker(node: Node) -> str:
    for part in node.every(frozenset({"span"})):
        words = part.text()
        if words:
            return words if _MARKER.fullmatch(words) else ""
    return ""
