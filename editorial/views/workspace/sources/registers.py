"""The lists of registers: what was taken when, and a new one with its reach before it is taken."""

import gzip
import io
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from editorial import clock
from editorial.actions.follow_register import last_try
from editorial.actions.import_register import Followed, import_register, preview_register
from editorial.forms.problems import problems_of
from editorial.forms.source_notices import ConfirmListForm, ListForm
from editorial.policies import Person, check_can_keep_library, check_can_see_workspace, may
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from references.models import Reference, RegisterImport, RegisterUpload
from references.registers.mirror import Shrunken, last_list, listed
from references.registers.retraction_watch import NotTheList

TEMPLATES = "workspace/sources"
# A list that nobody decided on is sent again.
_KEPT = timedelta(days=1)
_SHOWN = 50


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def registers(request: HttpRequest, who: Person) -> HttpResponse:
    """Show the lists that were taken, and take in a new one for a look."""
    may_send = may(check_can_keep_library, who)
    posted = request.method == "POST"
    if posted:
        check_can_keep_library(who)
    form = ListForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        row = _kept(form.cleaned_data, request.user, clock.now())
        return redirect("workspace:register-list", pk=row.pk)
    numbered = Reference.objects.exclude(doi="", pmid="")
    page = look_up.page_of(request, RegisterImport.objects.select_related("by"), 30)
    return render(
        request,
        f"{TEMPLATES}/registers.html",
        {
            "page": page,
            "kept": look_up.filters_kept(request),
            "last": last_list(),
            "address": settings.RETRACTION_LIST_URL if settings.LOOK_UPS else "",
            "last_try": last_try(),
            "listed": listed().count(),
            "checked": numbered.filter(notices_checked_at__isnull=False).count(),
            "unnumbered": Reference.objects.filter(doi="", pmid="").count(),
            "form": form,
            "problems": problems_of(form) if form.is_bound else [],
            "may_send": may_send,
            "waiting": RegisterUpload.objects.defer("data").first(),
        },
        status=400 if posted else 200,
    )


@staff_page(check_can_keep_library)
@require_http_methods(["GET", "HEAD", "POST"])
def register_list(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show what a list would change before it is taken, and take it or drop it."""
    row = RegisterUpload.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    if "drop" in request.POST:
        row.delete()
        messages.info(request, "The list was dropped. Nothing was changed.")
        return redirect("workspace:registers")
    form = ConfirmListForm(request.POST if request.method == "POST" else None)
    followed, trouble, shrunken = None, "", ""
    try:
        if form.is_bound and form.is_valid():
            taken = import_register(**_given(row, request.user, **form.cleaned_data))
            row.delete()
            messages.info(request, _said(taken))
            return redirect("workspace:registers")
        followed = preview_register(**_given(row, request.user))
    except Shrunken as why:
        shrunken = str(why)
        followed = preview_register(**_given(row, request.user, may_shrink=True))
    except NotTheList as why:
        trouble = str(why)
    return render(
        request,
        f"{TEMPLATES}/register_list.html",
        {
            "row": row,
            "form": form,
            "followed": followed,
            "refused": followed.taken.refused[:_SHOWN] if followed else [],
            "shown": _SHOWN,
            "trouble": trouble,
            "shrunken": shrunken,
        },
        status=400 if trouble or form.is_bound else 200,
    )


@staff_page(check_can_see_workspace)
@require_safe
def register_rows(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show the rows of a list that were refused, each with its number and why."""
    row = RegisterImport.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    page = look_up.page_of(request, row.refused, 100)
    return render(
        request, f"{TEMPLATES}/register_rows.html", {"row": row, "page": page, "kept": ""}
    )


def _kept(typed: dict[str, Any], by: Any, at: datetime) -> RegisterUpload:
    """Store what was sent until somebody decides; what lies about since yesterday goes."""
    RegisterUpload.objects.filter(Q(at__lt=at - _KEPT) | Q(by=by)).delete()
    file = cast(UploadedFile, typed["file"])
    data = file.read()
    if not data.startswith(b"\x1f\x8b"):
        data = gzip.compress(data, 3)
    return RegisterUpload.objects.create(
        name=(file.name or "list.csv")[-300:], data=data, is_whole=typed["is_whole"] == "yes",
        by=by, at=at,
    )  # fmt: skip


def _given(row: RegisterUpload, by: Any, *, may_shrink: bool = False) -> dict[str, Any]:
    return {
        "file": io.BytesIO(bytes(row.data)),
        "name": row.name,
        "is_whole": row.is_whole,
        "may_shrink": may_shrink,
        "by": by,
        "at": clock.now(),
    }


def _said(followed: Followed) -> str:
    taken = followed.taken
    return (
        f"{taken.rows:,} rows: {taken.new:,} new, {taken.changed:,} changed, {taken.gone:,} gone. "
        f"{len(followed.flagged)} of our sources newly flagged, {len(followed.cleared)} lifted."
    )
