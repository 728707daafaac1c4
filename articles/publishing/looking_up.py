"""Look up what was typed: from the database's full text to scored sections."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from django.db import connection
from django.db.models import Q

from articles.finding.choosing import wanted
from articles.finding.question import LONGEST, Question, read
from articles.finding.ranking import Scored, rank
from articles.finding.section import Candidate
from articles.finding.spelling import errors_allowed, nearest
from articles.finding.synonyms import LONGEST_PHRASE, Synonyms, of_terms
from articles.finding.words import stem, words
from articles.publishing.full_text import FullText, of_this_database
from articles.publishing.models import Section, Spelling

MOST_SECTIONS = 1500
"""Sections that are scored at most."""
WHOLE_PAGES = 12
"""Pages whose every section is scored, for what is asked may stand where no word of it does."""
MOST_WORDS, MOST_TERMS = 24, 100
_NEAR = 4

_COLUMNS = (
    "s.id, s.publication_id, s.kind, s.asks, s.title_stems, s.heading_stems, s.stems, s.length,"
    " s.prose"
)


@dataclass(frozen=True)
class LookedUp:
    """What was understood, and the sections for it, best first."""

    question: Question
    scored: list[Scored]


class _Known(TypedDict):
    """What is known of the site's words."""

    counts: dict[str, int]
    in_titles: dict[str, int]
    total: int


def look_up(
    typed: str, *, audience: str, language: str, slug: str = "", exact: bool = False
) -> LookedUp:
    """Return the scored sections for what was typed; any characters are taken.

    `exact` leaves spelling as it is; of an article with `slug` every section is scored.
    """
    full_text = of_this_database()
    # Databases take neither NUL nor half a character.
    typed = typed[:LONGEST].encode("utf-8", "ignore").decode().replace("\x00", " ")
    question = read(
        typed,
        language,
        terms=_terms(typed, language),
        spelled=lambda folded: {} if exact else _spelled(folded, language, full_text),
    )
    counts, in_titles = full_text.counts(question.stems)
    known: _Known = {
        "counts": counts,
        "in_titles": in_titles,
        "total": Section.objects.count(),
    }
    scope = " AND s.language = %s" + (" AND s.audience = %s" if audience else "")
    scoped = [language, *([audience] if audience else [])]
    before_her = _page_of(slug) if slug else None
    # "How is it treated?" is asked of the page before her, and of no other.
    asked = wanted(question, **known) if question.has_subject or not before_her else []
    first: list[Scored] = []
    if asked:
        condition, parameters = full_text.matching(asked)
        first = rank(question, _candidates(condition + scope, [*parameters, *scoped]), **known)
    pages = dict.fromkeys(scored.candidate.page for scored in first)
    best = [*list(pages)[:WHOLE_PAGES], *([before_her] if before_her else [])]
    if not best:
        return LookedUp(question, [])
    marks = ", ".join(["%s"] * len(best))
    sections = _candidates(f"s.publication_id IN ({marks})" + scope, [*best, *scoped])
    whole = rank(question, sections, preferred=before_her, **known)
    rest = [scored for scored in first if scored.candidate.page not in set(best)]
    return LookedUp(question, whole + rest)


def _candidates(condition: str, parameters: Sequence[Any]) -> list[Candidate]:
    # The condition is our own; what was typed is in the parameters alone.
    ask = f"SELECT {_COLUMNS} FROM publishing_section s WHERE {condition} ORDER BY s.id LIMIT %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(ask, [*parameters, MOST_SECTIONS])
        return [
            Candidate(id, page, kind, tuple(asks.split()), title, heading, body, length, prose)
            for id, page, kind, asks, title, heading, body, length, prose in cursor.fetchall()
        ]


def _page_of(slug: str) -> int | None:
    rows = Section.objects.filter(publication__article__slug=slug)
    return rows.values_list("publication_id", flat=True).first()


def _terms(typed: str, language: str) -> Synonyms | None:
    """Return the synonyms that the site's glossary has for these words."""
    found = [word.folded for word in list(words(typed[:400], language))[:MOST_WORDS]]
    raw = typed[:400].casefold().split()[:MOST_WORDS]
    grams = {
        " ".join(said[start : start + length]).strip(" ,.;:?!\"'")
        for said in (found, raw)
        for start in range(len(said))
        for length in range(1, LONGEST_PHRASE + 1)
    }
    if not grams:
        return None
    # Asked for every search: Django takes longer to put this together than the database to find.
    marks = ", ".join(["%s"] * len(grams))
    ask = (
        "SELECT DISTINCT word, plain FROM articles_term WHERE active AND plain <> ''"  # noqa: S608
        f" AND (key IN ({marks}) OR lower(plain) IN ({marks}))"
        f" ORDER BY word, plain LIMIT {MOST_TERMS}"
    )
    with connection.cursor() as cursor:
        cursor.execute(ask, [*grams, *grams])
        pairs = cursor.fetchall()
    return of_terms(pairs, language) if pairs else None


def _spelled(folded: Sequence[str], language: str, full_text: FullText) -> Mapping[str, str]:
    """Return for each word that no section has the nearest one that some section has."""
    doubtful = [word for word in dict.fromkeys(folded) if errors_allowed(word)]
    stems = {word: stem(word, language) for word in doubtful}
    found, _ = full_text.counts(list(dict.fromkeys(stems.values())))
    put_right: dict[str, str] = {}
    for word in doubtful:
        if found[stems[word]]:
            continue
        near = nearest(word, _alike(word, language))[:_NEAR]
        often, _ = full_text.counts([stem(other, language) for other in near])
        known = [other for other in near if often.get(stem(other, language))]
        if known:
            put_right[word] = max(known, key=lambda other: (often[stem(other, language)], other))
    return put_right


def _alike(word: str, language: str) -> Iterable[str]:
    allowed = errors_allowed(word)
    rows = Spelling.objects.filter(
        Q(head=word[:3]) | Q(tail=word[-3:]),
        language=language,
        length__range=(len(word) - allowed, len(word) + allowed),
    )
    return set(rows.values_list("word", flat=True))
