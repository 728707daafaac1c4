"""The working copy's history: every save, what it changed, and how to get it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles import queries, versioning
from articles.draft import Draft
from articles.models import Article
from editorial.policies import Person, check_can_edit, check_can_see_workspace, may
from editorial.views.workspace import differences, look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.saving import refusal_to_save

MOST = 200


@staff_page(check_can_see_workspace)
@require_safe
def history(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """List the saves, newest first, two of which can be compared."""
    article = look_up.article(slug)
    return render(
        request,
        "workspace/history.html",
        {
            "article": article,
            "revisions": versioning.history(article, limit=MOST),
            "may_restore": may(check_can_edit, who)
            and queries.version_with_the_board(article) is None,
        },
    )


@staff_page(check_can_see_workspace)
@require_safe
def compare(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show what changed from one save to another, or to the working copy."""
    article = look_up.article(slug)
    if not request.GET.get("from"):
        return redirect("workspace:history", slug=slug)
    before, after = _draft_at(article, request.GET.get("from")), queries.draft_of(article)
    if request.GET.get("to"):
        after = _draft_at(article, request.GET.get("to"))
    by_id = {str(each.id): each for each in versioning.history(article, limit=MOST)}
    return render(
        request,
        "workspace/compare.html",
        {
            "article": article,
            "changes": differences.changes(before, after),
            "before": by_id.get(request.GET.get("from", "")),
            "after": by_id.get(request.GET.get("to", "")),
        },
    )


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, who: Person, slug: str, revision: int) -> HttpResponse:
    """Show what restoring a save would change; on confirmation save it as a new one."""
    article = look_up.article(slug)
    draft = _draft_at(article, str(revision))
    refusal = None
    if request.method == "POST":
        read = request.POST.get("read", "")
        refusal = refusal_to_save(
            article=article,
            draft=draft,
            read=int(read) if read.isascii() and read.isdigit() else 0,
            by=request.user,
            note=f"Restored save {revision}",
        )
        if refusal is None:
            messages.info(
                request, "The earlier text is back. To undo this, restore the save before it."
            )
            return redirect("workspace:history", slug=slug)
    return render(
        request,
        "workspace/restore.html",
        {
            "article": article,
            "revision": revision,
            "changes": differences.changes(queries.draft_of(article), draft),
            "refusal": refusal,
        },
        status=refusal.status if refusal else 200,
    )


def _draft_at(article: Article, revision: str | None) -> Draft:
    if not revision or not (revision.isascii() and revision.isdigit()) or len(revision) > 15:
        raise Http404
    try:
        draft = versioning.draft_at(article, int(revision))
    except Article.DoesNotExist as missing:
        raise Http404 from missing
    # References are shared records with a history of their own: restoring keeps today's.
    return draft.model_copy(update={"references": queries.draft_of(article).references})
