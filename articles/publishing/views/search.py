"""Finding an article by what a reader types."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.publishing import queries
from articles.publishing.views.frame import answer
from articles.publishing.views.lists import PER_PAGE


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find approved articles by the words of their question or short answer."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    found = queries.search(query) if query else queries.listed().none()
    return answer(
        request,
        "site/search.html",
        {"query": query, "found": found[:PER_PAGE], "count": found.count()},
    )
