"""An article is at one address, below the language that it is written in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from articles import languages
from articles.publishing import queries
from articles.publishing.views.frame import language_asked


def in_its_language(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Send who asks for an article's page below another language to where it is."""

    @wraps(view)
    def answered(request: HttpRequest, slug: str, **given: Any) -> HttpResponse:
        # What is sent is never lost on a redirection.
        language = queries.language_of(slug) if request.method in ("GET", "HEAD") else None
        if language is not None and language is not language_asked():
            return moved_to(language, request)
        return view(request, slug=slug, **given)

    return answered


def moved_to(language: languages.Language, request: HttpRequest) -> HttpResponse:
    """Return the redirection to the same path, with its query, below another language."""
    _, within = languages.at(request.get_full_path())
    return HttpResponsePermanentRedirect(language.prefix + within)
