"""For programs: the Atom feed of public changes, the sitemap, and what robots may look at.

All of it is of what was approved and shown, with the days and moments that the records hold.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import audiences, languages
from articles.publishing import history
from articles.publishing.models import PublicChange
from articles.publishing.negotiation import is_known
from articles.publishing.rendering import addresses
from articles.publishing.views.frame import KEEP, frame, language_asked

MOST_ENTRIES = 50
# The sitemap protocol's own limit of addresses in one file: https://www.sitemaps.org/protocol.html
MOST_ADDRESSES = 50_000
# How long security.txt holds; RFC 9116 advises less than a year.
GOOD_FOR = timedelta(days=180)

_PAGES_OF_THE_SITE = ("/", "/articles/")
_XML = "application/xml; charset=utf-8"
_URLSET = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
)


@dataclass(frozen=True)
class Entry:
    """A change as the feed tells of it."""

    id: str
    address: str
    title: str
    words: str
    kind: str
    change: PublicChange


@dataclass(frozen=True)
class Address:
    """A page that search engines may list, with the day that it states as that of its change."""

    location: str
    changed_on: date


@require_safe
def atom(request: HttpRequest, topic: str = "") -> HttpResponse:
    """Send the newest public changes in the language of the address, one entry each."""
    language = language_asked()
    changes = list(history.changes(language.code, topic)[:MOST_ENTRIES])
    if topic and not any(change.question for change in changes):
        # A topic that only drafts name would tell of them.
        raise Http404("There is no article on this topic.")
    home = f"{settings.PUBLIC_URL}{language.prefix}"
    context = {
        "own": f"{home}/topics/{topic}/feed.atom" if topic else f"{home}/feed.atom",
        "page": f"{home}/topics/{topic}/" if topic else f"{home}/",
        "topic": history.name_of_topic(topic) if topic else "",
        "entries": [_entry(change, language) for change in changes],
        "updated": changes[0].at if changes else None,
    }
    feed = render_to_string("site/feed.atom.xml", {**frame(), **context})
    return _sent(request, feed, "application/atom+xml; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Send the addresses that search engines may list; an index where they fill several files."""
    per_file = (MOST_ADDRESSES - len(_PAGES_OF_THE_SITE) * len(languages.LANGUAGES)) // len(
        audiences.CODES
    )
    files = -(-history.listed_count() // per_file)
    if number > files or (number and files < 2):
        raise Http404("There is no such part of the sitemap.")
    if not number and files > 1:
        parts = [f"{settings.PUBLIC_URL}/sitemap-{n}.xml" for n in range(1, files + 1)]
        return _sent(request, render_to_string("site/sitemap_index.xml", {"parts": parts}), _XML)
    first = max(number - 1, 0) * per_file
    listed = history.listed_with_days()[first : first + per_file]
    pages = [page for slug, code, day in listed for page in _for_each_reader(slug, code, day)]
    if number < 2:
        pages = [*_pages_of_the_site(), *pages]
    # Not by a template: of ten thousand articles it would take seconds.
    lines = [_URLSET, *map(_url, pages), "</urlset>", ""]
    return _sent(request, "\n".join(lines), _XML)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what programs may look at: every page, but no log-in and no answer to what is typed."""
    # A PDF is made when it is asked for, and says what its page says; so does a list of sources.
    closed = ["/workspace/", "/accounts/", "/expert/", "/*/page.pdf$", "/*/references."]
    typed = [
        f"{language.prefix}{path}"
        for language in languages.LANGUAGES
        for path in ("/search/", "/ask/", "/audience/")
    ]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in (*closed, *typed))]
    text = "\n".join([*lines, "", f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml", ""])
    return _kept(HttpResponse(text, content_type="text/plain; charset=utf-8"))


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say whom to tell of a hole, as RFC 9116 has it; nothing where there is no address."""
    if not settings.CONTACT_EMAIL:
        raise Http404("There is no address to write to.")
    # The day alone, so that the file changes once a day.
    expires = timezone.now().date() + GOOD_FOR
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(each.code for each in languages.LANGUAGES)}",
        f"Canonical: {settings.PUBLIC_URL}/.well-known/security.txt",
        "",
    ]
    return _kept(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


def _entry(change: PublicChange, language: languages.Language) -> Entry:
    slug = change.article.slug
    address = settings.PUBLIC_URL + addresses.article(slug, language=language.tag)
    return Entry(
        id=f"{address}#publication-{change.publication.sequence}",
        address=address,
        title=_title(change),
        words=change.words or _words(change),
        kind=change.kind,
        change=change,
    )


def _title(change: PublicChange) -> str:
    titles = {
        "approved": _("Approved: {question}"),
        "corrected": _("Corrected: {question}"),
        "source_problem": _("Source problem: {question}"),
        "review_overdue": _("Review overdue: {question}"),
        "withdrawn": _("Withdrawn: {question}"),
        "emergency_ended": _("Taken down, for it was not approved: {question}"),
        "as_before": _("As approved again: {question}"),
    }
    if not change.question:
        return _("Taken down: a page that the board had not approved")
    return titles[change.kind].format(question=change.question)


def _words(change: PublicChange) -> str:
    if change.kind == "as_before":
        said = _("What was said of this page in between no longer holds. It is version {version}.")
    else:
        said = _("This is version {version}.")
    return said.format(version=change.publication.version.number)


def _for_each_reader(slug: str, code: str, day: date) -> Iterator[Address]:
    for audience in audiences.CODES:
        path = addresses.article(slug, audience, code)
        yield Address(settings.PUBLIC_URL + path, day)


def _pages_of_the_site() -> Iterator[Address]:
    """Yield the pages that list articles, in each language that has any."""
    newest = history.newest_days()
    for path in _PAGES_OF_THE_SITE:
        for language in languages.LANGUAGES:
            if language.code in newest:
                yield Address(
                    f"{settings.PUBLIC_URL}{language.prefix}{path}", newest[language.code]
                )


def _url(page: Address) -> str:
    day = page.changed_on.isoformat()
    return f"<url><loc>{escape(page.location)}</loc><lastmod>{day}</lastmod></url>"


def _sent(request: HttpRequest, text: str, kind: str) -> HttpResponse:
    """Return a text that is sent again only when it has changed."""
    content = text.encode()
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    if is_known(etag, request.headers.get("If-None-Match", "")):
        return _kept(HttpResponseNotModified(headers={"ETag": etag}))
    return _kept(HttpResponse(content, content_type=kind, headers={"ETag": etag}))


def _kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = f"public, max-age={KEEP}"
    return response
