"""A tree written as HTML, every character of every text and attribute escaped."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

VOID = frozenset({"img"})
_HOLDS_BLOCKS = frozenset({"ul", "ol", "section", "aside", "div", "table", "thead", "tbody", "tr"})
_ON_OWN_LINE = _HOLDS_BLOCKS | {"p", "h2", "h3", "h4", "h5", "li", "th", "td"}
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def serialise(root: Element) -> str:
    """Return the HTML of what stands in the root, without the root itself.

    Without recursion, so that depth costs nothing.
    """
    return "".join(_pieces(root)).strip()


def _pieces(root: Element) -> Iterator[str]:
    yield _text(root.text)
    waiting = [(root, iter(root))]
    while waiting:
        parent, children = waiting[-1]
        child = next(children, None)
        if child is None:
            waiting.pop()
            if waiting:
                yield _closing(parent)
            continue
        yield _opening(child)
        yield _text(child.text)
        waiting.append((child, iter(child)))


def _opening(element: Element) -> str:
    attributes = "".join(
        f' {name}="{value.translate(_ATTRIBUTE)}"' for name, value in element.items()
    )
    newline = "\n" if element.tag in _HOLDS_BLOCKS else ""
    return f"<{element.tag}{attributes}>{newline}"


def _closing(element: Element) -> str:
    end = "" if element.tag in VOID else f"</{element.tag}>"
    newline = "\n" if element.tag in _ON_OWN_LINE else ""
    return end + newline + _text(element.tail)


def _text(words: str | None) -> str:
    return (words or "").translate(_TEXT)
