"""A picture of a text, under the digest of its bytes."""

import hashlib
import logging

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from articles.models import Image
from articles.pictures import MEDIA_TYPES
from articles.publishing.models import ShownImage
from articles.publishing.negotiation import is_known

logger = logging.getLogger(__name__)

_A_YEAR = 365 * 24 * 60 * 60


@require_safe
def image(request: HttpRequest, digest: str, kind: str) -> HttpResponse:
    """Send a picture that a page shows to readers, or once did; no other one is there."""
    if not ShownImage.objects.filter(digest=digest).exists():
        raise Http404("No page shows such a picture.")
    return picture(request, digest, kind, f"public, max-age={_A_YEAR}, immutable")


def picture(request: HttpRequest, digest: str, kind: str, caching: str) -> HttpResponse:
    """Send a picture to whoever may have it. Raises Http404 where none has this digest."""
    etag = f'"{digest}"'
    headers = {
        "ETag": etag,
        "Cache-Control": caching,
        # Opened by itself it is a picture and nothing more, whatever a browser makes of it.
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    row = Image.objects.filter(digest=digest, kind=kind).first()
    if row is None:
        raise Http404("There is no such picture.")
    data = bytes(row.data)
    if hashlib.sha256(data).hexdigest() != digest:
        logger.error("The stored picture %s is not the one that was kept.", digest)
        raise Http404("There is no such picture.")
    if is_known(etag, request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(data, content_type=MEDIA_TYPES[kind], headers=headers)
