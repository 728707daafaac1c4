"""How an article begins: from a question, or from something that exists."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from articles.actions.import_article import free_slug
from articles.actions.import_article import import_article as import_as_article
from articles.actions.save_draft import create_article
from articles.checks.pages.imported_page import check_furniture
from articles.content import Author
from articles.draft import Draft
from articles.exchange.formats import read_text
from articles.exchange.imported import Imported, Proposal, Refused
from articles.exchange.proposals import around
from articles.fields import Unfit
from editorial import clock
from editorial.forms.begin import ConfirmForm, QuestionForm, SourceForm
from editorial.forms.problems import problems_of
from editorial.policies import Person, check_can_edit
from editorial.views.workspace.access import staff_page
from references.library import DifferentSource


@dataclass(frozen=True)
class Shown:
    """A proposed citation in its sentence, with its box to tick."""

    proposal: Proposal
    before: str
    after: str
    name: str
    is_ticked: bool


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, who: Person) -> HttpResponse:
    """Start an article from its question."""
    form = QuestionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        draft = Draft(
            slug=form.cleaned_data["slug"],
            question=form.cleaned_data["question"],
            authors=(Author(name=who.name),),
        )
        try:
            article = create_article(draft=draft, by=request.user, at=clock.now())
        except Unfit as trouble:
            form.add_error("slug" if "Address" in str(trouble) else "question", str(trouble))
        else:
            messages.info(request, "The article is begun. Write the patient's text first.")
            return redirect("workspace:edit", slug=article.slug)
    return render(
        request,
        "workspace/new.html",
        {"form": form, "problems": problems_of(form)},
        status=400 if form.errors else 200,
    )


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def import_article(request: HttpRequest, who: Person) -> HttpResponse:
    """Read what is given, show what was made of it, and create the article when confirmed."""
    form = SourceForm(request.POST or None, request.FILES or None)
    if not form.is_bound or not form.is_valid():
        return _ask(request, form)
    try:
        imported = read_text(form.cleaned_data["source"], form.cleaned_data["format"] or None)
    except Refused as refusal:
        form.add_error("source", str(refusal))
        return _ask(request, form)
    confirm = ConfirmForm(
        imported,
        request.POST if "create" in request.POST else None,
        slug=free_slug(imported.draft),
    )
    if confirm.is_bound and confirm.is_valid():
        try:
            article = import_as_article(
                imported=imported,
                confirmed=confirm.confirmed,
                slug=confirm.cleaned_data["slug"],
                by=request.user,
                at=clock.now(),
            )
        except (Unfit, DifferentSource) as trouble:
            confirm.add_error("slug" if "Address" in str(trouble) else None, str(trouble))
        else:
            kept = len(confirm.confirmed)
            messages.info(request, f"The article is imported, with {kept} citations you confirmed.")
            return redirect("workspace:article", slug=article.slug)
    return render(
        request,
        "workspace/import_confirm.html",
        {
            "form": form,
            "confirm": confirm,
            "imported": imported,
            "shown": _shown(imported, confirm),
            "source": form.cleaned_data["source"],
            "around": check_furniture(imported.furniture),
            "problems": problems_of(confirm) if confirm.is_bound else [],
        },
        status=400 if confirm.is_bound else 200,
    )


def _ask(request: HttpRequest, form: SourceForm) -> HttpResponse:
    return render(
        request,
        "workspace/import.html",
        {"form": form, "problems": problems_of(form) if form.is_bound else []},
        status=400 if form.is_bound else 200,
    )


def _shown(imported: Imported, form: ConfirmForm) -> list[Shown]:
    found = []
    for number, each in enumerate(imported.proposals):
        name = f"take-{number}"
        ticked = bool(form[name].value())
        found.append(Shown(each, *around(imported, each), form[name].html_name, ticked))
    return found
