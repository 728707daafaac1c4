"""The working copy exactly as readers would see it."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from articles import queries
from articles.citing import with_cited
from articles.content import Content
from articles.models import Article
from articles.publishing.rendering.standing import Standing
from editorial import clock
from editorial.forms.draft import DraftForms
from editorial.forms.problems import problems_of
from editorial.policies import Person, check_can_edit, check_can_see_workspace
from editorial.views.workspace import look_up, shown
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.articles import next_number


class _CannotRead(Exception):
    """What was typed is no article; the message says why."""


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, who: Person, slug: str, audience: str) -> HttpResponse:
    """Show the page of the working copy for one audience, under the notice of a preview.

    Of what is saved, or of what an editor has typed and sent; nothing is saved by it.
    """
    article = look_up.article(slug)
    now = clock.now()
    if request.method == "POST":
        check_can_edit(who)
    try:
        content = _content(request, article, on=clock.day(now))
        standing = Standing(
            state="preview",
            version=next_number(article, list(article.versions.all()[:1])),
            next_review_on=content.next_review_on,
            disclaimers=queries.disclaimers_in_force(on=now, language=content.language),
        )
        page = shown.page_of(content, standing, audience, address=_address_in(slug))
    except (_CannotRead, shown.CannotShow) as trouble:
        return render(
            request,
            "workspace/cannot_show.html",
            {"article": article, "trouble": str(trouble)},
            status=422,
        )
    return HttpResponse(page)


def _content(request: HttpRequest, article: Article, *, on: date) -> Content:
    saved = queries.draft_of(article)
    if request.method != "POST":
        return queries.content_from(saved, on=on)
    typed = DraftForms(saved, read=article.lock_version, data=request.POST)
    if not typed.is_valid():
        raise _CannotRead(" ".join(problem.text for problem in problems_of(*typed.all)))
    return queries.content_from(with_cited(typed.value()), on=on)


def _address_in(slug: str) -> Callable[[str], str]:
    return lambda audience: reverse("workspace:preview", args=[slug, audience])
