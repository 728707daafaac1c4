"""Trying a source's link from its page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from editorial import clock
from editorial.actions.try_link import try_link
from editorial.policies import NotAllowed, Person, check_can_keep_library
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.sources.source import look_up_source

_WORDS = {"works": "The link works", "fails": "The link failed", "not_checked": "Not checked"}


@staff_page(check_can_keep_library)
@require_POST
def try_now(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Try the link and say what came of it."""
    reference = look_up_source(pk)
    try:
        judged = try_link(reference=reference, by=request.user, at=clock.now())
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    else:
        said = f"{_WORDS[judged.outcome]}: {judged.detail}".rstrip(".")
        messages.info(request, f"{said}.")
    return redirect("workspace:source", pk=pk)
