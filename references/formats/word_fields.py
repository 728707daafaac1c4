"""Citation fields in a Word document, as Zotero, Mendeley and EndNote leave them."""

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from references.formats import endnote_xml, json_records, xml_tree
from references.formats.records import Item, Unreadable
from references.formats.xml_tree import Node

_BIBLIOGRAPHY = re.compile(
    r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|CSL_BIBL|Mendeley Bib)|BIBLIO)"
)
_CSL = re.compile(r"(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(?=\{)")
_ENDNOTE = re.compile(r"EN\.CITE\b")
_MENDELEY = re.compile(r"MENDELEY_CITATION_v\d_(.+)", re.DOTALL)
_DECODER = json.JSONDecoder(parse_constant=lambda _name: None)
_BROKEN = (
    "A citation field in this paragraph is damaged: “{}”. Refresh the citations in Word and save "
    "the document again."
)


def read(paragraphs: list[Node]) -> tuple[list[Item], set[int]]:
    """Return the cited works, each once, and the places of paragraphs that fields have printed."""
    fields = _Fields()
    inside: set[int] = set()
    for place, paragraph in enumerate(paragraphs):
        within = fields.in_bibliography()
        for event, node in _events(paragraph):
            fields.meet(event, node, place + 1)
            within = within or fields.in_bibliography()
        if within:
            inside.add(place)
    return list(fields.cited.values()), inside


class _Fields:
    """The fields that are open at a place in the document, and what those before it cite."""

    def __init__(self) -> None:
        self.cited: dict[str, Item] = {}
        self._open: list[tuple[list[str], bool]] = []

    def in_bibliography(self) -> bool:
        return any(_BIBLIOGRAPHY.match("".join(code)) for code, _ in self._open)

    def meet(self, event: str, node: Node, line: int) -> None:
        if event == "begin":
            data = node.said("fldData")
            self._open.append(([_unpacked(data)] if data else [], False))
        elif event == "simple":
            _take(node.get("w:instr"), line, self.cited)
        elif event == "control":
            if held := _MENDELEY.match(node.get("w:val")):
                _take("CSL_CITATION " + _unpacked(held.group(1)), line, self.cited)
        elif self._open:
            code, is_shown = self._open[-1]
            if event == "code" and not is_shown:
                code.append(node.raw())
            elif event == "separate":
                self._open[-1] = (code, True)
            elif event == "end":
                self._open.pop()
                _take("".join(code), line, self.cited)


def _events(paragraph: Node) -> Iterator[tuple[str, Node]]:
    waiting = [paragraph]
    while waiting:
        node = waiting.pop()
        if node.name == "fldChar":
            yield node.get("w:fldCharType"), node
        elif node.name == "instrText":
            yield "code", node
        elif node.name == "fldSimple":
            yield "simple", node
        elif node.name == "tag":
            yield "control", node
        if node.name not in {"del", "moveFrom", "Fallback"}:
            waiting.extend(reversed(list(node)))


def _unpacked(data: str) -> str:
    try:
        return base64.b64decode(re.sub(r"\s", "", data), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _take(code: str, line: int, cited: dict[str, Item]) -> None:
    """Add the works of one field's code; what is cited twice is one work."""
    if start := _CSL.search(code):
        try:
            value, _ = _DECODER.raw_decode(code, start.end())
        except (ValueError, RecursionError):
            _refuse(code, line, cited)
            return
        for one in value.get("citationItems", []) if isinstance(value, Mapping) else []:
            _take_csl(one, line, cited)
    elif _ENDNOTE.search(code) and "<EndNote" in code:
        _take_endnote(code[code.index("<EndNote") :], line, cited)


def _take_csl(one: Any, line: int, cited: dict[str, Item]) -> None:
    data = one.get("itemData") if isinstance(one, Mapping) else None
    if not isinstance(data, Mapping):
        _refuse(json.dumps(one), line, cited)
        return
    said = {name: value for name, value in data.items() if name != "id"}
    cited.setdefault(json.dumps(said, sort_keys=True), Item(line, json_records.csl(data)))


def _take_endnote(code: str, line: int, cited: dict[str, Item]) -> None:
    try:
        tree = xml_tree.parse(code[: code.rfind(">") + 1])
    except Unreadable:
        _refuse(code, line, cited)
        return
    if tree.trouble:
        _refuse(code, line, cited)
    for node in tree.root.every(endnote_xml.RECORDS):
        if node.whole:
            made, types = endnote_xml.csl(node)
            cited.setdefault(json.dumps(made, sort_keys=True), Item(line, made, types))


def _refuse(code: str, line: int, cited: dict[str, Item]) -> None:
    words = " ".join(code.split())[:120]
    cited.setdefault(words, Item(line, trouble=_BROKEN.format(words)))
