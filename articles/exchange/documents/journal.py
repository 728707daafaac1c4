"""A journal article in JATS (https://jats.nlm.nih.gov/): its body, with its citations as ours."""

import re
from collections.abc import Iterator

from articles.content import Reference
from articles.exchange.documents.document import Document
from articles.exchange.documents.journal_body import LEFT_OUT, JournalReader, is_mark
from articles.exchange.documents.words import count_words
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
_IN_WORDS = frozenset(
    "italic bold sup sub sc underline overline monospace xref styled-content named-content".split()
)


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
    reader = JournalReader(keys, [reference.key for reference in references], notes)
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
        if part.name in ("ack", "notes", "bio"):
            notes.say("part", part.text())
    _add_footnotes(article, reader, flow)
    said = " ".join("".join(_words(part)) for part in shown)
    return Document(
        kind="journal article",
        parts=tuple(flow.parts),
        notes=notes,
        words=count_words(said),
        title=article.said("front/article-meta/title-group/article-title"),
        has_own_title=True,
        language=article.get("xml:lang").lower()[:2],
        references=references,
        report=tuple(_about(article)),
    )


def _add_footnotes(article: Node, reader: JournalReader, flow: Flow) -> None:
    """Put the footnotes that the text points to at its end; tell of all others."""
    all_ = list(article.all("back/fn-group/fn"))
    pointed = {one.get("id"): one for one in all_ if one.get("id") in reader.noted}
    items = [
        Node("li", {}, one.line, reader.parts(_without_label(one), 1)) for one in pointed.values()
    ]
    if items:
        listed = Node("ol", {}, 0, list[Node | str](items))
        flow.read(Node("", {}, 0, [Node("div", {"role": "doc-endnotes"}, 0, [listed])]))
        flow.close()
    for one in all_:
        if one.get("id") not in pointed:
            flow.notes.say("part", one.text())


def _without_label(node: Node) -> Node:
    kept = [part for part in node.parts if isinstance(part, str) or part.name != "label"]
    return Node(node.name, node.attributes, node.line, kept)


def _words(node: Node) -> Iterator[str]:
    """Yield the words of an element; those of the list of references are counted elsewhere."""
    for part in node.parts:
        if isinstance(part, str):
            yield part
        elif part.name not in LEFT_OUT and not is_mark(part):
            yield from _words(part)
            if part.name not in _IN_WORDS:
                yield " "


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
