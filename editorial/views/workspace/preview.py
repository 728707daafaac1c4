"""The working copy exactly as readers would see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import queries
from articles.publishing.rendering.standing import Standing
from editorial import clock
from editorial.policies import Person, check_can_see_workspace
from editorial.views.workspace import look_up, shown
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.articles import next_number


@staff_page(check_can_see_workspace)
@require_safe
def preview(request: HttpRequest, who: Person, slug: str, audience: str) -> HttpResponse:
    """Show the page of the working copy for one audience, under the notice of a preview."""
    article = look_up.article(slug)
    now = clock.now()
    content = queries.content_of(article, on=clock.day(now))
    standing = Standing(
        state="preview",
        version=next_number(article, list(article.versions.all()[:1])),
        next_review_on=content.next_review_on,
        disclaimers=queries.disclaimers_in_force(on=now, language=content.language),
    )

    def address(code: str) -> str:
        return reverse("workspace:preview", args=[slug, code])

    try:
        return HttpResponse(shown.page_of(content, standing, audience, address=address))
    except shown.CannotShow as trouble:
        return render(
            request,
            "workspace/cannot_show.html",
            {"article": article, "trouble": str(trouble)},
            status=422,
        )
