"""A web page that somebody saved: what it says in its main part."""

import re
from collections.abc import Iterator

from articles.exchange.documents.document import Document
from articles.exchange.documents.words import words_in_markup
from articles.exchange.hypertext.flow import Flow
from articles.exchange.hypertext.leaving_out import Changes
from articles.exchange.hypertext.notes import Notes
from articles.exchange.hypertext.shape import Part
from articles.exchange.hypertext.tree import tree
from articles.exchange.page import furniture
from references.formats.xml_tree import Node

START = re.compile(
    r"\s*(?:(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->)\s*){0,9}<(?:!doctype html|[a-z])",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_AROUND = frozenset({"nav", "footer", "aside", "dialog", "menu"})
_MAIN_ROLES = frozenset({"main"})
_LEAST = 40
"""Words that an element must have to be a page's main part."""


def decoded(data: bytes) -> str | None:
    """Return the text of a page in the encoding that it names, None when it names none."""
    named = _CHARSET.search(data[:2048])
    try:
        return data.decode(named[1].decode("ascii")) if named else None
    except (LookupError, UnicodeDecodeError):
        return None


def read(source: str, *, changes: Changes = "neither") -> Document:
    """Return what a web page holds. Menus and what stands around its main part are told."""
    root = tree(source)
    notes = Notes()
    main, heads = _main(root), list(root.every(frozenset({"title"})))
    _tell_outside(root, main, notes)
    flow = Flow(notes, changes=changes)
    flow.read(_without_around(main, notes))
    flow.close()
    page = next(iter(root.every(frozenset({"html"}))), None)
    title = heads[0].text() if heads else ""
    return Document(
        kind="web page",
        parts=tuple(_without_furniture(flow.parts, notes)),
        notes=notes,
        words=words_in_markup(re.sub(r"(?is)<(head)\b.*?</head\s*>", " ", source)),
        title=title,
        language=page.get("lang").lower()[:2] if page is not None else "",
    )


def _main(root: Node) -> Node:
    """Return the element with the page's own words: its main part, its article, or all of it."""
    for fits in (_is_main, lambda node: node.name == "article", lambda node: node.name == "body"):
        found = [node for node in _every(root) if fits(node)]
        if len(found) == 1 and len(found[0].text().split()) >= _LEAST:
            return found[0]
    return root


def _is_main(node: Node) -> bool:
    return node.name == "main" or node.get("role") in _MAIN_ROLES


def _every(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(node)))


def _tell_outside(root: Node, main: Node, notes: Notes) -> None:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node is main or node.name in ("script", "style", "head", "template"):
            continue
        if any(inner is main for inner in _every(node)):
            waiting.extend(reversed(list(node)))
        elif words := _shown(node):
            notes.say("outside", words)


def _shown(node: Node) -> str:
    left_out = ("script", "style", "template")
    said = [p if isinstance(p, str) else _shown(p) for p in node.parts
            if isinstance(p, str) or p.name not in left_out]  # fmt: skip
    return " ".join(" ".join(said).split())


def _without_around(main: Node, notes: Notes) -> Node:
    kept: list[Node | str] = []
    for part in main.parts:
        if isinstance(part, Node) and (part.name in _AROUND or part.get("role") == "navigation"):
            if words := _shown(part):
                notes.say("outside", words)
        else:
            kept.append(part if isinstance(part, str) else _without_around(part, notes))
    return Node(main.name, main.attributes, main.line, kept)


def _without_furniture(parts: list[Part], notes: Notes) -> Iterator[Part]:
    for part in parts:
        if part.kind in ("paragraph", "item") and furniture.name_of(
            part.words, above_headline=False
        ):
            notes.say("outside", part.words)
        else:
            yield part
