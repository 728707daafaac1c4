"""Importing one article: read within limits, shown with a report, created when confirmed.

What was read travels from page to page, signed, so that what is confirmed is what was shown and a
file need not be sent twice. Until then nothing is stored, so nothing can be half done.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from articles.actions.import_article import free_slug
from articles.actions.import_article import import_article as import_as_article
from articles.checks.pages.imported_page import check_furniture
from articles.exchange.carrying import from_json, to_json
from articles.exchange.formats import read_bytes, read_text
from articles.exchange.hypertext.notes import KINDS
from articles.exchange.imported import Imported, Proposal, Refused
from articles.exchange.proposals import around
from articles.fields import Unfit
from articles.models import Article
from editorial import clock
from editorial.counting import counted
from editorial.forms.importing import ConfirmForm, SourceForm
from editorial.forms.problems import problems_of, refuse
from editorial.policies import Person, check_can_edit
from editorial.views.workspace.access import staff_page
from references.library import DifferentSource

_DAY = 86_400
GRAVE = tuple(KINDS[kind] for kind in ("inserted", "deleted", "comment", "struck", "hidden"))
"""How lines of the report begin that an editor must not miss: words that others meant to change."""
_GONE = "What was read is no longer at hand. Choose the file, or paste the text, once more."


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
def import_article(request: HttpRequest, who: Person) -> HttpResponse:
    """Read what is given, show what was made of it, and create the article when confirmed."""
    if "read" in request.POST:
        return _confirm(request)
    form = SourceForm(request.POST or None, request.FILES or None)
    if not form.is_bound or not form.is_valid():
        return _ask(request, form)
    try:
        imported = _read(form)
    except Refused as refusal:
        form.add_error("file" if "data" in form.cleaned_data else "source", str(refusal))
        return _ask(request, form)
    return _show(request, imported, ConfirmForm(imported, slug=free_slug(imported.draft)))


def _read(form: SourceForm) -> Imported:
    typed = form.cleaned_data
    how = {"audience": typed["audience"], "changes": typed["changes"] or "neither"}
    format = typed["format"] or None
    if "data" in typed:
        return read_bytes(typed["data"], format, **how)
    return read_text(typed["source"], format, **how)


def _confirm(request: HttpRequest) -> HttpResponse:
    try:
        values = signing.loads(request.POST["read"], salt=_salt(request), max_age=_DAY)
    except signing.BadSignature:
        return _ask(request, SourceForm(), refusal=_GONE)
    imported = from_json(values)
    form = ConfirmForm(imported, request.POST)
    if not form.is_valid():
        return _show(request, imported, form)
    article = _created(request, imported, form)
    if article is None:
        return _show(request, imported, form)
    cited = counted(len(form.confirmed), "citation")
    messages.info(request, f"The article is imported, with {cited} that you confirmed.")
    return redirect("workspace:article", slug=article.slug)


def _created(request: HttpRequest, imported: Imported, form: ConfirmForm) -> Article | None:
    question = form.cleaned_data["question"]
    draft = imported.draft.model_copy(update={"question": question})
    try:
        return import_as_article(
            imported=replace(imported, draft=draft),
            confirmed=form.confirmed,
            slug=form.cleaned_data["slug"],
            by=request.user,
            at=clock.now(),
        )
    except (Unfit, DifferentSource) as trouble:
        refuse(form, trouble)
        return None


def _show(request: HttpRequest, imported: Imported, form: ConfirmForm) -> HttpResponse:
    return render(
        request,
        "workspace/import_confirm.html",
        {
            "confirm": form,
            "imported": imported,
            "grave": [line for line in imported.report if line.startswith(GRAVE)],
            "report": [line for line in imported.report if not line.startswith(GRAVE)],
            "shown": list(_shown(imported, form)),
            "read": signing.dumps(to_json(imported), salt=_salt(request), compress=True),
            "around": check_furniture(imported.furniture),
            "problems": problems_of(form) if form.is_bound else [],
        },
        status=400 if form.is_bound else 200,
    )


def _ask(request: HttpRequest, form: SourceForm, *, refusal: str = "") -> HttpResponse:
    problems = problems_of(form) if form.is_bound else []
    return render(
        request,
        "workspace/import.html",
        {"form": form, "problems": problems, "refusal": refusal},
        status=400 if form.is_bound or refusal else 200,
    )


def _salt(request: HttpRequest) -> str:
    return f"import of {request.user.pk}"


def _shown(imported: Imported, form: ConfirmForm) -> Iterable[Shown]:
    for number, each in enumerate(imported.proposals):
        name = f"take-{number}"
        ticked = bool(form[name].value())
        yield Shown(each, *around(imported, each), form[name].html_name, ticked)
