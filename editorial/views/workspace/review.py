"""A round of review as a board member meets it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from editorial import clock
from editorial.actions.begin_review import begin_review
from editorial.policies import Person, check_can_see_workspace
from editorial.views.workspace import look_up, review_page, shown
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_workspace)
@require_safe
def review(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show what is under review, as readers will see it, and what there is to decide."""
    return review_page.answer(request, who, look_up.round(pk))


@staff_page(check_can_see_workspace)
@require_POST
def begin(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Take the version up for review."""
    round = look_up.round(pk)
    begin_review(round=round, by=request.user, at=clock.now())
    messages.info(request, f"The review of version {round.version.number} has begun.")
    return redirect("workspace:review", pk=pk)


@staff_page(check_can_see_workspace)
@require_safe
def as_readers_see(request: HttpRequest, who: Person, pk: int, audience: str) -> HttpResponse:
    """Show the whole page of what is under review, for one audience."""
    round = look_up.round(pk)
    content = round.snapshot.value()

    def address(code: str) -> str:
        return reverse("workspace:review-page", args=[pk, code])

    try:
        standing = review_page.standing_in(round, content)
        return HttpResponse(shown.page_of(content, standing, audience, address=address))
    except shown.CannotShow as trouble:
        context = {"article": round.version.article, "trouble": str(trouble)}
        return render(request, "workspace/cannot_show.html", context, status=422)
