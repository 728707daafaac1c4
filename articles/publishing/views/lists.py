"""The ways to an article: home, topics, A to Z, all answers."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import languages
from articles.publishing import alphabet, queries
from articles.publishing.models import Shelfmark
from articles.publishing.rendering import addresses
from articles.publishing.rendering.topic_names import topic_name
from articles.publishing.rendering.words import words_in
from articles.publishing.views.frame import answer, language_asked
from articles.topics import head

NEWEST = 6
PER_PAGE = 30


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show one box to search in, the topics, and the newest approved articles."""
    language = language_asked().code
    return answer(
        request,
        "site/home.html",
        {
            "articles": queries.listed(language)[:NEWEST],
            "elsewhere": _elsewhere(),
            "in_each_language": "/",
            "topics": queries.topics(language),
            "letters": _letters(language),
        },
    )


@require_safe
def articles(request: HttpRequest, page: int = 1) -> HttpResponse:
    """List every approved article as the alphabet has them."""
    language = language_asked()
    rows = _page(queries.a_to_z(language.code), page)
    return answer(
        request,
        "site/listing.html",
        {
            "title": _("All answers"),
            "elsewhere": _elsewhere(),
            "in_each_language": "/articles/" if page == 1 else "",
            "base": f"{language.prefix}/articles/",
            "page_of_articles": rows,
            "letters": _letters(language.code),
        },
    )


@require_safe
def a_to_z(request: HttpRequest, letter: str, page: int = 1) -> HttpResponse:
    """List the approved articles under a letter; say so where there is none now."""
    language = language_asked()
    rows = _page(queries.a_to_z(language.code, letter), page)
    return answer(
        request,
        "site/listing.html",
        {
            "title": _("Answers under %(letter)s") % {"letter": _shown(letter)},
            "base": f"{language.prefix}/articles/a-z/{letter}/",
            "page_of_articles": rows,
            "letters": _letters(language.code),
            "letter": letter,
        },
        status=200 if rows.object_list else 404,
    )


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """List the topics that anything approved is on."""
    return answer(request, "site/topics.html", {"topics": queries.topics(language_asked().code)})


@require_safe
def topic(request: HttpRequest, slug: str, page: int = 1) -> HttpResponse:
    """List the approved articles of one topic."""
    language = language_asked()
    row = head(slug)
    rows = queries.of_topic(row.slug, language.code) if row else Shelfmark.objects.none()
    if row is None or not rows.exists():
        # A topic that only drafts name would tell of them.
        raise Http404("There is no article on this topic.")
    if row.slug != slug:
        # Pages name the address that a topic had when they were approved.
        return redirect(addresses.topic(row.slug, language.tag), permanent=True)
    row.name = topic_name(row.name, language.tag)
    return answer(
        request,
        "site/listing.html",
        {
            "title": row.name,
            "base": f"{language.prefix}/topics/{slug}/",
            "page_of_articles": _page(rows, page),
            "topic": row,
        },
    )


def _letters(language: str) -> list[tuple[str, str, bool]]:
    """Return each place of the alphabet, how it is shown, and whether anything stands there."""
    taken = queries.letters(language)
    places = [*alphabet.LETTERS, alphabet.OTHERS]
    return [(letter, _shown(letter), letter in taken) for letter in places]


def _elsewhere() -> list[tuple[languages.Language, str]]:
    """Return each other language that has answers, with a line in it that says how many."""
    found = []
    for other in languages.others(language_asked()):
        count = queries.listed(other.code).count()
        words = words_in(other.tag).plural("{n} answer in English", "{n} answers in English", count)
        if count:
            found.append((other, words.format(n=count)))
    return found


def _shown(letter: str) -> str:
    return "0–9" if letter == alphabet.OTHERS else letter.upper()


def _page(rows: QuerySet[Shelfmark], number: int) -> Page[Shelfmark]:
    pages = Paginator(rows, PER_PAGE)
    if not 1 <= number <= pages.num_pages:
        raise Http404("There is no such page of the list.")
    return pages.page(number)
