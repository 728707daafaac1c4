"""What a Word document says of its paragraphs' styles and of its lists (ECMA-376 part 1, §17)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from references.formats.xml_tree import Node

_HEADING = re.compile(r"(?:heading|überschrift|titre|título)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|verzeichnis)\s*\d|table of (?:contents|figures)", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})
_BULLETS = frozenset({"bullet", "none", ""})
DEEPEST_BASE = 12
TITLE, CONTENTS = 1, -1


def said(node: Node | None, name: str) -> str:
    """Return an attribute by its name without prefix, "" when there is none."""
    if node is None:
        return ""
    pairs = ((key.rpartition(":")[2], value) for key, value in node.attributes.items())
    return next((value for key, value in pairs if key == name), "")


def is_on(properties: Node | None, name: str) -> bool | None:
    """Return whether a property is switched on, None when nothing is said of it."""
    found = properties.find(name) if properties is not None else None
    return None if found is None else said(found, "val").lower() not in _OFF


def number_in(text: str, most: int) -> int | None:
    """Return a number from 0 to `most`, None for anything else."""
    fits = text.isascii() and text.isdigit() and len(text) < 10
    return int(text) if fits and int(text) <= most else None


@dataclass(frozen=True)
class Style:
    """One style: what it is called, what it rests on, and what it says."""

    name: str
    base: str
    node: Node


@dataclass
class Styles:
    """The styles of a document by their id."""

    by_id: dict[str, Style] = field(default_factory=dict)

    def chain(self, id: str) -> Iterable[Style]:
        """Yield a style and those that it rests on."""
        for _ in range(DEEPEST_BASE):
            style = self.by_id.get(id)
            if style is None:
                return
            yield style
            id = style.base

    def level(self, paragraph: Node | None) -> int:
        """Return the level of the heading that a paragraph is; 0 for none, CONTENTS for a list."""
        own = number_in(said(_at(paragraph, "outlineLvl"), "val"), 8)
        if own is not None:
            return own + 1
        for style in self.chain(said(_at(paragraph, "pStyle"), "val")):
            heading = _HEADING.fullmatch(style.name)
            if heading:
                return int(heading[1])
            if style.name.lower() in ("title", "titel", "titre"):
                return TITLE
            if _CONTENTS.match(style.name):
                return CONTENTS
            outline = number_in(said(style.node.find("pPr/outlineLvl"), "val"), 8)
            if outline is not None:
                return outline + 1
        return 0

    def is_on(self, run: Node | None, name: str) -> bool:
        """Return whether a run has a property, by itself or by its style."""
        own = is_on(run, name)
        if own is not None:
            return own
        for style in self.chain(said(_at(run, "rStyle"), "val")):
            by_style = is_on(style.node.find("rPr"), name)
            if by_style is not None:
                return by_style
        return False


def _at(node: Node | None, path: str) -> Node | None:
    return node.find(path) if node is not None else None


def styles_of(root: Node | None) -> Styles:
    """Return the styles that styles.xml holds."""
    found = Styles()
    for node in root.every(frozenset({"style"})) if root is not None else ():
        name, base = said(node.find("name"), "val"), said(node.find("basedOn"), "val")
        found.by_id.setdefault(said(node, "styleId"), Style(name, base, node))
    return found


@dataclass
class Numbering:
    """The lists of a document, and the number that each has reached."""

    levels: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    """By list and level: its format and its first number."""
    reached: dict[tuple[str, int], int] = field(default_factory=dict)

    def marker(self, list_: str, level: int) -> str:
        """Return "-" or the next number of a list, as the dialect writes it."""
        format_, first = self.levels.get((list_, level), ("bullet", 1))
        if format_ in _BULLETS:
            return "-"
        number = self.reached.get((list_, level), first - 1) + 1
        self.reached[list_, level] = number
        for key in [key for key in self.reached if key[0] == list_ and key[1] > level]:
            del self.reached[key]
        return f"{number}."


def numbering_of(root: Node | None) -> Numbering:
    """Return the lists that numbering.xml defines."""
    found = Numbering()
    if root is None:
        return found
    kinds = root.every(frozenset({"abstractNum"}))
    abstract = {said(node, "abstractNumId"): node for node in kinds}
    for number in root.every(frozenset({"num"})):
        id = said(number, "numId")
        node = abstract.get(said(number.find("abstractNumId"), "val"))
        for level in node.all("lvl") if node is not None else ():
            _add(found, id, level)
        for change in number.all("lvlOverride"):
            for level in change.all("lvl"):
                _add(found, id, level)
            start = number_in(said(change.find("startOverride"), "val"), 1_000_000)
            place = number_in(said(change, "ilvl"), 8)
            if start is not None and place is not None:
                format_, _ = found.levels.get((id, place), ("decimal", 1))
                found.levels[id, place] = format_, start
    return found


def _add(found: Numbering, id: str, level: Node) -> None:
    place = number_in(said(level, "ilvl"), 8)
    start = number_in(said(level.find("start"), "val"), 1_000_000)
    if place is not None:
        format_ = said(level.find("numFmt"), "val")
        found.levels[id, place] = format_, 1 if start is None else start
