"""An article's page as a PDF: the stored one, found and sent."""

import logging

from django.db import Error as DatabaseError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    HttpResponsePermanentRedirect,
)
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import audiences
from articles.publishing import papers, queries
from articles.publishing.negotiation import is_known
from articles.publishing.pdf import CannotPrint
from articles.publishing.rendering import addresses
from articles.publishing.this_site import this_site
from articles.publishing.views.frame import (
    A_MOMENT,
    KEEP,
    PATIENCE,
    away,
    language_asked,
    not_now,
    spoilt,
)

logger = logging.getLogger(__name__)


@require_safe
def paper(request: HttpRequest, slug: str, audience: str = audiences.DEFAULT.code) -> HttpResponse:
    """Send the page that stands here for an audience as a PDF; 503 in words where it cannot be."""
    page = addresses.article(slug, audience, language_asked().tag)
    try:
        found = papers.live_paper(slug, audience, at=timezone.now())
    except papers.Busy:
        return not_now(request, "site/paper.html", A_MOMENT, page=page, busy=True)
    except CannotPrint as trouble:
        logger.error("No PDF of %s: %s", page, trouble)
        return not_now(request, "site/paper.html", PATIENCE, page=page)
    except queries.Mismatch as trouble:
        return spoilt(request, trouble)
    except DatabaseError as trouble:
        return away(request, trouble)
    if found is None:
        raise Http404("There is no published article at this address.")
    etag = f'"{found.digest}"'
    headers = {
        "ETag": etag,
        "Cache-Control": f"public, max-age={KEEP}",
        # Who searches is to find the page, which is always the newest.
        "X-Robots-Tag": "noindex",
        "Link": f'<{this_site().public_url}{page}>; rel="canonical"',
    }
    if is_known(etag, request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{slug}-{audience}-v{found.version}.pdf"'
    return HttpResponse(found.pdf, content_type="application/pdf", headers=headers)


@require_safe
def default_audience(request: HttpRequest, slug: str) -> HttpResponse:
    """Send /articles/<slug>/patient/page.pdf to the one address that this paper has."""
    if not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    page = addresses.article(slug, language=language_asked().tag)
    return HttpResponsePermanentRedirect(f"{page}page.pdf")
