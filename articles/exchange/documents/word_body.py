"""The body of a Word document as the tree of HTML that every document becomes.

Each element whose meaning is not known gives what it holds, so that its words are not lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.exchange.documents.word_styles import (
    CONTENTS,
    Numbering,
    Styles,
    number_in,
    said,
)
from articles.exchange.documents.word_symbols import UNKNOWN, in_font, symbol
from articles.exchange.hypertext.notes import Notes
from references.formats.xml_tree import Node

_NOTHING = frozenset(
    "pPr rPr sectPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr instrText delInstrText Fallback "
    "fldData proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak footnoteRef endnoteRef "
    "commentRangeStart commentRangeEnd annotationRef separator continuationSeparator ruby_rt "
    "softHyphen docPr cNvGraphicFramePr graphic pctWidth pctHeight posOffset align".split()
)
_PICTURES = frozenset({"drawing", "pict", "object"})
_TRACKED = {"ins": "ins", "moveTo": "ins", "del": "del", "moveFrom": "del"}
_LINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]{1,2000})"')
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass
class Body:
    """Reads the body's elements one after another; `line` counts paragraphs from 1."""

    styles: Styles
    numbering: Numbering
    links: dict[str, str]
    comments: dict[str, str]
    notes: Notes
    has_sources_in_notes: bool = False
    """Whether its footnotes are its list of references, so that their marks cite."""
    line: int = 0
    cited: list[tuple[str, str]] = field(default_factory=list)
    """The footnotes and endnotes in the order in which the text points to them."""
    _boxes: list[Node] = field(default_factory=list)
    _fields: list[str] = field(default_factory=list)

    def blocks(self, holder: Node) -> list[Node | str]:
        """Return the paragraphs, items and tables that an element holds."""
        found: list[Node | str] = []
        for node in holder:
            if node.name == "p":
                found += self._paragraph(node)
            elif node.name == "tbl":
                found.append(self._table(node))
            elif node.name == "altChunk":
                self.notes.say("embedded", said(node, "id"))
            elif node.name in _TRACKED:
                found.append(Node(_TRACKED[node.name], {}, self.line, self.blocks(node)))
            elif node.name not in _NOTHING:
                found += self.blocks(node)
        return found

    def _paragraph(self, node: Node) -> Iterator[Node]:
        self.line += 1
        properties = node.find("pPr")
        level = self.styles.level(properties)
        parts = self._inline(node)
        made = Node("p", {}, self.line, parts)
        if level == CONTENTS:
            self.notes.say("part", made.text())
        elif level:
            made.name = f"h{min(level, 6)}"
            yield made
        elif item := self._item(properties):
            made.name, made.attributes = "item", item
            yield made
        else:
            yield made
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.notes.say("textbox", box.text())
            yield Node("div", {}, self.line, self.blocks(box))

    def _item(self, properties: Node | None) -> dict[str, str]:
        """Return depth and marker of a list's item, {} for what is none."""
        places = [properties] if properties is not None else []
        style = said(properties.find("pStyle"), "val") if properties is not None else ""
        places += [n for one in self.styles.chain(style) if (n := one.node.find("pPr")) is not None]
        list_ = next((v for p in places if (v := said(p.find("numPr/numId"), "val"))), "")
        if not list_ or list_ == "0":
            return {}
        level = next((v for p in places if (v := said(p.find("numPr/ilvl"), "val"))), "0")
        depth = number_in(level, 8) or 0
        return {"depth": str(depth + 1), "marker": self.numbering.marker(list_, depth)}

    def _table(self, node: Node) -> Node:
        table = Node("table", {}, self.line)
        for row in node.every(frozenset({"tr"})):
            made = Node("tr", {}, self.line)
            cells = [*row.all("tc"), *row.all("sdt/sdtContent/tc")]
            for cell in cells:
                merge = cell.find("tcPr/vMerge")
                across = said(cell.find("tcPr/gridSpan"), "val")
                inner = Node("td", {"colspan": across} if across else {}, 0, self.blocks(cell))
                if merge is not None and said(merge, "val") != "restart" and not inner.text():
                    inner.attributes["class"] = "merged"
                made.parts.append(inner)
            tracked = next((n for n in _TRACKED if row.find(f"trPr/{n}") is not None), "")
            if tracked and made.text():
                table.parts.append(Node(_TRACKED[tracked], {}, self.line, [made.text()]))
            elif not tracked:
                table.parts.append(made)
            if row.find("trPr/tblHeader") is not None and len(table.parts) == 1:
                for one in made:
                    one.name = "th"
        return _filled(table)

    def _inline(self, holder: Node) -> list[Node | str]:
        found: list[Node | str] = []
        for node in holder:
            found += self._inner(node)
        return found

    def _inner(self, node: Node) -> list[Node | str]:
        name = node.name
        if name == "r":
            return self._run(node)
        if name in _TRACKED:
            return [Node(_TRACKED[name], {}, self.line, self._inline(node))]
        if name == "hyperlink":
            address = self.links.get(said(node, "id"), "")
            return [Node("a", {"href": address}, self.line, self._inline(node))]
        if name in ("oMath", "oMathPara"):
            return [Node("math", {}, self.line, [node.text()])]
        if name == "fldSimple" and (link := _LINK.search(said(node, "instr"))):
            return [Node("a", {"href": link[1]}, self.line, self._inline(node))]
        return [] if name in _NOTHING else self._inline(node)

    def _run(self, run: Node) -> list[Node | str]:
        properties = run.find("rPr")
        fonts = properties.find("rFonts") if properties is not None else None
        font = said(fonts, "ascii") or said(fonts, "hAnsi")
        parts: list[Node | str] = []
        for node in run:
            parts += self._of_run(node, font)
        style = ";".join(self._style(properties))
        return [Node("span", {"style": style}, self.line, parts)] if style else parts

    def _style(self, properties: Node | None) -> Iterator[str]:
        if self.styles.is_on(properties, "b"):
            yield "font-weight:700"
        if self.styles.is_on(properties, "i"):
            yield "font-style:italic"
        if self.styles.is_on(properties, "strike") or self.styles.is_on(properties, "dstrike"):
            yield "text-decoration:line-through"
        if self.styles.is_on(properties, "vanish"):
            yield "display:none"
        place = said(properties.find("vertAlign") if properties is not None else None, "val")
        if place in ("superscript", "subscript"):
            yield f"vertical-align:{place.removesuffix('script')}"

    def _of_run(self, node: Node, font: str) -> list[Node | str]:
        name = node.name
        if name in ("t", "delText"):
            return [self._known(in_font(node.raw(), font))]
        if name == "sym":
            return [self._known(symbol(said(node, "font"), said(node, "char")))]
        if name in ("tab", "ptab", "noBreakHyphen"):
            return ["-" if name == "noBreakHyphen" else " "]
        if name in ("br", "cr"):
            return [] if said(node, "type") in ("page", "column") else [Node("br", {}, self.line)]
        if name == "commentReference":
            self.notes.say("comment", self.comments.pop(said(node, "id"), ""))
            return []
        if name in _NOTES:
            return [self._note(_NOTES[name], said(node, "id"))]
        if name in _PICTURES or name == "AlternateContent":
            return self._picture(node)
        if name == "fldChar":
            self._field(said(node, "fldCharType"))
            return []
        if name == "instrText" and self._fields:
            self._fields[-1] += node.raw()
        return [] if name in _NOTHING else self._inner(node)

    def _note(self, kind: str, id: str) -> Node:
        self.cited.append((kind, id))
        number = str(len(self.cited))
        if self.has_sources_in_notes:
            return Node("sup", {}, self.line, [number])
        return Node("span", {"role": "doc-noteref"}, self.line, [number])

    def _known(self, text: str) -> str:
        if UNKNOWN in text:
            self.notes.say("symbol", text)
        return text

    def _field(self, event: str) -> None:
        if event == "begin":
            self._fields.append("")
        elif event == "end" and self._fields:
            self._fields.pop()

    def _picture(self, node: Node) -> list[Node | str]:
        boxes = list(node.every(frozenset({"txbxContent", "Fallback"})))
        self._boxes += [box for box in boxes if box.name == "txbxContent"]
        kinds = ("blip", "imagedata", "OLEObject", "chart", "relIds")
        shown = next(node.every(frozenset(kinds)), None)
        if shown is None:
            return []
        described = next(node.every(frozenset({"docPr"})), None)
        alt = said(described, "descr") or said(described, "title") or said(described, "name")
        return [Node("img", {"alt": alt}, self.line)]


def _filled(table: Node) -> Node:
    """Return a table whose cells that go on downwards are told of as HTML does it."""
    above: dict[int, Node] = {}
    for row in table:
        kept: list[Node | str] = []
        place = 0
        for cell in row:
            width = number_in(cell.get("colspan"), 100) or 1
            if cell.get("class") == "merged" and place in above:
                upper = above[place]
                upper.attributes["rowspan"] = str(int(upper.get("rowspan") or "1") + 1)
            else:
                above[place] = cell
                kept.append(cell)
            place += width
        row.parts = kept
    return table
