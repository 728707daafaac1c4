"""XML as a tree, read without entities, without a document type, within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from references.formats.records import Unreadable

DEEPEST = 100
MOST_NODES = 2_000_000
_LETTER = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_XML_OWN = {"amp;", "lt;", "gt;", "quot;", "apos;"}


@dataclass(slots=True)
class Node:
    """An element: its name without prefix, its attributes, its text and elements in order.

    `whole` is false when the file ends, or breaks, before the element does.
    """

    name: str
    attributes: dict[str, str]
    line: int
    parts: list[Node | str] = field(default_factory=list)
    whole: bool = False

    def __iter__(self) -> Iterator[Node]:
        return (part for part in self.parts if isinstance(part, Node))

    def get(self, name: str) -> str:
        """Return an attribute, "" when there is none."""
        return self.attributes.get(name, "")

    def all(self, path: str) -> list[Node]:
        """Return the elements at the end of a path such as "titles/title"; "*" is any name."""
        found = [self]
        for step in path.split("/"):
            found = [child for node in found for child in node if step in ("*", child.name)]
        return found

    def find(self, *paths: str) -> Node | None:
        """Return the first element at the end of the first path that leads to one."""
        return next((node for path in paths for node in self.all(path)), None)

    def text(self) -> str:
        """Return all words within, elements inside words too, in one line."""
        return " ".join("".join(self._words()).split())

    def raw(self) -> str:
        """Return all words within, spaces as they are."""
        return "".join(self._words())

    def said(self, *paths: str) -> str:
        """Return the words at the end of the first path that leads to any."""
        return next((w for path in paths for node in self.all(path) if (w := node.text())), "")

    def every(self, names: frozenset[str]) -> Iterator[Node]:
        """Yield the elements of these names, in order; not those within one another."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node.name in names:
                yield node
            else:
                waiting.extend(reversed(list(node)))

    def _words(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, str):
                yield part
            else:
                yield from part._words()


@dataclass(frozen=True)
class Tree:
    """What could be read of a file, and the trouble that ended it, if one did."""

    root: Node
    trouble: str
    line: int


def parse(text: str) -> Tree:
    """Return the tree of an XML file.

    A file that breaks off gives what stood before. Raises Unreadable when it declares entities
    (they could name files of this machine, or grow without end), or is too deep or too large.
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    # Names of the machine's files are never opened: no handler fetches what a document names.
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    top = Node("", {}, 0)
    path = [top]
    nodes = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal nodes
        nodes += 1
        line = parser.CurrentLineNumber
        if len(path) > DEEPEST or nodes > MOST_NODES:
            raise Unreadable("The XML is nested too deep or too long. Split the file.", line)
        node = Node(name.rpartition(":")[2], attributes, line)
        path[-1].parts.append(node)
        path.append(node)

    def end(_name: str) -> None:
        path.pop().whole = True

    def words(data: str) -> None:
        path[-1].parts.append(data)

    def entity(*_declaration: object) -> None:
        raise Unreadable(
            "The XML declares entities, which are not read. Export the references again.",
            parser.CurrentLineNumber,
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(_LETTER.sub(_letter, text).encode("utf-8", "replace"), True)
    except expat.ExpatError as broken:
        return Tree(top, expat.ErrorString(broken.code), broken.lineno)
    return Tree(top, "", 0)


def _letter(found: re.Match[str]) -> str:
    """Return the letter that HTML has by this name: exporters use them without declaring them."""
    name = found.group(1)
    return found.group() if name in _XML_OWN else html5.get(name, found.group())
