"""The glossary: technical words, and what readers of each kind are told instead."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles import audiences
from articles.actions.save_draft import Stale
from articles.content import Term as FrozenTerm
from articles.fields import Unfit
from articles.models import Term
from articles.terms.entry import Entry
from articles.terms.explaining import why_only_listed
from editorial import clock
from editorial.actions.change_term import change_term
from editorial.forms.problems import problems_of
from editorial.forms.terms import TermForm
from editorial.policies import (
    Person,
    check_can_keep_glossary,
    check_can_see_workspace,
    may,
)
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page

OWN = "own"
_SHOWN = ("word", "audience", "plain", "definition", "later", "active", "note")


@staff_page(check_can_see_workspace)
@require_safe
def terms(request: HttpRequest, who: Person) -> HttpResponse:
    """List the terms, by words, audience, source and whether they are in use."""
    names = ("q", "audience", "source", "state")
    chosen = {name: request.GET.get(name, "")[:200] for name in names}
    page = look_up.page_of(request, _chosen(Term.objects.all(), chosen), 50)
    sources = Term.objects.exclude(source="").order_by("source").values_list("source", flat=True)
    return render(
        request,
        "workspace/terms.html",
        {
            "page": page,
            "rows": [(row, _only_listed(row)) for row in page.object_list],
            "kept": look_up.filters_kept(request),
            "chosen": chosen,
            "audiences": audiences.AUDIENCES,
            "sources": [(OWN, "Our own"), *((s, s) for s in sources.distinct())],
            "may_change": may(check_can_keep_glossary, who),
        },
    )


@staff_page(check_can_keep_glossary)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, who: Person) -> HttpResponse:
    """Add a term."""
    return _form(request, None, {"audience": request.GET.get("audience", "")})


@staff_page(check_can_keep_glossary)
@require_http_methods(["GET", "HEAD", "POST"])
def term(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show a term, and change it or switch it off."""
    row = Term.objects.select_related("changed_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    return _form(request, row, {name: getattr(row, name) for name in _SHOWN})


def _form(request: HttpRequest, row: Term | None, initial: dict[str, Any]) -> HttpResponse:
    if row is not None:
        initial["read"] = row.lock_version
    form = TermForm(request.POST if request.method == "POST" else None, initial=initial)
    status = 200
    if form.is_bound:
        status = 400
        if form.is_valid():
            try:
                saved = change_term(
                    entry=_entry(form, row),
                    term=row,
                    read=form.cleaned_data["read"],
                    by=request.user,
                    at=clock.now(),
                )
            except Unfit as unfit:
                form.add_error(None, str(unfit))
            except Stale as stale:
                form.add_error(None, str(stale))
                status = 409
            else:
                messages.info(
                    request,
                    f"“{saved.word}” is saved. Articles take it when they are next submitted.",
                )
                return redirect("workspace:terms")
    problems = problems_of(form) if form.is_bound else []
    context = {"form": form, "problems": problems, "term": row, "only_listed": ""}
    if row is not None:
        context["only_listed"] = _only_listed(row)
    return render(request, "workspace/term.html", context, status=status)


def _entry(form: TermForm, row: Term | None) -> Entry:
    """Return what was typed; whose words they were is not for typing."""
    whose = {n: getattr(row, n) for n in ("source", "credit", "licence")} if row else {}
    typed = {name: form.cleaned_data[name] for name in _SHOWN}
    for name in ("definition", "note"):
        typed[name] = typed[name].replace("\r\n", "\n")
    return Entry(**typed, **whose)


def _chosen(rows: QuerySet[Term], chosen: dict[str, str]) -> QuerySet[Term]:
    for word in chosen["q"].casefold().split()[:8]:
        rows = rows.filter(Q(key__contains=word) | Q(plain__icontains=word))
    if chosen["audience"]:
        rows = rows.filter(audience=chosen["audience"])
    if chosen["source"]:
        rows = rows.filter(source="" if chosen["source"] == OWN else chosen["source"])
    if chosen["state"] in ("on", "off"):
        rows = rows.filter(active=chosen["state"] == "on")
    return rows.order_by("key", "audience")


def _only_listed(row: Term) -> str:
    """Return why a term with a plain wording is never put into a text, or ""."""
    if not row.plain:
        return ""
    return why_only_listed(
        FrozenTerm(word=row.word, audience=row.audience, plain=row.plain)  # type: ignore[arg-type]  # a constraint holds it
    )
