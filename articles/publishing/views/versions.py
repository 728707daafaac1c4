"""What was approved when, by whom, and what changed: the history that readers may see."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles import canonical
from articles.publishing import queries
from articles.publishing.rendering.credit import review_credit
from articles.publishing.rendering.standing import Standing
from articles.publishing.views.frame import answer


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the versions of an article that were approved, with who signed them and when."""
    found = queries.public_versions(slug)
    if not found and not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    return answer(request, "site/versions.html", {"slug": slug, "versions": found})


@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the record of one approved version: dates, reviewers, digest."""
    for found in queries.public_versions(slug):
        if found.version.number == number:
            standing = Standing.from_json(canonical.decode(found.standing))
            return answer(
                request,
                "site/version.html",
                {
                    "slug": slug,
                    "publication": found,
                    "credits": [review_credit(r, number) for r in standing.reviewers],
                },
            )
    raise Http404("There is no such approved version.")
