"""Getting an earlier state back, whole or in part, and undoing that."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST

from articles import queries, versioning
from articles.changes.wordings import words
from articles.citing import with_cited
from articles.draft import Draft
from articles.models import Article
from articles.restoring import parts, restored, whole
from editorial.forms.scratch import number_in
from editorial.policies import Conflict, Person, check_can_edit
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.history import RESTORED, UNDID, can_be_undone
from editorial.views.workspace.saving import Refusal, refusal_to_save
from editorial.views.workspace.states_compared import State, state_of


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, who: Person, slug: str, revision: int) -> HttpResponse:
    """Show what an earlier save would bring back, and bring back what is chosen of it."""
    article = look_up.article(slug)
    return _restore(request, article, state_of(article, str(revision)))


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def restore_version(request: HttpRequest, who: Person, slug: str, number: int) -> HttpResponse:
    """The same of a version, as it was frozen."""
    article = look_up.article(slug)
    return _restore(request, article, state_of(article, f"v{number}"))


@staff_page(check_can_edit)
@require_POST
def undo(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Put back what a restore has replaced, if nobody has saved since."""
    article = look_up.article(slug)
    newest = versioning.history(article, limit=2)
    if not can_be_undone(newest):
        raise Conflict("Something was saved since, so there is nothing to undo. See the history.")
    before = state_of(article, str(newest[1].id)).draft
    now = queries.draft_of(article)
    read = number_in(request.POST, "read")
    refusal = _save(request, article, whole(now, before), read, f"{UNDID}: {newest[0].note}")
    if refusal is not None:
        raise Conflict(refusal.message)
    messages.info(request, "It is as it was before. The same button takes this back.")
    return redirect("workspace:history", slug=slug)


def _restore(request: HttpRequest, article: Article, state: State) -> HttpResponse:
    now = queries.draft_of(article)
    refusal = problem = None
    chosen = request.POST.getlist("part")
    if request.method == "POST":
        only = "only" in request.POST
        if only and not chosen:
            problem = "Nothing is ticked. Tick what should come back, or restore it all."
        else:
            draft = restored(now, state.draft, chosen) if only else whole(now, state.draft)
            note = f"{RESTORED} {'part of ' if only else ''}{state.title}"
            read = number_in(request.POST, "read")
            refusal = _save(request, article, with_cited(draft), read, note)
            if refusal is None:
                undo_it = reverse("workspace:history", args=[article.slug])
                messages.info(
                    request,
                    format_html('It is back. <a href="{}#undo">Undo this</a>', undo_it),
                )
                return redirect("workspace:history", slug=article.slug)
    found = parts(now, state.draft)
    return render(
        request,
        "workspace/restore.html",
        {
            "article": article,
            "state": state,
            "parts": [(part, words(part.before, part.after)) for part in found],
            "chosen": chosen,
            "problems": [{"field_id": "parts", "text": problem}] if problem else [],
            "refusal": refusal,
        },
        status=refusal.status if refusal else 400 if problem else 200,
    )


def _save(
    request: HttpRequest, article: Article, draft: Draft, read: int, note: str
) -> Refusal | None:
    return refusal_to_save(article=article, draft=draft, read=read, by=request.user, note=note)
