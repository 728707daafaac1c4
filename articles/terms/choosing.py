"""Which terms of the site's glossary an article uses, for each audience."""

from collections.abc import Iterable

from articles.content import Content, Term
from articles.markup.blocks import select
from articles.markup.plain import plain, plain_inline
from articles.terms.matching import BREAK, Matcher


def terms_for(content: Content, glossary: Iterable[Term]) -> tuple[Term, ...]:
    """Return, for each audience, the terms that occur in the text it reads.

    They are frozen with the content, so that a glossary changed later changes no page that the
    board has signed. Equal texts and glossaries give equal tuples, whatever the glossary's order.
    """
    by_audience: dict[str, list[Term]] = {}
    for term in glossary:
        by_audience.setdefault(term.audience, []).append(term)
    found = [
        term
        for audience, terms in by_audience.items()
        for term in occurring(terms, words_of(content, audience))
    ]
    return tuple(sorted(found, key=lambda term: (term.word, term.audience)))


def occurring(terms: Iterable[Term], words: str) -> list[Term]:
    """Return the terms that these words use, in the order of the alphabet."""
    by_word = {term.word: term for term in terms}
    used = {match.word for match in Matcher(by_word).find(words)}
    return sorted((by_word[word] for word in used), key=lambda t: (t.word.casefold(), t.word))


def words_of(content: Content, audience: str) -> str:
    """Return the words that an audience reads of the text that serves it."""
    text = content.text_serving(audience)
    if text is None:
        return ""
    body = plain(select(text.body, audience)).split("\n")
    short_answer = plain_inline(select(text.short_answer, audience))
    return BREAK.join((text.headline, short_answer, *body))
