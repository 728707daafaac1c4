"""Many articles from one file: choose it, look at what would come of it, then confirm."""

from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article
from editorial import bulk_imports, clock
from editorial.actions.stage_bulk_import import (
    begin_bulk_import,
    confirm_bulk_import,
    drop_bulk_import,
)
from editorial.forms.problems import problems_of
from editorial.forms.questions_import import QuestionsForm
from editorial.models import BulkImport
from editorial.models.bulk import OUTCOMES
from editorial.naming import full_name
from editorial.policies import Conflict, NotAllowed, Person, check_can_edit
from editorial.views.workspace import downloads
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.import_page import LATEST, rows_shown

# So few rows are read and stored in the request itself: in less than a second.
AT_ONCE = 50


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, who: Person) -> HttpResponse:
    """Ask for a file, keep it, and lead to what is made of it."""
    form = QuestionsForm(request.POST, request.FILES) if request.method == "POST" else None
    refusal = None
    if form is not None and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            begun = begin_bulk_import(
                name=str(file.name),
                data=file.read(),
                topics=[topic.slug for topic in form.cleaned_data["topics"]],
                by=request.user,
                at=clock.now(),
            )
        except NotAllowed as trouble:
            refusal = trouble
        else:
            _go_on(begun)
            return redirect("workspace:bulk-import", pk=begun.pk)
    return render(
        request,
        "workspace/bulk/begin.html",
        {
            "form": form or QuestionsForm(),
            "problems": problems_of(form) if form is not None else [],
            "refusal": refusal,
            "latest": [
                (row, full_name(row.by))
                for row in BulkImport.objects.select_related("by").defer("data")[:LATEST]
            ],
        },
        status=200 if form is None else 400,
    )


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show where an import stands and what becomes of its rows; confirm it or give it up."""
    row = _look_up(pk)
    if request.method == "POST":
        return _decide(request, row)
    shown = rows_shown(request, row, row.listed, OUTCOMES, is_listed=row.stage != "waiting")
    doing = "Reading" if row.stage == "waiting" else "Storing"
    return render(
        request,
        "workspace/bulk/one.html",
        {
            "row": row,
            "by": full_name(row.by),
            "doing": f"{doing}: {row.finished:,} of {row.rows:,} rows",
            "there": _there(shown["page"]),
            **shown,
        },
    )


@staff_page(check_can_edit)
@require_safe
def refused(request: HttpRequest, who: Person, pk: int) -> StreamingHttpResponse:
    """Send the refused rows as a table: the line, its question, the trouble and its cure."""
    row = _look_up(pk)
    rows = row.listed.filter(outcome="refused").iterator(chunk_size=2000)
    return downloads.csv_table(
        f"refused-questions-{pk}.csv",
        ("line", "question", "trouble and cure"),
        ((each.number, each.question, each.message) for each in rows),
    )


def _look_up(pk: int) -> BulkImport:
    row = BulkImport.objects.select_related("by").defer("data").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _there(page: Page) -> set[str]:
    """Return which addresses of a page's rows have an article by now."""
    named = [each.slug for each in page.object_list if each.slug]
    return set(Article.objects.filter(slug__in=named).values_list("slug", flat=True))


def _decide(request: HttpRequest, row: BulkImport) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "confirm":
        if not row.new and row.stage == "preview":
            raise Conflict("There is nothing in this file to store. Give the import up.")
        confirm_bulk_import(pk=row.pk, by=request.user, at=clock.now())
        _go_on(row)
    elif act == "drop":
        drop_bulk_import(pk=row.pk, by=request.user, at=clock.now())
        messages.info(request, "The import is given up, and its file is deleted.")
        return redirect("workspace:bulk-imports")
    return redirect("workspace:bulk-import", pk=row.pk)


def _go_on(row: BulkImport) -> None:
    """Do the next step at once where it is a short one; else the sweep does it."""
    if row.rows <= AT_ONCE:
        bulk_imports.work_on(row.pk, now=clock.now)
