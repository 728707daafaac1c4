"""The sources of an article's page as a file: for Zotero and its like, or to be read."""

from django.db import Error as DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from articles import canonical
from articles.models.versions import Tampered
from articles.publishing.negotiation import is_known
from articles.publishing.reference_style import our_own
from articles.publishing.source_list import live_sources
from articles.publishing.this_site import this_site
from articles.publishing.views.frame import KEEP, away, spoilt
from articles.publishing.views.telling import own_address
from references.exports import FORMS, plain_text


@require_safe
def sources(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """Send what an approved page rests on; 404 where readers have no such page."""
    try:
        found = live_sources(slug)
    except Tampered as trouble:
        return spoilt(request, trouble)
    except DatabaseError as trouble:
        return away(request, trouble)
    if found is None:
        raise Http404("There is no approved article with sources at this address.")
    form = FORMS[ending]
    made = (
        plain_text.write(found.entries, our_own()) if ending == "txt" else form.write(found.entries)
    ).encode()
    etag = f'"{canonical.digest_bytes(canonical.PAGE, made)}"'
    page = this_site().public_url + own_address(slug)
    headers = {
        "ETag": etag,
        "Cache-Control": f"public, max-age={KEEP}",
        # Who searches is to find the page.
        "X-Robots-Tag": "noindex",
        "Link": f'<{page}>; rel="canonical"',
    }
    if is_known(etag, request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    how = "inline" if form.is_read_in_place else "attachment"
    name = f"{slug}-v{found.version}-references.{ending}"
    headers["Content-Disposition"] = f'{how}; filename="{name}"'
    media_type = f"{form.media_type}; charset=utf-8"
    return HttpResponse(made, content_type=media_type, headers=headers)
