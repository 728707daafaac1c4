"""Real pages of a government: nothing that a reader may read is lost on its way to a page (I15)."""

import gzip
import json
import re
from contextlib import suppress
from itertools import groupby

import html5lib
import pytest

from articles.markup.html import to_html
from articles.markup.numbering import Numbering
from articles.publishing.rendering.proof import differences
from articles.publishing.rendering.sanitise import GatesDisagree, sanitise

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {"p", "li", "td", "th", "tr", "table", "ul", "ol", "div", "section", "figure"}
BLOCKS |= {"blockquote", "figcaption", "aside", "br", "img", "thead", "tbody", "html", "body"}
TYPED = {**dict.fromkeys(HEADINGS, "## {}"), "li": "- {}"}
NO_WORDS = {"head", "svg", "style", "script"}


def blocks(html: str) -> list[tuple[str, str]]:
    """Return what a reader reads in HTML, block by block, each with its element's name."""
    found: list[tuple[str, str]] = []
    open_: list[str] = []

    def walk(element, kind: str) -> None:
        tag = str(element.tag)
        if tag in NO_WORDS or not isinstance(element.tag, str):
            return
        if tag in BLOCKS:
            end(kind)
            kind = tag if tag != "br" else kind
        open_.append(element.text or "")
        for child in element:
            walk(child, kind)
            open_.append(child.tail or "")
        if tag in BLOCKS:
            end(kind)

    def end(kind: str) -> None:
        if words := " ".join("".join(open_).split()):
            found.append((kind, words))
        open_.clear()

    walk(html5lib.parse(html, namespaceHTMLElements=False), "p")
    return found


def read(html: str) -> str:
    return "\n\n".join(words for _, words in blocks(html))


def typed(html: str) -> str:
    """Return a page as an editor would type it in the dialect, escaping only what has a meaning."""
    parts = []
    for are_cells, some in groupby(blocks(html), key=lambda block: block[0] in ("td", "th")):
        if are_cells:
            head, *rows = [f"| {words.replace('|', chr(92) + '|')} |" for _, words in some]
            parts.append("\n".join([head, "| --- |", *rows]))
        else:
            parts += [TYPED.get(kind, "{}").format(no_number(words)) for kind, words in some]
    return "\n\n".join(parts)


def no_number(words: str) -> str:
    return re.sub(r"^(\d+)([.)] )", r"\1\\\2", words)


@pytest.fixture(scope="module")
def pages(shared_data) -> dict[str, str]:
    with gzip.open(
        shared_data / "documents" / "govuk-html.jsonl.gz", "rt", encoding="utf-8"
    ) as file:
        rows = [json.loads(line) for line in file]
    return {row["id"]: row["body_html"] for row in rows if row["body_html"]}


def lost_in(made, pages) -> dict[str, list[str]]:
    """Return what pages lack or say more than their source, by page."""
    found = {name: list(differences("page", read(html), read(made(html)))) for name, html in pages}
    return {name: some[:5] for name, some in found.items() if some}


def test_the_dialect_keeps_every_word(pages):
    def made(html: str) -> str:
        return sanitise(to_html(typed(html), numbering=Numbering(), known_keys=frozenset()))

    assert len(pages) > 60
    assert lost_in(made, pages.items()) == {}


def test_what_the_sanitiser_takes_it_keeps_word_for_word(pages):
    taken = []
    for name, html in pages.items():
        with suppress(GatesDisagree):
            sanitise(html)
            taken.append((name, html))

    assert len(taken) > 50
    assert lost_in(sanitise, taken) == {}
