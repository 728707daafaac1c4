"""The frame of every page that is not an article: the site, its readers, how long it keeps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import audiences
from articles.publishing.this_site import this_site

# Seconds that any cache may keep a page: what is withdrawn is gone everywhere within them.
KEEP = 5


def answer(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Return a page of the site; one that is no success is kept by nobody."""
    context = {"site": this_site(), "audiences": audiences.AUDIENCES, **context}
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = f"public, max-age={KEEP}" if status == 200 else "no-store"
    return response
