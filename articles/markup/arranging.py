"""The tree of blocks made into the page's: headings, care cards, tables, no empty elements."""

import re
import unicodedata
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from articles.languages import gettext_noop as _
from articles.markup.blocks import CARE
from articles.markup.numbering import Numbering

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HIGHEST, LOWEST = 2, 5
LEVEL_WORDS = {
    "urgent": _("Urgent advice: "),
    "emergency": _("Immediate action required: "),
    "nonurgent": _("Non-urgent advice: "),
}

_NOT_IN_SLUG = re.compile(r"[\W_]+")


def arrange(
    root: Element, numbering: Numbering, level_words: Mapping[str, str] = LEVEL_WORDS
) -> None:
    """Bring the tree into the form that style sheets, the sanitiser and proof rely on."""
    _gather_fences(root)
    _name_headings(root, numbering, level_words)
    _tidy(root)


def _gather_fences(root: Element) -> None:
    children = list(root)
    root[:] = []
    inside = [root]
    for child in children:
        fence = child.find("fence")
        if fence is None:
            inside[-1].append(child)
        elif kind := fence.get("kind"):
            inside.append(_section(inside[-1], kind))
        else:
            inside.pop()


def _section(parent: Element, kind: str) -> Element:
    if kind in CARE:
        return SubElement(parent, "section", {"class": f"care care--{kind}"})
    if kind == "for":
        return SubElement(parent, "div", {"class": "for"})
    return SubElement(parent, "aside" if kind == "note" else "section", {"class": kind})


def _name_headings(root: Element, numbering: Numbering, level_words: Mapping[str, str]) -> None:
    levels: list[tuple[int, int]] = []
    in_cards: set[Element] = set()
    for element in list(root.iter()):
        kind = element.get("class", "").partition("care--")[2]
        if kind:
            _title(element, level_words[kind])
            in_cards.update(part for part in element.iter() if part.tag in HEADINGS)
        elif element.tag not in HEADINGS or element.get("class"):
            continue
        elif element in in_cards:
            _name(element, "h4", numbering)
        else:
            own = HEADINGS.index(element.tag)
            while levels and levels[-1][0] >= own:
                levels.pop()
            shown = min(levels[-1][1] + 1 if levels else HIGHEST, LOWEST)
            levels.append((own, shown))
            _name(element, f"h{shown}", numbering)


def _name(heading: Element, tag: str, numbering: Numbering) -> None:
    heading.tag = tag
    heading.set("id", numbering.unique(f"section-{_slug(heading)}"))


def _title(card: Element, level_words: str) -> None:
    """Say the level in words before the card's first heading; colour alone says nothing."""
    title = next((child for child in card if child.tag in HEADINGS), None)
    if title is None:
        title = Element("h3")
        card.insert(0, title)
    title.tag = "h3"
    title.set("class", "care__title")
    level = Element("span", {"class": "care__level"})
    level.text = level_words
    level.tail, title.text = title.text, None
    title.insert(0, level)


def _slug(heading: Element) -> str:
    cited = {part for sup in heading.iter("sup") for part in sup.iter()}
    words = [heading.text or ""]
    for part in heading.iter():
        if part is heading:
            continue
        if part not in cited:
            words.append(part.text or "")
        if part not in cited or part.tag == "sup":
            words.append(part.tail or "")
    plain = unicodedata.normalize("NFKC", "".join(words)).casefold()
    return _NOT_IN_SLUG.sub("-", plain).strip("-")[:60].strip("-") or "part"


def _tidy(root: Element) -> None:
    """Wrap tables, make lists tight, and take away what holds nothing."""
    for parent in reversed(list(root.iter())):
        for index, child in reversed(list(enumerate(parent))):
            if child.tag == "table":
                parent[index] = _scrolling(child)
            elif child.tag == "li":
                _tighten(child)
            if child.tag in ("p", "li", "ul", "ol") and _is_empty(child):
                parent.remove(child)


def _scrolling(table: Element) -> Element:
    for head in table.iter("th"):
        head.set("scope", "col")
    body = table.find("tbody")
    if body is not None and not any(_is_full(cell) for cell in body.iter("td")):
        table.remove(body)
    wrapper = Element("div", {"class": "table-scroll", "tabindex": "0"})
    wrapper.append(table)
    return wrapper


def _tighten(item: Element) -> None:
    paragraphs = [child for child in item if child.tag == "p"]
    if len(paragraphs) == 1 and paragraphs[0] is item[0] and not (item.text or "").strip():
        only = paragraphs[0]
        item.text = only.text
        item[0:1] = list(only)


def _is_empty(element: Element) -> bool:
    return not len(element) and not (element.text or "").strip()


def _is_full(element: Element) -> bool:
    return not _is_empty(element)
