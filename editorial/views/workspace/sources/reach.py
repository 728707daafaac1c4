"""What each article loses if a source falls, claim by claim."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.markup.plain import plain_inline
from articles.reliance import Rests
from editorial.policies import Person, check_can_see_workspace
from editorial.source_reach import Loss, reach_of
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.sources.source import look_up_source
from references.formatting import ama_text

PER_PAGE = 20


@staff_page(check_can_see_workspace)
@require_safe
def reach(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show every page and working copy that rests on a source, those that lose most first."""
    reference = look_up_source(pk)
    found = reach_of(reference)
    losses = sorted(found.live, key=lambda loss: (-len(loss.falling), loss.article.slug))
    page = look_up.page_of(request, [*losses, *found.drafts], PER_PAGE)
    return render(
        request,
        "workspace/sources/reach.html",
        {
            "reference": reference,
            "printed": ama_text(reference.csl, reference.kind),
            "reach": found,
            "page": page,
            "rows": [(loss, _in_order(loss)) for loss in page.object_list],
            "kept": look_up.filters_kept(request),
        },
    )


def _in_order(loss: Loss) -> list[tuple[Rests, str]]:
    """Return the claims with their words, those that nothing else would carry first."""
    return [(one, _words(one)) for one in sorted(loss.rests, key=lambda one: not one.falls)]


def _words(one: Rests) -> str:
    return plain_inline(one.claim.wordings[0].words) if one.claim.wordings else ""
