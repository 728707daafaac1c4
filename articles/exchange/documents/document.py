"""What a reader of a kind of document gives: parts in reading order, and what was not taken."""

from collections import Counter
from dataclasses import dataclass

from articles.content import Author, Reference
from articles.exchange.hypertext.notes import Notes
from articles.exchange.hypertext.shape import Part


@dataclass(frozen=True)
class Document:
    """A document before it becomes a draft."""

    kind: str
    """Word document, web page or journal article."""
    parts: tuple[Part, ...]
    notes: Notes
    words: Counter[str]
    """The words of the file, counted without reading its structure."""
    title: str = ""
    has_own_title: bool = False
    """Whether the title is the article's, and no property that a program filled in."""
    language: str = ""
    authors: tuple[Author, ...] = ()
    references: tuple[Reference, ...] = ()
    """Where the file has them as records; else they are read from its printed list."""
    report: tuple[str, ...] = ()
