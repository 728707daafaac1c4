"""What readers ask for. A page is looked up and sent as it lies; nothing is made on request."""

import logging
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles import audiences, canonical
from articles.models import Article, Topic
from articles.publishing import queries
from articles.publishing.forms import MessageForm
from articles.publishing.models import Message
from articles.publishing.receive import TooMany, receive
from articles.publishing.rendering.credit import review_credit
from articles.publishing.rendering.standing import Standing
from articles.publishing.this_site import this_site

# Seconds that any cache may keep a page: what is withdrawn is gone everywhere within them.
KEEP = 5
PER_PAGE = 30
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
        response = _page(request, "site/unavailable.html", {"slug": slug}, status=503)
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


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the newest approved articles and the topics."""
    return _page(
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


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find approved articles by the words of their question or short answer."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    found = queries.search(query) if query else queries.listed().none()
    return _page(
        request,
        "site/search.html",
        {"query": query, "found": found[:PER_PAGE], "count": found.count()},
    )


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the versions of an article that were approved, with who signed them and when."""
    found = queries.public_versions(slug)
    if not found and not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    return _page(request, "site/versions.html", {"slug": slug, "versions": found})


@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the record of one approved version: dates, reviewers, digest."""
    for found in queries.public_versions(slug):
        if found.version.number == number:
            standing = Standing.from_json(canonical.decode(found.standing))
            return _page(
                request,
                "site/version.html",
                {
                    "slug": slug,
                    "publication": found,
                    "credits": [review_credit(r, number) for r in standing.reviewers],
                },
            )
    raise Http404("There is no such approved version.")


@csrf_exempt  # Published pages are the same bytes for everyone and cannot carry a token.
@require_POST
def message(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Take a reader's report or question to the editors' queue."""
    if not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    article = get_object_or_404(Article, slug=slug)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _page(
            request, "site/message.html", {"form": form, "slug": slug, "kind": kind}, status=400
        )
    try:
        receive(
            article=article,
            kind=kind,
            audience=form.cleaned_data["audience"],
            version_number=form.cleaned_data["version"],
            text=form.cleaned_data["message"],
            email=form.cleaned_data["email"],
            at=timezone.now(),
        )
    except TooMany as refusal:
        form.add_error(None, str(refusal))
        return _page(
            request, "site/message.html", {"form": form, "slug": slug, "kind": kind}, status=429
        )
    return redirect("reading:thanks", slug=slug, kind=kind)


@require_safe
def thanks(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Say that the editors have the message, and what happens with it."""
    if not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    return _page(
        request,
        "site/thanks.html",
        {"slug": slug, "problem": kind == Message.PROBLEM},
    )


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the process lives and reaches its database; show nothing else."""
    Topic.objects.exists()
    return HttpResponse("ok\n", content_type="text/plain")


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
    return _page(
        request,
        "site/listing.html",
        {"title": title, "base": base, "page_of_articles": pages.page(page)},
    )


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    context = {"site": this_site(), "audiences": audiences.AUDIENCES, **context}
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = f"public, max-age={KEEP}" if status == 200 else "no-store"
    return response
