"""What can be found: the sections of a page, each with the stems it is known by."""

from dataclasses import dataclass
from typing import Literal

SectionKind = Literal["answer", "section", "claim"]


@dataclass(frozen=True)
class Section:
    """One part of an audience's page that can be found and quoted by itself."""

    kind: SectionKind
    anchor: str
    """Where in the page, without "#"; empty for its beginning."""
    heading: str
    text: str
    """In the words of the page."""
    citations: tuple[tuple[int, str, str], ...]
    """Number on the page, the source in AMA style, its address."""
    asks: tuple[str, ...]
    """What its heading says that it answers."""
    title_stems: str
    heading_stems: str
    stems: str
    """Of the text, and of the other words that its terms have."""
    length: int
    """How many stems the text has."""
    prose: float
    """From 0, a list of links and set phrases, to 1, sentences."""


@dataclass(frozen=True)
class Candidate:
    """What ranking looks at of one section."""

    id: int
    page: int
    """Sections with equal numbers are of one page."""
    kind: SectionKind
    asks: tuple[str, ...]
    title: str
    heading: str
    body: str
    length: int
    prose: float
