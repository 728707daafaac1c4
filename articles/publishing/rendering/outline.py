"""What a page's own HTML holds: its headings, its claims as worded, and where it cites."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img"})


@dataclass(frozen=True)
class Heading:
    """A heading of the text that a list of contents can link to."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Outline:
    """What a text's HTML holds, in reading order."""

    headings: tuple[Heading, ...]
    claims: dict[str, str]
    """Claim id to the words of its first place."""
    cites: dict[int, tuple[str, ...]]
    """Reference number to the ids of the places that cite it."""
    has_cards: bool


def outline(html: str) -> Outline:
    """Return what sanitised HTML holds."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Outline(
        headings=tuple(
            Heading(int(element.tag[1]), element.id, element.words())
            for element in reader.named
            if element.id.startswith("section-")
        ),
        claims={
            element.id.removeprefix("claim-"): element.words()
            for element in reader.named
            if element.id.startswith("claim-")
        },
        cites={number: tuple(ids) for number, ids in reader.cites.items()},
        has_cards=reader.has_cards,
    )


@dataclass
class _Element:
    tag: str
    id: str
    is_cite: bool
    text: list[str] = field(default_factory=list)

    def words(self) -> str:
        return " ".join("".join(self.text).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[_Element] = []
        self.named: list[_Element] = []
        self.cites: dict[int, list[str]] = {}
        self.has_cards = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        known = {name: value or "" for name, value in attrs}
        classes = known.get("class", "").split()
        element = _Element(tag, known.get("id", ""), is_cite="cite" in classes)
        self.has_cards = self.has_cards or bool({"care--urgent", "care--emergency"} & {*classes})
        if element.id.startswith("cite-"):
            self.cites.setdefault(int(element.id.split("-")[1]), []).append(element.id)
        if element.id.startswith(("section-", "claim-")):
            self.named.append(element)
        self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(element.is_cite for element in self.open):
            return
        for element in self.open:
            element.text.append(data)
