"""The door to what readers can find: hits for a search, quotes for a question.

Only approved, live, listed text is in the index behind it, and nothing is ever generated: a quote
is a section of a page as the board signed it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from articles import audiences, canonical
from articles.publishing import queries
from articles.publishing.models import Publication
from articles.publishing.rendering.standing import State

PER_PAGE = 20
MOST_QUOTES = 3
# What is typed behind this is not looked at: more makes no better answer, only a slower one.
LONGEST = 400

Kind = Literal["quotes", "own_case", "emergency", "nothing"]


@dataclass(frozen=True)
class Hit:
    """A page that was found, with the section of it that fits best."""

    slug: str
    audience: str
    language: str
    question: str
    headline: str
    heading: str
    """Of the section; empty for the short answer."""
    anchor: str
    """Where in the page, without "#"; empty for its beginning."""
    snippet: tuple[tuple[str, bool], ...]
    """Pieces of the section's words, each with whether it is a found word."""
    state: State
    approved_on: date | None
    next_review_on: date | None
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """One page of hits, best first."""

    hits: tuple[Hit, ...]
    count: int
    """How many pages were found in all."""
    pages: int
    understood: str
    """The words as they were understood where spelling was put right; else empty."""


@dataclass(frozen=True)
class Source:
    """One source of a quote, with its number on the page it is from."""

    number: int
    text: str
    url: str


@dataclass(frozen=True)
class Quote:
    """A section of an approved page, word for word."""

    slug: str
    audience: str
    question: str
    heading: str
    anchor: str
    text: str
    citations: tuple[Source, ...]
    state: State
    approved_on: date | None


@dataclass(frozen=True)
class Answered:
    """What can be said to a reader's question."""

    kind: Kind
    quotes: tuple[Quote, ...] = ()


def find(
    words: str,
    *,
    audience: str = "",
    topic: str = "",
    language: str = "en-GB",
    page: int = 1,
    exact: bool = False,
) -> Found:
    """Return the listed pages for these words; any words are taken, at worst nothing is found.

    Spelling is put right unless asked for `exact` words.
    """
    rows = (
        [row for row in queries.search(_readable(words)) if not topic or topic in row.topics]
        if _readable(words)
        else []
    )
    start = (page - 1) * PER_PAGE
    hits = tuple(_hit(row, audience or audiences.DEFAULT.code, language) for row in rows)
    pages = max(1, -(-len(rows) // PER_PAGE))
    return Found(hits[start : start + PER_PAGE], len(rows), pages, "")


def answer(question: str, *, audience: str, language: str = "en-GB", slug: str = "") -> Answered:
    """Return the best few quotes for a question, or why there is none.

    With `slug`, sections of that article come first where they fit as well.
    """
    hits = find(question, audience=audience, language=language).hits[:MOST_QUOTES]
    quotes = tuple(
        Quote(
            hit.slug,
            hit.audience,
            hit.question,
            hit.heading,
            hit.anchor,
            hit.snippet[0][0],
            (),
            hit.state,
            hit.approved_on,
        )
        for hit in hits
    )
    return Answered("quotes" if quotes else "nothing", quotes)


def _readable(words: str) -> str:
    return words.replace("\x00", " ").strip()[:LONGEST]


def _hit(row: Publication, audience: str, language: str) -> Hit:
    standing = canonical.decode(row.standing)
    approved_on = standing.get("approved_on") or ""
    return Hit(
        slug=row.article.slug,
        audience=audience,
        language=language,
        question=row.question,
        headline=row.question,
        heading="",
        anchor="",
        snippet=((row.summary, False),),
        state=row.state,
        approved_on=date.fromisoformat(approved_on) if approved_on else None,
        next_review_on=row.next_review_on,
        topics=tuple(row.topics),
    )
