"""Finding an article by what a reader types."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles import audiences
from articles.publishing import flood, queries, search_index
from articles.publishing.rendering import addresses
from articles.publishing.views import typed
from articles.publishing.views.frame import answer, language_asked, too_many, unkept
from articles.topics import heads

LONGEST = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find approved articles by their words, in the words of one audience and topic if asked."""
    words = typed.words(request.GET, "q", LONGEST)
    if words and (wait := flood.must_wait(request, flood.SEARCHES)):
        return too_many(request, wait, words=words, action="search")
    language = language_asked()
    topics = queries.topic_names(language.code)
    asked = {
        "audience": typed.choice(request.GET, "audience", audiences.CODES),
        "topic": typed.choice(request.GET, "topic", topics),
        "exact": typed.choice(request.GET, "exact", ("1",)),
    }
    context = {"query": words, "asked": asked, "topics": topics.items(), "searching": True}
    if words:
        context |= _results(words, asked, topics, typed.number(request.GET, "page"))
    return unkept(answer(request, "site/search.html", context))


def _topics_now(found: search_index.Found, topics: dict[str, str]) -> dict[str, str]:
    """Return, by each slug that a page was approved with, that of its topic in the list now."""
    then = {slug for hit in found.hits for slug in hit.topics}
    moved = then - set(topics)
    leads = {slug: topic.slug for slug, topic in heads(moved).items()} if moved else {}
    return {slug: now for slug in then if (now := leads.get(slug, slug)) in topics}


def _results(
    words: str, asked: dict[str, str], topics: dict[str, str], number: int
) -> dict[str, Any]:
    """Return a page of hits, the last one where there are fewer, with what stands beside it."""
    language = language_asked()

    def look(page: int) -> search_index.Found:
        return search_index.find(
            words,
            audience=asked["audience"],
            topic=asked["topic"],
            language=language.tag,
            page=page,
            exact=bool(asked["exact"]),
        )

    found = look(number)
    if number > found.pages:
        number = found.pages
        found = look(number)
    now = _topics_now(found, topics)
    kept = {"q": words, **{name: value for name, value in asked.items() if value}}

    def address(**changes: str) -> str:
        return "?" + urlencode({**kept, **changes})

    return {
        "found": found,
        "hits": [
            (
                hit,
                _place(hit.slug, hit.audience, hit.language, hit.anchor),
                audiences.get(hit.audience),
                [(now[slug], topics[now[slug]]) for slug in hit.topics if slug in now],
            )
            for hit in found.hits
        ],
        "number": number,
        "exactly": address(exact="1"),
        "anybody": "?" + urlencode({"q": words}),
        "previous_page": address(page=str(number - 1)) if number > 1 else "",
        "next_page": address(page=str(number + 1)) if number < found.pages else "",
    }


def _place(slug: str, audience: str, language: str, anchor: str) -> str:
    page = addresses.article(slug, audience, language)
    return f"{page}#{anchor}" if anchor else page
