"""The door to what readers can find: hits for a search, quotes for a question.

Only approved, live, listed text is in the index behind it, and nothing is ever generated: a quote
is a section of a page as the board signed it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal

from articles import audiences, canonical, languages
from articles.finding import question as questions
from articles.finding.question import Question
from articles.finding.ranking import Scored
from articles.finding.safety import Concern, concern
from articles.finding.snippets import Snippet, snippet
from articles.finding.telling import is_worth_listing, is_worth_quoting, quotable
from articles.publishing.looking_up import look_up
from articles.publishing.models import Publication, Section
from articles.topics import slugs_leading_to

PER_PAGE = 20
# What is typed behind this is not looked at: more makes no better answer, only a slower one.
LONGEST = questions.LONGEST
# What counts as fitting about as well: plain questions are above it, technical ones below.
_ABOUT = 0.85

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
    snippet: Snippet
    """Pieces of the section's words, each with whether it is a found word."""
    state: str
    """As publishing.rendering.standing names it."""
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
    state: str
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
    code = languages.of(language).code
    looked = look_up(words, audience=audience, language=code, exact=exact)
    best: dict[int, Scored] = {}
    for scored in looked.scored:
        if is_worth_listing(scored, looked.scored[0]):
            best.setdefault(scored.candidate.page, scored)
    listed = Publication.objects.filter(pk__in=best, listed=True, live__isnull=False)
    topics = dict(listed.values_list("pk", "topics"))
    under = slugs_leading_to(topic) if topic else set()
    rows = [
        scored
        for pk, scored in best.items()
        if pk in topics and (not topic or under & set(topics[pk]))
    ]
    start = (max(page, 1) - 1) * PER_PAGE
    shown = rows[start : start + PER_PAGE]
    if not audience:
        shown = _for_most_readers(shown, looked.scored)
    publications = _listed([scored.candidate.page for scored in shown])
    sections = _sections(shown)
    hits = tuple(
        _hit(sections[s.candidate.id], publications[s.candidate.page], looked.question)
        for s in shown
        if s.candidate.id in sections and s.candidate.page in publications
    )
    pages = max(1, -(-len(rows) // PER_PAGE))
    return Found(hits, len(rows), pages, looked.question.understood)


def answer(question: str, *, audience: str, language: str = "en-GB", slug: str = "") -> Answered:
    """Return the best few quotes for a question, or why there is none.

    With `slug`, sections of that article come first where they fit as well.
    """
    code = languages.of(language).code
    concerned: Concern = concern(question, code)
    if concerned:
        return Answered(concerned)
    looked = look_up(question, audience=audience, language=code, slug=slug)
    if not looked.scored or not is_worth_quoting(looked.scored):
        return Answered("nothing")
    best = quotable(looked.scored)
    publications = _listed([scored.candidate.page for scored in best])
    sections = _sections(best)
    quotes = tuple(
        _quote(sections[scored.candidate.id], publications[scored.candidate.page])
        for scored in best
        if scored.candidate.id in sections and scored.candidate.page in publications
    )
    return Answered("quotes" if quotes else "nothing", quotes)


def _for_most_readers(shown: list[Scored], scored: Iterable[Scored]) -> list[Scored]:
    """Return for each page the default reader's section where it fits about as well as the best.

    Longer texts have more of the words, and would lead whoever says nothing of herself to them.
    """
    best = {each.candidate.page: each.score for each in shown}
    near = [each for each in scored if each.score >= _ABOUT * best.get(each.candidate.page, inf)]
    theirs = Section.objects.filter(
        pk__in=[each.candidate.id for each in near], audience=audiences.DEFAULT.code
    )
    known = set(theirs.values_list("pk", flat=True))
    chosen: dict[int, Scored] = {}
    for each in near:
        if each.candidate.id in known:
            chosen.setdefault(each.candidate.page, each)
    return [chosen.get(each.candidate.page, each) for each in shown]


def _sections(scored: Iterable[Scored]) -> dict[int, Section]:
    rows = Section.objects.defer("title_stems", "heading_stems", "stems")
    return rows.in_bulk([each.candidate.id for each in scored])


def _listed(pks: Iterable[int]) -> dict[int, Publication]:
    """Return those of the publications that readers get at this moment and lists may name."""
    rows = Publication.objects.filter(pk__in=pks, listed=True, live__isnull=False)
    return {row.pk: row for row in rows.select_related("article")}


def _approved_on(publication: Publication) -> date | None:
    approved_on = canonical.decode(publication.standing).get("approved_on") or ""
    return date.fromisoformat(approved_on) if approved_on else None


def _hit(section: Section, publication: Publication, question: Question) -> Hit:
    return Hit(
        slug=publication.article.slug,
        audience=section.audience,
        language=publication.article.language,
        question=publication.question,
        headline=section.headline,
        heading=section.heading,
        anchor=section.anchor,
        snippet=snippet(section.text, question.stems, section.language),
        state=publication.state,
        approved_on=_approved_on(publication),
        next_review_on=publication.next_review_on,
        topics=tuple(publication.topics),
    )


def _quote(section: Section, publication: Publication) -> Quote:
    return Quote(
        slug=publication.article.slug,
        audience=section.audience,
        question=publication.question,
        heading=section.heading,
        anchor=section.anchor,
        text=section.text,
        citations=tuple(Source(*source) for source in section.citations),
        state=publication.state,
        approved_on=_approved_on(publication),
    )
