"""Changing an article's words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from articles import queries
from articles.citing import with_cited
from articles.draft import Draft
from articles.fields import Unfit, check_fields
from articles.models import Article, Topic
from editorial.forms.draft import DraftForms
from editorial.forms.problems import Problem, problems_of
from editorial.policies import Person, check_can_edit
from editorial.views.workspace import differences, look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.panel import Panel, panel_of_saved, panel_of_typed
from editorial.views.workspace.saving import Refusal, refusal_to_save


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show the working copy as a form, and save it."""
    found = look_up.article(slug)
    saved = queries.draft_of(found)
    if request.method != "POST":
        return _form(request, found, DraftForms(saved, read=found.lock_version), saved)
    typed = DraftForms(saved, read=found.lock_version, data=request.POST)
    if not typed.is_valid():
        return _form(request, found, typed, saved, status=400)
    fields = typed.article.cleaned_data
    draft = with_cited(typed.value())
    if draft != saved or fields["read"] != found.lock_version:
        refusal = refusal_to_save(
            article=found, draft=draft, read=fields["read"], by=request.user, note=fields["note"]
        )
        if refusal is not None:
            return _form(request, found, typed, saved, refusal=refusal, status=refusal.status)
    changed = draft != saved
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
        "known_topics": Topic.objects.values_list("slug", flat=True),
    }
    if refusal is not None and refusal.stale:
        article.refresh_from_db()
        theirs = queries.draft_of(article)
        # Sent again, this page puts what was typed over what it shows was saved.
        context["read"] = article.lock_version
        context["changes"] = differences.changes(theirs, forms.value())
        context["theirs"] = theirs
    return render(request, "workspace/edit.html", context, status=status)


def _unfit(draft: Draft) -> str:
    try:
        check_fields(draft)
    except Unfit as trouble:
        return str(trouble)
    return ""
