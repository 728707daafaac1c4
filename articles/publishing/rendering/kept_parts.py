"""The author's parts of a page that was stored long ago, cut out as they were shown.

By the `data-part` marks, which every renderer writes and the proof reads; nothing is made anew,
so that a later renderer, glossary or list of references changes no word of an old version.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

KEPT: tuple[str, ...] = (
    "headline",
    "short-answer",
    "body",
    "certainty",
    "terms",
    "references",
    "disclaimer",
)
_VOID = frozenset({"base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


class NoParts(ValueError):
    """The page lacks what every page with a text has."""


def kept_parts(page: str) -> dict[str, str]:
    """Return the HTML of each kept part of a stored page, "" for one that it has not.

    Raises NoParts for a page without the article's text. The page is one that passed the
    sanitiser and the proof, found again by its digest.
    """
    reader = _Reader(page)
    reader.feed(page)
    reader.close()
    if not reader.found.get("body"):
        raise NoParts("The stored page has no text of the article.")
    return {name: reader.found.get(name, "") for name in KEPT}


@dataclass
class _Reader(HTMLParser):
    page: str
    found: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [0]
        for line in self.page.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.name, self.tag, self.depth, self.start = "", "", 0, 0

    @property
    def at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.name:
            self.depth += tag == self.tag
            return
        part = dict(attrs).get("data-part") or ""
        if part in KEPT and part not in self.found and tag not in _VOID:
            self.name, self.tag, self.depth, self.start = part, tag, 1, self.at

    def handle_endtag(self, tag: str) -> None:
        if not self.name or tag != self.tag:
            return
        self.depth -= 1
        if self.depth == 0:
            end = self.page.index(">", self.at) + 1
            self.found[self.name] = self.page[self.start : end]
            self.name = ""
