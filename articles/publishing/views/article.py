"""An article as a reader gets it: the published bytes, found and sent."""

from django.db import Error as DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.publishing import queries
from articles.publishing.negotiation import is_known
from articles.publishing.rendering import addresses
from articles.publishing.views.frame import KEEP, away, language_asked, spoilt
from articles.publishing.views.own_language import moved_to


@require_safe
def article(request: HttpRequest, slug: str, audience: str = "patient") -> HttpResponse:
    """Send the published bytes of an article for an audience.

    503 where they were tampered with, and while the database is away: it alone knows what is live.
    """
    try:
        found = queries.live_page(slug, audience)
    except queries.Mismatch as trouble:
        return spoilt(request, trouble)
    except DatabaseError as trouble:
        return away(request, trouble)
    if found is None:
        raise Http404("There is no published article at this address.")
    if found.language is not language_asked():
        return moved_to(found.language, request)
    etag = f'"{found.digest}"'
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={KEEP}"}
    if not found.indexed:
        headers["X-Robots-Tag"] = "noindex"
    if is_known(etag, request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(found.page, headers=headers)


@require_safe
def default_audience(request: HttpRequest, slug: str) -> HttpResponse:
    """Send /articles/<slug>/patient/ to the one address that the patient's page has."""
    if not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    return redirect(addresses.article(slug, language=language_asked().tag), permanent=True)
