"""Deciding a notice on a source, and noting one by hand."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from editorial import clock
from editorial.actions.decide_notice import DECISIONS, decide_notice
from editorial.actions.note_notice import note_notice
from editorial.flagged import CitingClaim, claims_citing
from editorial.forms.problems import problems_of
from editorial.forms.source_notices import DecideForm, NoteForm
from editorial.forms.strict import refuse_forged
from editorial.policies import (
    NotAllowed,
    Person,
    check_can_decide_notice,
    check_can_keep_library,
    check_can_see_workspace,
    may,
)
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.sources.notices_panel import told_of
from editorial.views.workspace.sources.source import look_up_source
from references.models import Reference

TEMPLATES = "workspace/sources"


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, who: Person, pk: int, notice: int) -> HttpResponse:
    """Show a notice with what was decided of it, and decide."""
    check_can_decide_notice(who, decision="read")
    reference = look_up_source(pk)
    told = next((one for one in told_of(reference) if one.row.pk == notice), None)
    if told is None:
        raise Http404
    choices = [code for code in DECISIONS if may(check_can_decide_notice, who, decision=code)]
    form = DecideForm(request.POST if request.method == "POST" else None, may=choices)
    refusal, status = None, 200
    if form.is_bound:
        refuse_forged(request, form)
        status = 400
        if form.is_valid():
            try:
                decide_notice(notice=told.row, by=request.user, at=clock.now(), **form.cleaned_data)
            except NotAllowed as why:
                refusal, status = why, 409
            else:
                messages.info(request, _stands(reference, "The decision is on the record."))
                return redirect("workspace:source", pk=pk)
    return render(
        request,
        f"{TEMPLATES}/notice.html",
        {
            "reference": reference,
            "told": told,
            "form": form,
            "problems": problems_of(form) if form.is_bound else [],
            "refusal": refusal,
            "may_lift": "does_not_apply" in choices,
            "claims": _claims(reference),
        },
        status=status,
    )


@staff_page(check_can_keep_library)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Note a notice that no register has told of."""
    reference = look_up_source(pk)
    form = NoteForm(request.POST if request.method == "POST" else None)
    refusal, status = None, 200
    if form.is_bound:
        refuse_forged(request, form)
        status = 400
        if form.is_valid():
            try:
                note_notice(
                    reference=reference, by=request.user, at=clock.now(), **form.cleaned_data
                )
            except NotAllowed as why:
                refusal = why
            else:
                messages.info(request, _stands(reference, "The notice is noted."))
                return redirect("workspace:source", pk=pk)
    return render(
        request,
        f"{TEMPLATES}/notice_new.html",
        {
            "reference": reference,
            "form": form,
            "problems": problems_of(form) if form.is_bound else [],
            "refusal": refusal,
            "claims": _claims(reference),
        },
        status=status,
    )


def _claims(reference: Reference) -> list[CitingClaim]:
    return claims_citing([reference.pk]).get(reference.pk, [])


def _stands(reference: Reference, said: str) -> str:
    reference.refresh_from_db(fields=["status"])
    return f"{said} The source stands as: {reference.get_status_display().lower()}."
