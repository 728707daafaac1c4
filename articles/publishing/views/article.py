"""An article as a reader gets it: the published bytes, found and sent."""

import logging

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.publishing import queries
from articles.publishing.views.frame import KEEP, answer

# Seconds until a page that cannot be vouched for is worth asking for again.
PATIENCE = 300

logger = logging.getLogger(__name__)


@require_safe
def article(request: HttpRequest, slug: str, audience: str = "patient") -> HttpResponse:
    """Send the published bytes of an article for an audience; 503 where they were tampered with."""
    try:
        found = queries.live_page(slug, audience)
    except queries.Mismatch as trouble:
        logger.error("Not served: %s Run `manage.py verify`.", trouble)
        response = answer(request, "site/unavailable.html", {"slug": slug}, status=503)
        response.headers["Retry-After"] = str(PATIENCE)
        return response
    if found is None:
        raise Http404("There is no published article at this address.")
    etag = f'"{found.digest}"'
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={KEEP}"}
    if not found.indexed:
        headers["X-Robots-Tag"] = "noindex"
    if etag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(found.page, headers=headers)


@require_safe
def default_audience(request: HttpRequest, slug: str) -> HttpResponse:
    """Send /articles/<slug>/patient/ to the one address that the patient's page has."""
    if not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    return redirect("reading:article", slug=slug, permanent=True)
