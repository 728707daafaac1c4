"""A source's record as a form: changed for every article at once, or described anew."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from editorial import clock
from editorial.actions.describe_source import describe_source
from editorial.actions.edit_source import edit_source
from editorial.forms.problems import problems_of
from editorial.forms.source import SourceForm, initial_of_source
from editorial.policies import Person, check_can_keep_library
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.sources import citing
from editorial.views.workspace.sources.source import look_up_source
from references import editing
from references.editing import Circular, Stale
from references.formatting import ama_text
from references.library import DifferentSource
from references.models import Reference


@dataclass(frozen=True)
class Difference:
    """One field that says something else in the library than what was typed."""

    label: str
    saved: str
    typed: str


@staff_page(check_can_keep_library)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, who: Person) -> HttpResponse:
    """Describe a source that no register knows, and add it."""
    typed = request.POST if request.method == "POST" else None
    form = SourceForm(typed, initial={"kind": "other", "type": "document"}, is_new=True)
    if form.is_bound and form.is_valid():
        try:
            row = describe_source(
                new=form.described(),
                key=form.cleaned_data["key"],
                by=request.user,
                at=clock.now(),
            )
        except DifferentSource as trouble:
            form.add_error(None, str(trouble))
        else:
            messages.info(request, f"The source is in the library. Cite it as [@{row.key}].")
            return redirect("workspace:source", pk=row.pk)
    return _shown(request, form)


@staff_page(check_can_keep_library)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show a source's record as a form, and save it."""
    row = look_up_source(pk)
    initial = {**initial_of_source(row), "read": editing.token(row)}
    typed = request.POST if request.method == "POST" else None
    form = SourceForm(typed, initial=initial, known=row.csl)
    differences: list[Difference] = []
    status = 400 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            saved = edit_source(
                reference=row,
                new=form.described(),
                read=form.cleaned_data["read"],
                by=request.user,
                at=clock.now(),
            )
        except Stale as stale:
            differences = _differences(form, initial)
            # Who saves after having seen both means it.
            form.data = {**request.POST.dict(), "read": initial["read"]}
            form.add_error(None, str(stale))
            status = 409
        except (DifferentSource, Circular) as trouble:
            form.add_error(None, str(trouble))
        else:
            messages.info(request, f"The record of {saved.key} is saved.")
            return redirect("workspace:source", pk=pk)
    return _shown(request, form, row=row, differences=differences, status=status)


def _shown(
    request: HttpRequest,
    form: SourceForm,
    *,
    row: Reference | None = None,
    differences: list[Difference] | None = None,
    status: int | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "problems": problems_of(form) if form.is_bound else [],
        "reference": row,
        "differences": differences or [],
    }
    if row is not None:
        context["printed"] = ama_text(row.csl, row.kind)
        context["uses"] = citing.uses([row.pk])[row.pk]
    answer = status or (400 if form.is_bound else 200)
    return render(request, "workspace/sources/edit.html", context, status=answer)


def _differences(form: SourceForm, saved: dict[str, Any]) -> list[Difference]:
    """Return the fields in which what was typed is not what is saved now."""
    found = []
    for field in form.visible_fields():
        typed, now = str(field.value() or ""), str(saved.get(field.name) or "")
        if typed.replace("\r\n", "\n").strip() != now.strip():
            found.append(Difference(str(field.label), now, typed))
    return found
