"""What stands beside the texts on the edit page, one panel at an address of its own.

The edit page asks for a panel of what is typed; without JavaScript each is a page of its own, of
what is saved.
"""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from articles import audiences, queries, versioning
from articles.assemble import assemble
from articles.citing import with_cited
from articles.draft import Draft
from articles.models import Article
from editorial.forms.draft import DraftForms
from editorial.forms.problems import problems_of
from editorial.policies import Person, check_can_edit
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.beside import claims_beside, outlines
from editorial.views.workspace.discussed import content_now, version_of
from editorial.views.workspace.threads_shown import threads_in

PANELS = {
    "claims": "Claims",
    "comments": "Comments",
    "outline": "Outline",
    "history": "History",
}
_SAVES = 30


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def panel(request: HttpRequest, who: Person, slug: str, name: str) -> HttpResponse:
    """Show one panel: of what is saved, or of what was typed and sent. It saves nothing."""
    article = look_up.article(slug)
    draft = queries.draft_of(article)
    problems = []
    if request.method == "POST":
        typed = DraftForms(draft, read=article.lock_version, data=request.POST)
        if typed.is_valid():
            draft = with_cited(typed.value())
        else:
            problems = problems_of(*typed.all)
    alone = request.headers.get("X-Fragment") == "panel"
    context = {
        "article": article,
        "name": name,
        "title": PANELS[name],
        "inside": f"workspace/panel/_{name}.html",
        "panels": PANELS,
        "problems": problems,
        **_WHAT[name](article, draft, who),
    }
    page = "workspace/panel/alone.html" if alone else "workspace/panel/page.html"
    return render(request, page, context, status=400 if problems else 200)


def _claims(article: Article, draft: Draft, who: Person) -> dict[str, Any]:
    return {"claims": claims_beside(assemble(draft))}


def _outline(article: Article, draft: Draft, who: Person) -> dict[str, Any]:
    return {"outlines": outlines(assemble(draft))}


def _comments(article: Article, draft: Draft, who: Person) -> dict[str, Any]:
    version = version_of(article, "")
    if version is None:
        return {"version": None}
    content, whose = content_now(version)
    threads = threads_in(version, content, who)
    is_open = queries.version_with_the_board(article) is None
    return {"version": version, "threads": threads, "whose": whose, "may_take": is_open}


def _history(article: Article, draft: Draft, who: Person) -> dict[str, Any]:
    return {"revisions": versioning.history(article, limit=_SAVES)}


def pages_of(article: Article) -> str:
    """Return as JSON for whom the page can be previewed: code, name and address of each."""
    return json.dumps(
        [
            (one.code, one.name, reverse("workspace:preview", args=[article.slug, one.code]))
            for one in audiences.AUDIENCES
        ]
    )


_WHAT = {
    "claims": _claims,
    "comments": _comments,
    "outline": _outline,
    "history": _history,
}
