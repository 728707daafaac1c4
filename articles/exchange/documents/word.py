"""A Word document: what stands in its body, with tracked changes and comments set apart."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable

from articles.exchange.documents import archive
from articles.exchange.documents.document import Document
from articles.exchange.documents.word_body import Body
from articles.exchange.documents.word_styles import numbering_of, said, styles_of
from articles.exchange.documents.words import count_words, words_in_word_part
from articles.exchange.hypertext.flow import Flow
from articles.exchange.hypertext.footnotes import TITLE
from articles.exchange.hypertext.leaving_out import Changes
from articles.exchange.hypertext.notes import Notes
from articles.exchange.imported import Refused
from articles.exchange.page.furniture import opens_references
from references.formats import xml_tree
from references.formats.records import Unreadable
from references.formats.xml_tree import Node
from references.identifiers import find

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_ROOT = "_rels/.rels"
_NO_WORD = (
    "This is a packed file and no Word document. Unpack it, and import the article that is in it."
)
_MACROS = "macroEnabled"
_FETCHED = frozenset({"image", "oleObject", "subDocument", "frame", "aFChunk", "package"})
"""Kinds of parts that some programs fetch from elsewhere. Templates are named and never used."""


def read(data: bytes, *, changes: Changes = "neither") -> Document:
    """Return what a Word document holds. Raises Refused, saying the trouble and the cure.

    Of tracked changes neither side is text, unless `changes` takes one of them.
    """
    held = archive.opened(data)
    parts = held.parts
    if any(_MACROS in parts[name] for name in parts if name == "[Content_Types].xml"):
        raise Refused("The document may hold macros. Save it as .docx, and import that.")
    main = _main(parts)
    links = _links(parts, main)
    folder = posixpath.dirname(main)
    trees = {
        name: _tree(parts, posixpath.join(folder, f"{name}.xml"))
        for name in ("styles", "numbering", "comments", "footnotes", "endnotes")
    }
    document = _tree(parts, main)
    body = document.find("document/body") if document is not None else None
    if body is None:
        raise Refused(_NO_WORD)
    notes = Notes()
    noted = _noted(trees)
    reader = Body(
        styles_of(trees["styles"]),
        numbering_of(trees["numbering"]),
        links,
        _comments(trees["comments"]),
        notes,
        has_sources_in_notes=_are_sources(noted.values(), body),
    )
    flow = Flow(notes, changes=changes)
    flow.read(Node("", {}, 0, reader.blocks(body)))
    flow.close()
    _add_footnotes(reader, noted, flow)
    for words in reader.comments.values():
        notes.say("comment", words)
    counted = words_in_word_part(parts[main])
    for name in sorted(parts):
        if posixpath.basename(name).startswith(("header", "footer")):
            tree = _tree(parts, name)
            if tree is not None and (text := _words(tree)):
                notes.say("header", text)
    return Document(
        kind="Word document",
        parts=tuple(flow.parts),
        notes=notes,
        words=counted + _cited_words(reader, noted),
        title=_title(parts),
    )


def _main(parts: dict[str, str]) -> str:
    """Return the name of the part with the body, as the document itself names it."""
    root = _tree(parts, _ROOT)
    for node in root.every(frozenset({"Relationship"})) if root is not None else ():
        if said(node, "Type").endswith("/officeDocument"):
            name = posixpath.normpath(said(node, "Target").lstrip("/"))
            if name in parts:
                return name
    if "word/document.xml" in parts:
        return "word/document.xml"
    raise Refused(_NO_WORD)


def _links(parts: dict[str, str], main: str) -> dict[str, str]:
    """Return the addresses of the body's links. Raises Refused for what would be fetched."""
    found: dict[str, str] = {}
    beside = f"{posixpath.dirname(main)}/_rels/{posixpath.basename(main)}.rels"
    for name in parts:
        if not name.endswith(".rels"):
            continue
        tree = _tree(parts, name)
        for node in tree.every(frozenset({"Relationship"})) if tree is not None else ():
            kind, target = said(node, "Type").rpartition("/")[2], said(node, "Target")
            is_outside = said(node, "TargetMode").lower() == "external"
            if is_outside and kind in _FETCHED:
                raise Refused(
                    f"The document takes a part from somewhere else ({target[:80]}), which is "
                    "never fetched. Put the picture or object itself into the document, or "
                    "delete it."
                )
            if kind == "hyperlink" and name == beside:
                found[said(node, "Id")] = target
    return found


def _tree(parts: dict[str, str], name: str) -> Node | None:
    if name not in parts:
        return None
    try:
        tree = xml_tree.parse(parts[name])
    except Unreadable as trouble:
        raise Refused(
            f"The part {name} of the document, line {trouble.line}: {trouble}"
        ) from trouble
    if tree.trouble:
        raise Refused(
            f"The Word document is damaged: {name}, line {tree.line}: {tree.trouble}. Open it in "
            "a word processor, save it again, and import that."
        )
    return tree.root


def _comments(root: Node | None) -> dict[str, str]:
    """Return each comment by its id, with who made it."""
    found: dict[str, str] = {}
    for node in root.every(frozenset({"comment"})) if root is not None else ():
        by, words = said(node, "author").strip(), _words(node)
        found[said(node, "id")] = f"{by}: {words}" if by else words
    return found


def _words(node: Node) -> str:
    """Return the words of a part's paragraphs in one line."""
    lines = [node] if node.name == "p" else node.every(frozenset({"p"}))
    texts = ("".join(t.raw() for t in p.every(frozenset({"t", "delText"}))) for p in lines)
    return " ".join(" ".join(texts).split())


def _noted(trees: dict[str, Node | None]) -> dict[tuple[str, str], Node]:
    """Return footnotes and endnotes by kind and id."""
    found: dict[tuple[str, str], Node] = {}
    for kind in ("footnote", "endnote"):
        root = trees[f"{kind}s"]
        for node in root.every(frozenset({kind})) if root is not None else ():
            found.setdefault((kind, said(node, "id")), node)
    return found


def _add_footnotes(reader: Body, noted: dict[tuple[str, str], Node], flow: Flow) -> None:
    """Put the footnotes that the text points to at its end, in their order."""
    for number, place in enumerate(tuple(reader.cited), 1):
        node = noted.get(place)
        if node is None:
            continue
        blocks = reader.blocks(node)
        text = "".join(block.text() for block in blocks if isinstance(block, Node))
        if not text:
            continue
        if "footnote" not in flow.notes.counts:
            title = "References" if reader.has_sources_in_notes else TITLE
            flow.read(Node("", {}, 0, [Node("h1", {}, 0, [title])]))
        flow.notes.say("footnote", text)
        item = Node("item", {"depth": "1", "marker": f"{number}."}, reader.line)
        item.parts = [part for block in blocks if isinstance(block, Node) for part in block.parts]
        flow.read(Node("", {}, 0, [item]))
        flow.close()


def _are_sources(noted: Iterable[Node], body: Node) -> bool:
    """Return whether the notes are what a document without a list of references cites."""
    said_ = [words for node in noted if (words := _words(node))]
    sources = [words for words in said_ if len(words) > 40 and (find(words) or _YEAR.search(words))]
    if 2 * len(sources) <= len(said_):
        return False
    return not any(opens_references(_words(line)) for line in body.every(frozenset({"p"})))


def _cited_words(reader: Body, noted: dict[tuple[str, str], Node]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for place in dict.fromkeys(reader.cited):
        if place in noted:
            counted += count_words(_words(noted[place]))
    return counted


def _title(parts: dict[str, str]) -> str:
    tree = _tree(parts, "docProps/core.xml")
    return tree.said("coreProperties/title") if tree is not None else ""
