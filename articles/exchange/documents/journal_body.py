"""The body of an article in JATS as the tree of HTML that every document becomes."""

import re

from articles.exchange.hypertext.notes import Notes
from references.formats.xml_tree import Node

_NAMES = {
    "sec": "div", "boxed-text": "div", "app": "div", "fig": "div", "table-wrap": "div",
    "statement": "div", "table-wrap-foot": "div", "caption": "div", "abstract": "div",
    "italic": "em", "bold": "strong", "disp-quote": "blockquote", "def-list": "dl", "term": "dt",
    "def": "dd", "list-item": "li", "preformat": "pre", "break": "br", "graphic": "img",
    "inline-graphic": "img", "ext-link": "a", "uri": "a", "strike": "s", "disp-formula": "math",
    "inline-formula": "math", "styled-content": "span", "verse-line": "p", "attrib": "p",
    "label": "span",
}  # fmt: skip
LEFT_OUT = frozenset(
    "ref-list supplementary-material media object-id ack fn-group permissions tex-math notes "
    "bio".split()
)
"""Elements that are no part of the text; some are told of, some are read elsewhere."""
_NUMBERS = re.compile(r"[\[(\s]*\d{1,4}[a-z]?(?:\s*[,;–-]\s*\d{1,4})*[\])\s]*")
_BETWEEN = re.compile(r"[\s,;\])(\[–-]*")
_RANGE = re.compile(r"\s*\]?\s*[–-]\s*\[?\s*")
MOST_IN_RANGE = 40


def is_mark(node: Node) -> bool:
    """Return whether an element is a number that cites."""
    return node.get("ref-type") == "bibr" and _NUMBERS.fullmatch(node.text()) is not None


class JournalReader:
    """Reads elements one after another, with what they cite under our keys."""

    def __init__(self, keys: dict[str, tuple[str, ...]], in_order: list[str], notes: Notes) -> None:
        self.keys = keys
        self.in_order = in_order
        self.notes = notes
        self.noted: dict[str, None] = {}
        """The ids of the footnotes that the text points to, in order."""

    def parts(self, holder: Node, level: int) -> list[Node | str]:
        """Return what an element holds as HTML."""
        found: list[Node | str] = []
        for part in holder.parts:
            made = part if isinstance(part, str) else self._element(part, level)
            if isinstance(made, Node) and made.name == "citation" and self._joined(found, made):
                continue
            if isinstance(made, str) and found and _is_citation(found[-1]):
                made = re.sub(r"^\]", "", made)
            if made is not None:
                found.append(made)
        return found

    def _element(self, node: Node, level: int) -> Node | str | None:
        name = node.name
        if name in LEFT_OUT:
            if name in ("supplementary-material", "media"):
                self.notes.say("part", node.text() or node.get("xlink:href"))
            return None
        if name == "xref":
            return self._reference(node)
        if name == "title":
            return Node(f"h{min(level, 6)}", {}, node.line, self.parts(node, level))
        if name == "sup" and all(is_mark(part) for part in node):
            rest = "".join(part for part in node.parts if isinstance(part, str))
            if any(is_mark(part) for part in node) and _BETWEEN.fullmatch(rest):
                return self._several(node)
        made = Node(_NAMES.get(name, name), self._attributes(node), node.line)
        if name == "list":
            made.name = "ol" if node.get("list-type") in ("order", "number", "arabic") else "ul"
        if name in ("fig", "table-wrap", "caption"):
            return self._captioned(node, made, level)
        made.parts = self.parts(node, level + 1 if name in ("sec", "app", "boxed-text") else level)
        return made

    def _attributes(self, node: Node) -> dict[str, str]:
        kept = {name: node.get(name) for name in ("colspan", "rowspan") if node.get(name)}
        if node.name in ("ext-link", "uri"):
            kept["href"] = node.get("xlink:href") or node.text()
        if node.name in ("graphic", "inline-graphic"):
            kept["alt"] = node.said("alt-text")
        return kept

    def _captioned(self, node: Node, made: Node, level: int) -> Node:
        """Return a figure or table with its number and title as a line of their own."""
        for part in node:
            if part.name in ("label", "title"):
                words = Node("strong", {}, part.line, self.parts(part, level))
                made.parts.append(Node("p", {}, part.line, [words]))
            elif (inner := self._element(part, level)) is not None:
                made.parts.append(inner)
        return made

    def _reference(self, node: Node) -> Node | str | None:
        if node.get("ref-type") == "fn":
            self.noted.update(dict.fromkeys(node.get("rid").split()))
            return Node("span", {"role": "doc-noteref"}, node.line, [node.text()])
        if node.get("ref-type") != "bibr":
            return Node("span", {}, node.line, self.parts(node, 1))
        keys = [key for id in node.get("rid").split() for key in self.keys.get(id, ())]
        words = node.text()
        if not keys:
            return words
        mark = Node("citation", {"keys": " ".join(keys)}, node.line, [words])
        if is_mark(node):
            return mark
        return Node("span", {}, node.line, [words, " ", mark])

    def _several(self, node: Node) -> Node:
        """Return one citation for the marks of a raised group, ranges filled in."""
        inner = self.parts(Node("", {}, 0, list(node.parts)), 1)
        marks = [part for part in inner if isinstance(part, Node)]
        keys = dict.fromkeys(key for mark in marks for key in mark.get("keys").split())
        return Node("citation", {"keys": " ".join(keys)}, node.line, [node.text()])

    def _joined(self, found: list[Node | str], mark: Node) -> bool:
        """Add a mark to the one before it where only a comma or a dash stands between them."""
        between = found[-1] if found and isinstance(found[-1], str) else ""
        last = found[-2] if between and len(found) > 1 else (found[-1] if found else None)
        if last is None or not _is_citation(last) or not _BETWEEN.fullmatch(between):
            if between.endswith("["):
                found[-1] = between[:-1]
            return False
        keys = [*last.get("keys").split()]  # type: ignore[union-attr]
        if _RANGE.fullmatch(between):
            keys += self._range(keys[-1], mark.get("keys").split()[0])
        keys += mark.get("keys").split()
        last.attributes["keys"] = " ".join(dict.fromkeys(keys))  # type: ignore[union-attr]
        if between:
            found.pop()
        return True

    def _range(self, first: str, last: str) -> list[str]:
        low, high = self.in_order.index(first), self.in_order.index(last)
        return self.in_order[low:high] if 0 < high - low <= MOST_IN_RANGE else []


def _is_citation(part: Node | str) -> bool:
    return isinstance(part, Node) and part.name == "citation"
