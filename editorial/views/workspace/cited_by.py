"""Which pages cite a source: by PMID, DOI, key or words of its title."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.publishing.models import Live
from editorial.policies import Person, check_can_see_workspace
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from references.formatting import ama_text
from references.identifiers import normalise_doi, normalise_pmid
from references.models import Reference


@staff_page(check_can_see_workspace)
@require_safe
def cited_by(request: HttpRequest, who: Person) -> HttpResponse:
    """List sources with the articles that cite them now, and what readers get of those."""
    asked = request.GET.get("q", "").strip()[:300]
    page = look_up.page_of(request, _found(asked), 25)
    return render(
        request,
        "workspace/cited_by.html",
        {
            "page": page,
            "kept": look_up.filters_kept(request),
            "asked": asked,
            "rows": [_row(reference) for reference in page.object_list],
        },
    )


def _found(asked: str) -> QuerySet[Reference]:
    rows = Reference.objects.order_by("key")
    if not asked:
        return rows
    found = Q(key__iexact=asked) | Q(title__icontains=asked)
    if pmid := normalise_pmid(asked):
        found |= Q(pmid=pmid)
    if doi := normalise_doi(asked):
        found |= Q(doi=doi)
    return rows.filter(found)


def _row(reference: Reference) -> dict[str, Any]:
    # What is live may cite what the working copy no longer does. Keys hold no wildcard or quote.
    live = Live.objects.filter(
        publication__renderings__snapshot__content__contains=f'"key":"{reference.key}"'
    ).select_related("article", "publication__version")
    return {
        "reference": reference,
        "words": ama_text(reference.csl, reference.kind),
        "live": live.distinct(),
        "drafts": reference.articles.order_by("slug"),
    }
