"""A journal article in JATS (https://jats.nlm.nih.gov/): its body, with its citations as ours."""

import re
from collections.abc import Iterator

from articles.content import Reference
from articles.exchange.documents.document import Document
from articles.exchange.documents.words import words_in
from articles.exchange.hypertext.flow import Flow
from articles.exchange.hypertext.notes import Notes
from articles.exchange.imported import Refused
from articles.exchange.page.sources import key_of, unique_key
from references.formats import jats, xml_tree
from references.formats.kind_guess import kind
from references.formats.records import Unreadable
from references.formats.tidying import tidy
from references.formats.xml_tree import Node

START = re.compile(
    r"\s*(?:(?:<\?.{0,500}?\?>|<!--.{0,2000}?-->)\s*){0,9}"
    r"(?:<!DOCTYPE\s+article\b|<article[\s>](?=.{0,40000}?<(?:front|body|back)[\s/>]))",
    re.DOTALL,
)
_NAMES = {
    "sec": "div", "boxed-text": "div", "app": "div", "fig": "div", "table-wrap": "div",
    "statement": "div", "table-wrap-foot": "div", "caption": "div", "abstract": "div",
    "italic": "em", "bold": "strong", "disp-quote": "blockquote", "def-list": "dl", "term": "dt",
    "def": "dd", "list-item": "li", "preformat": "pre", "break": "br", "graphic": "img",
    "inline-graphic": "img", "ext-link": "a", "uri": "a", "strike": "s", "disp-formula": "math",
    "inline-formula": "math", "styled-content": "span", "verse-line": "p", "attrib": "p",
    "label": "span",
}  # fmt: skip
_LEFT_OUT = frozenset(
    "ref-list supplementary-material media object-id ack fn-group permissions tex-math notes "
    "bio".split()
)
_IN_WORDS = frozenset(
    "italic bold sup sub sc underline overline monospace xref styled-content named-content".split()
)
_NUMBERS = re.compile(r"[\[(\s]*\d{1,4}[a-z]?(?:\s*[,;–-]\s*\d{1,4})*[\])\s]*")
_BETWEEN = re.compile(r"[\s,;\])(\[–-]*")
_RANGE = re.compile(r"\s*\]?\s*[–-]\s*\[?\s*")
MOST_IN_RANGE = 40


def read(text: str) -> Document:
    """Return what an article in JATS holds. Raises Refused, saying the trouble and the cure."""
    try:
        tree = xml_tree.parse(text.lstrip())
    except Unreadable as trouble:
        raise Refused(f"Line {trouble.line}: {trouble}") from trouble
    article = next(iter(tree.root), None)
    if article is None or article.name != "article" or tree.trouble:
        where = f"Line {tree.line}: the XML is broken: {tree.trouble}." if tree.trouble else ""
        raise Refused(f"{where or 'Line 1: this XML is no article in JATS.'} Get the file again.")
    keys, references = _references(article)
    notes = Notes()
    flow = Flow(notes)
    reader = _Reader(keys, [reference.key for reference in references], notes)
    shown = [
        *article.all("front/article-meta/abstract"),
        *article.all("body"),
        *(part for part in article.all("back/*") if part.name in ("app-group", "glossary", "sec")),
    ]
    for part in shown:
        if part.name == "abstract" and part.find("title") is None:
            flow.read(Node("", {}, part.line, [Node("h1", {}, part.line, ["Abstract"])]))
        flow.read(Node("", {}, part.line, reader.parts(part, 1)))
        flow.close()
    for part in article.all("back/*"):
        if part.name in ("ack", "fn-group", "notes", "bio"):
            notes.say("part", part.text())
    said = " ".join("".join(_words(part)) for part in shown)
    return Document(
        kind="journal article",
        parts=tuple(flow.parts),
        notes=notes,
        words=words_in(said),
        title=article.said("front/article-meta/title-group/article-title"),
        has_own_title=True,
        language=article.get("xml:lang").lower()[:2],
        references=references,
        report=tuple(_about(article)),
    )


def _words(node: Node) -> Iterator[str]:
    """Yield the words of an element; those of the list of references are counted elsewhere."""
    for part in node.parts:
        if isinstance(part, str):
            yield part
        elif part.name not in _LEFT_OUT and not _is_mark(part):
            yield from _words(part)
            if part.name not in _IN_WORDS:
                yield " "


def _is_mark(node: Node) -> bool:
    return node.get("ref-type") == "bibr" and _NUMBERS.fullmatch(node.text()) is not None


def _references(article: Node) -> tuple[dict[str, tuple[str, ...]], tuple[Reference, ...]]:
    """Return the keys by the id of each entry of the list, and the works under these keys."""
    keys: dict[str, tuple[str, ...]] = {}
    made: list[Reference] = []
    for number, entry in enumerate(article.every(jats.RECORDS), 1):
        own: list[str] = []
        for work in jats.citations(entry):
            record, types = jats.csl(work)
            csl = tidy(record)
            if not csl.get("title"):
                csl = {**csl, "title": entry.text()[:500]}
            key = unique_key(key_of(csl, number), {reference.key for reference in made})
            made.append(Reference(key=key, kind=kind(csl, types), csl=csl))  # type: ignore[arg-type]
            own.append(key)
        keys[entry.get("id")] = tuple(own)
    return keys, tuple(made)


def _about(article: Node) -> Iterator[str]:
    names = [
        " ".join(filter(None, (one.said("given-names"), one.said("surname"))))
        for one in article.all("front/article-meta/contrib-group/contrib/name")
    ]
    if names:
        yield f"Written by {', '.join(names)}. Name them as the source where their words are used."
    licence = article.said("front/article-meta/permissions/license")
    yield (
        f"Licence: “{licence}”"
        if licence
        else ("The file states no licence. Find out whether these words may be used.")
    )


class _Reader:
    def __init__(self, keys: dict[str, tuple[str, ...]], in_order: list[str], notes: Notes) -> None:
        self.keys = keys
        self.in_order = in_order
        self.notes = notes

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
        if name in _LEFT_OUT:
            if name in ("supplementary-material", "media"):
                self.notes.say("part", node.text() or node.get("xlink:href"))
            return None
        if name == "xref":
            return self._reference(node)
        if name == "title":
            return Node(f"h{min(level, 6)}", {}, node.line, self.parts(node, level))
        if name == "sup" and all(_is_mark(part) for part in node):
            rest = "".join(part for part in node.parts if isinstance(part, str))
            if any(_is_mark(part) for part in node) and _BETWEEN.fullmatch(rest):
                return self._several(node)
        within = level + 1 if name in ("sec", "app", "boxed-text") else level
        made = Node(_NAMES.get(name, name), self._attributes(node), node.line)
        if name == "list":
            made.name = "ol" if node.get("list-type") in ("order", "number", "arabic") else "ul"
        if name in ("fig", "table-wrap") or (name == "caption"):
            return self._captioned(node, made, level)
        made.parts = self.parts(node, level if name in ("abstract", "body") else within)
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
        if node.get("ref-type") != "bibr":
            return Node("span", {}, node.line, self.parts(node, 1))
        keys = [key for id in node.get("rid").split() for key in self.keys.get(id, ())]
        words = node.text()
        if not keys:
            return words
        mark = Node("citation", {"keys": " ".join(keys)}, node.line, [words])
        if _is_mark(node):
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
