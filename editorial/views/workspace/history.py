"""An article's history: everything that happened to it in one timeline."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import queries, versioning
from articles.models import Article
from articles.publishing.models import Live
from editorial import timeline
from editorial.policies import Person, check_can_edit, check_can_see_workspace, may
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page

PER_PAGE = 40
RESTORED, UNDID = "Restored", "Undid"


@staff_page(check_can_see_workspace)
@require_safe
def history(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show saves, versions, rounds, decisions and comments, newest first, or some kinds of them."""
    article = look_up.article(slug)
    show = request.GET.get("show", "all")
    if show not in timeline.SHOWS:
        show = "all"
    page = look_up.page_of(request, timeline.steps(article, show), PER_PAGE)
    is_open = queries.version_with_the_board(article) is None
    may_restore = is_open and may(check_can_edit, who)
    newest = versioning.history(article, limit=2)
    return render(
        request,
        "workspace/history.html",
        {
            "article": article,
            "shows": timeline.SHOWS.items(),
            "show": show,
            "page": page,
            "kept": look_up.filters_kept(request),
            "entries": timeline.entries(article, list(page)),
            "now": newest[0].id if newest else None,
            "undo": newest[0] if may_restore and can_be_undone(newest) else None,
            "may_restore": may_restore,
            **_versions(article),
        },
    )


def can_be_undone(newest: list[versioning.Revision]) -> bool:
    """Return whether the newest save brought something back over another one."""
    return len(newest) > 1 and newest[0].note.startswith((RESTORED, UNDID))


def _versions(article: Article) -> dict[str, Any]:
    return {
        "versions": list(article.versions.order_by("-number").values_list("number", flat=True)),
        "live": Live.objects.filter(article=article).exists(),
    }
