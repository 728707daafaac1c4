"""Tokens turned into elements, in the tree that Python-Markdown made of the blocks."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from articles.markup.characters import showable
from articles.markup.inline import Span
from articles.markup.numbering import Numbering
from articles.markup.tokens import CLOSE, PAIRED, STRONG, TOKEN, Atom, FenceLine, Tokens

_TOKEN = re.compile(TOKEN)


@dataclass(frozen=True)
class Page:
    """What the marks of one text need to know of the page they stand on."""

    tokens: Tokens
    numbering: Numbering
    known_keys: Collection[str]


def expand(root: Element, page: Page) -> None:
    """Replace the tokens in every text of the tree by what they stand for, in reading order.

    A fence's line becomes <fence kind="…"> for arranging.arrange to take away.
    """
    for element in list(root.iter()):
        if element.text and _TOKEN.search(element.text):
            _fill(element, page)


def _fill(element: Element, page: Page) -> None:
    text, children = element.text or "", list(element)
    element[:] = []
    element.text = ""
    inside = [element]
    position = 0
    for found in _TOKEN.finditer(text):
        _say(inside[-1], text[position : found.start()])
        position = found.end()
        if found["kind"] == CLOSE:
            inside.pop()
            continue
        for made in _made(found, page):
            if isinstance(made, str):
                _say(inside[-1], made)
            else:
                inside[-1].append(made)
        if found["kind"] in PAIRED:
            inside.append(inside[-1][-1])
    _say(inside[-1], text[position:])
    element.extend(children)


def _say(element: Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _made(found: re.Match[str], page: Page) -> list[Element | str]:
    held = page.tokens.held[int(found["number"])]
    if isinstance(held, Span):
        return _mark(held, page)
    if isinstance(held, Atom):
        return [showable(held.words)]
    if isinstance(held, FenceLine):
        return [Element("fence", kind=held.kind)]
    return [Element("strong" if found["kind"] == STRONG else "em")]


def _mark(span: Span, page: Page) -> list[Element | str]:
    words = showable(span.words)
    if span.facts is not None:
        return [_claim(span.facts.id, page)]
    match span.kind:
        case "citation":
            return _citation([item.key for item in span.items], page)
        case "link":
            return [Element("a", href=span.address)]
        case "image":
            return [Element("img", src=span.address, alt=words)]
        case "code":
            code = Element("code")
            code.text = words
            return [code]
    return [words]


def _claim(id: str, page: Page) -> Element:
    claim = Element("span", {"class": "claim"})
    if page.numbering.is_first(f"claim-{id}"):
        claim.set("id", f"claim-{id}")
    return claim


def _citation(keys: list[str], page: Page) -> list[Element | str]:
    made: list[Element | str] = []
    numbers = Element("sup", {"class": "cite"})
    for key in keys:
        if key not in page.known_keys:
            missing = Element("span", {"class": "cite-missing"})
            missing.text = f"[no source: {key}]"
            made += [" ", missing]
            continue
        if len(numbers):
            numbers[-1].tail = ", "
        number, occurrence = page.numbering.cite(key)
        link = Element("a", href=f"#ref-{number}", id=f"cite-{number}-{occurrence}")
        link.text = str(number)
        numbers.append(link)
    return [numbers, *made] if len(numbers) else made[1:]
