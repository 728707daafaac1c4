"""Changing an article's words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from articles import queries, topics
from articles.citing import with_cited
from articles.draft import Draft
from articles.fields import Unfit, check_fields
from articles.models import Article
from editorial.forms.draft import DraftForms
from editorial.forms.problems import Problem, problems_of
from editorial.forms.scratch import forms_of
from editorial.models import Scratch
from editorial.policies import Person, check_can_edit
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.panel import Panel, panel_of_saved, panel_of_typed
from editorial.views.workspace.panels import PANELS, pages_of
from editorial.views.workspace.saving import Refusal, refusal_of_typed
from editorial.views.workspace.scratch import carried_on, keep_sent, kept_context


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show the working copy as a form, and save it."""
    found = look_up.article(slug)
    saved = queries.draft_of(found)
    before = found.lock_version
    if request.method != "POST":
        kept = carried_on(found, request)
        if kept is None:
            return _form(request, found, DraftForms(saved, read=before), saved)
        typed = forms_of(kept.typed, saved, read=kept.read)
        return _form(request, found, typed, saved, kept=kept)
    typed = DraftForms(saved, read=before, data=request.POST)
    if not typed.is_valid():
        keep_sent(found, request)
        return _form(request, found, typed, saved, status=400)
    draft = with_cited(typed.value())
    refusal = refusal_of_typed(
        article=found,
        draft=draft,
        saved=saved,
        sent=request.POST.dict(),
        by=request.user,
        note=typed.article.cleaned_data["note"],
    )
    if refusal is not None:
        return _form(request, found, typed, saved, refusal=refusal, status=refusal.status)
    changed = found.lock_version != before
    messages.info(request, "Saved." if changed else "Nothing was changed, so nothing was saved.")
    if "preview" in request.POST:
        audience = draft.texts[0].audience if draft.texts else "patient"
        return redirect("workspace:preview", slug=slug, audience=audience)
    return redirect("workspace:submit" if "submit" in request.POST else "workspace:edit", slug=slug)


@staff_page(check_can_edit)
@require_POST
def check(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Say what the checks find in what is typed, and save nothing.

    A page that asks while somebody types gets the panel alone; a form that is sent gets the whole
    page back with everything that was typed.
    """
    found = look_up.article(slug)
    saved = queries.draft_of(found)
    typed = DraftForms(saved, read=found.lock_version, data=request.POST)
    is_valid = typed.is_valid()
    trouble = _unfit(typed.value()) if is_valid else ""
    status = 200 if is_valid and not trouble else 400
    panel = panel_of_typed(found, with_cited(typed.value()), saved) if status == 200 else None
    if request.headers.get("X-Fragment") != "findings":
        refusal = Refusal(trouble, status) if trouble else None
        return _form(request, found, typed, saved, refusal=refusal, panel=panel, status=status)
    problems = [Problem("", trouble)] if trouble else problems_of(*typed.all)
    context = {"article": found, "panel": panel, "problems": problems}
    return render(request, "workspace/_findings.html", context, status=status)


def _form(
    request: HttpRequest,
    article: Article,
    forms: DraftForms,
    saved: Draft,
    *,
    refusal: Refusal | None = None,
    panel: Panel | None = None,
    kept: Scratch | None = None,
    status: int = 200,
) -> HttpResponse:
    references = list(article.references.order_by("key").defer("csl"))
    context = {
        "article": article,
        "panel": panel or panel_of_saved(saved, references),
        "forms": forms,
        "form": forms.article,
        "problems": problems_of(*forms.all) if forms.article.is_bound else [],
        "refusal": refusal,
        "read": forms.article["read"].value(),
        "with_board": queries.version_with_the_board(article),
        "references": references,
        "panels": PANELS,
        "pages": pages_of(article),
        "known_topics": topics.in_use().values_list("slug", flat=True),
        **kept_context(request, article, saved, kept=kept),
    }
    return render(request, "workspace/edit.html", context, status=status)


def _unfit(draft: Draft) -> str:
    try:
        check_fields(draft)
    except Unfit as trouble:
        return str(trouble)
    return ""
