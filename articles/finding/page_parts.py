"""The parts of a page's HTML: what stands under each heading and in each care card, as text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_PARAGRAPHS = frozenset({"p", "ul", "ol", "table", "section", "aside"})
_CARDS = frozenset({"care", "warning", "note"})


@dataclass
class Part:
    """What stands between one heading and the next."""

    heading: str
    anchor: str
    """Of the last heading that a reader can be sent to."""
    text: str = ""
    claims: list[str] = field(default_factory=list)
    cites: list[int] = field(default_factory=list)


def parts(html: str) -> list[Part]:
    """Return the parts of sanitised HTML in reading order; the first has no heading."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_part()
    return reader.parts


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self.part = Part("", "")
        self.open: list[tuple[str, bool, bool]] = []
        """Tag, whether it is a card, whether it is a citation."""
        self.pieces: list[str] = []
        self.heading: list[str] | None = None
        self.resumes: list[tuple[str, str]] = []
        """Heading and anchor of what goes on behind a card."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        classes = set(known.get("class", "").split())
        if tag in _VOID:
            self.pieces.append(" " if tag == "br" else "")
            return
        card = bool(classes & _CARDS)
        self.open.append((tag, card, "cite" in classes))
        if card:
            self.resumes.append((self.part.heading, self.part.anchor))
            self.begin_part("", self.part.anchor)
        elif tag in _HEADINGS:
            if "care__title" not in classes:
                self.begin_part("", known.get("id", "") or self.part.anchor)
            self.heading = []
        self._break(tag)
        self._note(known.get("id", ""), known.get("href", ""))

    def _note(self, id: str, href: str) -> None:
        if id.startswith("claim-"):
            self.part.claims.append(id.removeprefix("claim-"))
        number = href.removeprefix("#ref-")
        if number != href and number.isdecimal() and int(number) not in self.part.cites:
            self.part.cites.append(int(number))

    def _break(self, tag: str) -> None:
        if tag == "li":
            self.pieces.append("\n- ")
        elif tag == "tr":
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")
        elif tag in _PARAGRAPHS:
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            opened, card, _ = self.open.pop()
            if opened in _HEADINGS and self.heading is not None:
                self.part.heading = " ".join("".join(self.heading).split())
                self.heading = None
            if opened in _PARAGRAPHS:
                self.pieces.append("\n\n")
            if card:
                self.begin_part(*self.resumes.pop())
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        if any(is_cite for _, _, is_cite in self.open):
            return
        if self.heading is not None:
            self.heading.append(data)
        else:
            self.pieces.append(data.replace("\n", " "))

    def begin_part(self, heading: str, anchor: str) -> None:
        self.end_part()
        self.part = Part(heading, anchor)

    def end_part(self) -> None:
        self.part.text = _tidy("".join(self.pieces))
        self.pieces = []
        if self.part.text or self.part.claims or not self.parts:
            self.parts.append(self.part)


def _tidy(text: str) -> str:
    paragraphs = (
        "\n".join(" ".join(line.split()) for line in paragraph.split("\n") if line.strip())
        for paragraph in text.replace("\u202f", "").split("\n\n")
    )
    lines: list[str] = []
    for paragraph in paragraphs:
        if paragraph and paragraph != "-":
            lines += ["", paragraph]
    return "\n".join(lines).strip()
