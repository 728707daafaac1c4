"""The ways to an article: home, all answers, topics."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Topic
from articles.publishing import queries
from articles.publishing.views.frame import answer

PER_PAGE = 30


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the newest approved articles and the topics."""
    return answer(
        request,
        "site/home.html",
        {"articles": queries.listed()[:10], "topics": _topics()},
    )


@require_safe
def articles(request: HttpRequest, page: int = 1) -> HttpResponse:
    """List every approved article by question."""
    return _listing(
        request,
        "All answers",
        reverse("reading:articles"),
        queries.listed().order_by("question"),
        page,
    )


@require_safe
def topic(request: HttpRequest, slug: str, page: int = 1) -> HttpResponse:
    """List the approved articles of one topic."""
    row = get_object_or_404(Topic, slug=slug)
    topics = queries.listed().values_list("pk", "topics")
    wanted = [pk for pk, slugs in topics if slug in slugs]
    if not wanted:
        # A topic that only drafts name would tell of them.
        raise Http404("There is no article on this topic.")
    return _listing(
        request,
        row.name,
        reverse("reading:topic", args=[slug]),
        queries.listed().filter(pk__in=wanted),
        page,
    )


def _topics() -> list[dict[str, Any]]:
    counts: dict[str, int] = {}
    for topics in queries.listed().values_list("topics", flat=True):
        for slug in topics:
            counts[slug] = counts.get(slug, 0) + 1
    return [
        {"slug": topic.slug, "name": topic.name, "count": counts[topic.slug]}
        for topic in Topic.objects.filter(slug__in=counts)
    ]


def _listing(request: HttpRequest, title: str, base: str, rows: Any, page: int) -> HttpResponse:
    pages = Paginator(rows, PER_PAGE)
    if page > pages.num_pages:
        raise Http404("There is no such page of the list.")
    return answer(
        request,
        "site/listing.html",
        {"title": title, "base": base, "page_of_articles": pages.page(page)},
    )
