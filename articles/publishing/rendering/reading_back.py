"""Reading a finished page back, as the proof does: with html.parser and nothing of the renderer."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_INLINE = frozenset(
    {"a", "abbr", "b", "br", "code", "em", "i", "img", "small", "span", "strong", "sub", "sup"}
)
# What our templates and conventions add to the author's words.
_ADDED = frozenset({"cite", "care__level"})
_WORD = re.compile(r"[^\W_]+")
_UNREAD = frozenset({"script", "style", "svg", "template"})


@dataclass
class Part:
    """One named part of a page: its words in blocks, its ids and its links."""

    starts_at: int
    """Where the part begins among all parts and their words, in reading order."""
    runs: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    """The link of each citation, in reading order."""

    @property
    def blocks(self) -> tuple[str, ...]:
        """The words of each block, pictures' words too, flattened; empty blocks are left out."""
        flat = (" ".join(block.split()) for block in "".join(self.runs).split("\f"))
        return tuple(block for block in flat if block)

    @property
    def text(self) -> str:
        """All words of the part, flattened."""
        return " ".join(self.blocks)


@dataclass
class PageRead:
    """A page as read back. The part named "" holds what no other part holds."""

    parts: dict[str, list[Part]]
    title: str
    ids: list[str]
    robots: str

    def part(self, name: str) -> Part | None:
        """Return the one part with this name; None if it is missing or there are several."""
        found = self.parts.get(name, [])
        return found[0] if len(found) == 1 else None

    def text_outside(self, *names: str) -> str:
        """Return the words of the page that stand in none of the named parts."""
        return " ".join(
            part.text for name, parts in self.parts.items() if name not in names for part in parts
        )


def read_back(html: str) -> PageRead:
    """Return what a page says, by its `data-part` marks, which no author can write."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return PageRead(
        parts=reader.parts,
        title=" ".join("".join(reader.title).split()),
        ids=reader.ids,
        robots=reader.robots,
    )


def count_words(text: str) -> Counter[str]:
    """Return how often each word stands in a text, whatever its case."""
    return Counter(_WORD.findall(text.casefold()))


@dataclass
class _Open:
    tag: str
    part: Part | None
    is_added: bool
    is_unread: bool


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.outside = Part(0)
        self.parts: dict[str, list[Part]] = {"": [self.outside]}
        self.stack: list[_Open] = []
        self.title: list[str] = []
        self.ids: list[str] = []
        self.robots = ""
        self.position = 0

    @property
    def current(self) -> Part:
        return next((o.part for o in reversed(self.stack) if o.part is not None), self.outside)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.position += 1
        if tag == "meta" and known.get("name") == "robots":
            self.robots = known.get("content", "")
        part = None
        if "data-part" in known:
            part = Part(self.position)
            self.parts.setdefault(known["data-part"], []).append(part)
        into = part or self.current
        if known.get("id"):
            into.ids.append(known["id"])
            self.ids.append(known["id"])
        if "href" in known:
            into.hrefs.append(known["href"])
            if tag == "a" and any(o.is_added for o in self.stack):
                into.cited.append(known["href"])
        if tag not in _INLINE:
            into.runs.append("\f")
        if tag == "br":
            into.runs.append(" ")
        if tag == "img":
            into.runs.append(known.get("alt", ""))
        if tag in _VOID:
            return
        classes = set(known.get("class", "").split())
        self.stack.append(_Open(tag, part, bool(classes & _ADDED), tag in _UNREAD))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if tag not in _INLINE:
            self.current.runs.append("\f")
        while self.stack and self.stack.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1].tag == "title":
            self.title.append(data)
        elif not any(o.is_unread or o.is_added for o in self.stack):
            self.current.runs.append(data)
