"""What a page is put together of: so that a page of the same parts is not looked at twice.

A rule of accessibility is about an element, what it is in, and what it is called by; not about the
words, numbers and rows that one person is shown and another is not.
"""

from html.parser import HTMLParser

_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_TELLING = ("class", "type", "role", "scope", "aria-current", "aria-live")

Part = tuple[object, ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inside: list[tuple[str, Part]] = []
        self.found: set[Part] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = tuple(sorted(given))
        telling = tuple(given.get(name) for name in _TELLING)
        this: Part = (tag, names, telling)
        around = self.inside[-1][1] if self.inside else None
        self.found.add((around, this))
        if tag not in _VOID:
            self.inside.append((tag, this))

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop()[0] != tag:
            pass


def parts_of(page: str) -> set[Part]:
    """Return each kind of element of a page's main part with what it is directly in."""
    reader = _Reader()
    reader.feed(page.partition("<main")[2])
    return reader.found
