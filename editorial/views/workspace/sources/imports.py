"""Bringing sources in: choose files, look at what would come of them, then confirm."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from editorial import clock, source_imports
from editorial.actions.stage_import import begin_import, confirm_import, drop_import
from editorial.forms.problems import problems_of
from editorial.forms.sources_import import SourcesForm
from editorial.policies import Conflict, NotAllowed, Person, check_can_keep_library
from editorial.views.workspace import downloads
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.import_page import LATEST, rows_shown
from references.importing import cause_of
from references.models import Reference, SourceImport
from references.models.importing import OUTCOMES

# So few bytes are read at once, in the request itself: in less than a second.
AT_ONCE = 100_000


@staff_page(check_can_keep_library)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, who: Person) -> HttpResponse:
    """Ask for files, keep them, and lead to what is made of them."""
    form = SourcesForm(request.POST, request.FILES) if request.method == "POST" else SourcesForm()
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            begun = begin_import(files=form.files_given, by=request.user, at=clock.now())
        except NotAllowed as trouble:
            refusal = trouble
        else:
            _go_on(begun)
            return redirect("workspace:source-import", pk=begun.pk)
    latest = SourceImport.objects.prefetch_related("files")[:LATEST]
    return render(
        request,
        "workspace/sources/import.html",
        {
            "form": form,
            "problems": problems_of(form) if form.is_bound else [],
            "refusal": refusal,
            "latest": latest,
        },
        status=400 if form.is_bound else 200,
    )


@staff_page(check_can_keep_library)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show where an import stands and what becomes of its records; confirm it or give it up."""
    row = _look_up(pk)
    if request.method == "POST":
        return _decide(request, row)
    listed = rows_shown(request, row, row.records, OUTCOMES, is_listed=not row.forgotten_at)
    files = [file.name for file in row.files.all()]
    return render(
        request,
        "workspace/sources/import_one.html",
        {
            "row": row,
            "files": row.files.all(),
            "to_store": row.new + row.merged,
            "shown": _shown(list(listed["page"].object_list), files),
            **listed,
        },
    )


@staff_page(check_can_keep_library)
@require_safe
def refused(request: HttpRequest, who: Person, pk: int) -> StreamingHttpResponse:
    """Send the refused records as a file: where each stood, what it says, why and what to do."""
    row = _look_up(pk)
    header = ("file", "record", "line", "trouble and cure", "words in the file")
    return downloads.csv_table(f"refused-import-{pk}.csv", header, _refused(row))


def _refused(row: SourceImport) -> Iterator[tuple[object, ...]]:
    names = [file.name for file in row.files.all()]
    for each in row.records.filter(outcome="refused").iterator(chunk_size=2000):
        name = names[each.file]
        yield name, each.record, each.line, cause_of(name, each.message), each.words


def _look_up(pk: int) -> SourceImport:
    row = SourceImport.objects.prefetch_related("files").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _decide(request: HttpRequest, row: SourceImport) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "confirm":
        if not row.new + row.merged and row.stage == "preview":
            raise Conflict("There is nothing in these files to store. Give the import up.")
        confirm_import(pk=row.pk, by=request.user, at=clock.now())
        _go_on(row)
    elif act == "drop":
        drop_import(pk=row.pk, by=request.user, at=clock.now())
        messages.info(request, "The import is given up, and its files are deleted.")
        return redirect("workspace:sources-import")
    return redirect("workspace:source-import", pk=row.pk)


def _go_on(row: SourceImport) -> None:
    """Do the next step at once where it is a short one; else the sweep does it."""
    if sum(file.size for file in row.files.all()) <= AT_ONCE:
        source_imports.work_on(row.pk, now=clock.now)


def _shown(rows: list[Any], files: list[str]) -> list[dict[str, Any]]:
    """Return the records of a page, with the numbers of the sources that they name."""
    keys = {key for row in rows for key in (row.key, *row.alike)}
    numbers = dict(Reference.objects.filter(key__in=keys).values_list("key", "pk"))
    return [
        {
            "row": row,
            "file": files[row.file],
            "message": cause_of(files[row.file], row.message),
            "source": numbers.get(row.key),
            "alike": [(key, numbers.get(key)) for key in row.alike],
        }
        for row in rows
    ]
