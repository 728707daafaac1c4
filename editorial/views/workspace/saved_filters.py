"""Filters of the library that somebody wants again: kept, shared and given up."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from editorial import clock
from editorial.actions.keep_filter import give_up_filter, keep_filter
from editorial.article_list import Asked
from editorial.models import SavedFilter
from editorial.policies import NotAllowed, Person, check_can_see_workspace
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_workspace)
@require_POST
def keep(request: HttpRequest, who: Person) -> HttpResponse:
    """Keep what the list is narrowed to now."""
    # Without what narrows nothing, and without a page.
    query = Asked.of(QueryDict(request.POST.get("kept", "")[:2000])).query
    try:
        kept = keep_filter(
            name=request.POST.get("name", ""),
            query=query,
            is_shared="is_shared" in request.POST,
            by=request.user,
            at=clock.now(),
        )
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        whose = "all of the staff" if kept.is_shared else "you"
        messages.info(request, f"“{kept.name}” is kept for {whose}.")
    return redirect(f"{reverse('workspace:articles')}?{query}")


@staff_page(check_can_see_workspace)
@require_POST
def give_up(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Give up a filter of one's own."""
    kept = SavedFilter.objects.filter(pk=pk).first()
    if kept is None:
        raise Http404
    give_up_filter(kept=kept, by=request.user)
    messages.info(request, f"“{kept.name}” is given up. To have it again, narrow and keep it.")
    return redirect("workspace:articles")
