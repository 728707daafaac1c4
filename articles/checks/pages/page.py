"""A finished page as its rules see it: states, list of references, marks, links and words."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_DATE = re.compile(
    r"\b\d{1,2}\.? (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember) \d{4}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b"
)
_STATUS = re.compile(r"\b(?:review )?status\b|\bstepper\b", re.IGNORECASE)


@dataclass
class Step:
    """One state that a page shows on the way to approval."""

    is_current: bool
    words: str = ""

    @property
    def has_date(self) -> bool:
        """Whether a day stands beside the state."""
        return _DATE.search(self.words) is not None


@dataclass
class Link:
    """A link with its address and its words."""

    address: str
    words: str = ""


@dataclass
class Entry:
    """An entry of the list of references."""

    id: str
    is_numbered: bool
    """Whether it stands in a list that shows numbers."""


@dataclass
class Page:
    """What the rules of pages read; made by read_page."""

    steps: list[Step] = field(default_factory=list)
    has_steps: bool = False
    entries: list[Entry] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    """The addresses that forms are sent to."""
    notice: str = ""
    """The words of the notice on the page's standing."""
    words: str = ""

    @property
    def notice_has_date(self) -> bool:
        """Whether the notice says a day."""
        return _DATE.search(self.notice) is not None


@dataclass
class _Open:
    tag: str
    is_notice: bool = False
    is_steps: bool = False
    step: Step | None = None
    link: Link | None = None
    is_references: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.stack: list[_Open] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        opened = _Open(tag)
        part = given.get("data-part", "")
        opened.is_notice = part == "notice"
        opened.is_references = part == "references"
        if tag in ("ol", "ul") and _STATUS.search(
            f"{given.get('aria-label', '')} {given.get('class', '')}"
        ):
            opened.is_steps = self.page.has_steps = True
        if tag == "li":
            self._item(given, opened)
        if tag == "a" and "href" in given:
            opened.link = Link(given["href"])
            self.page.links.append(opened.link)
        if tag == "form":
            self.page.forms.append(given.get("action", ""))
        if tag not in _VOID:
            self.stack.append(opened)

    def _item(self, given: dict[str, str], opened: _Open) -> None:
        lists = [each for each in self.stack if each.tag in ("ol", "ul")]
        if lists and lists[-1].is_steps:
            opened.step = Step("step" in given.get("aria-current", ""))
            self.page.steps.append(opened.step)
        elif lists and len(lists) == 1 and any(each.is_references for each in self.stack):
            self.page.entries.append(Entry(given.get("id", ""), lists[-1].tag == "ol"))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.stack) - 1, -1, -1):
            if self.stack[place].tag == tag:
                del self.stack[place:]
                return

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1].tag in ("script", "style"):
            return
        self.words.append(data)
        for each in self.stack:
            if each.is_notice:
                self.page.notice += data
            if each.step:
                each.step.words += data
            if each.link:
                each.link.words += data


def read_page(html: str) -> Page:
    """Return what the rules of pages read of finished HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.words = " ".join("".join(reader.words).split())
    return reader.page
