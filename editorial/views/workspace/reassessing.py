"""A source fell: what the board looks at again, and its answer, claim by claim."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from editorial import clock
from editorial.actions.reaffirm import reaffirm
from editorial.forms.problems import problems_of
from editorial.forms.reaffirm import ReaffirmForm
from editorial.identity.passkeys import Act, challenge
from editorial.identity.second_factor import factors_of
from editorial.models import Reassessment
from editorial.policies import (
    Conflict,
    NotAllowed,
    Person,
    check_can_reaffirm,
    check_can_see_workspace,
)
from editorial.reassessments import contributors_of, has_answered, so_far
from editorial.reauthentication import NotProven, reauthenticate
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.fallen import (
    FILTERS,
    chronology,
    claims_shown,
    counts,
    notice_shown,
    rows_in,
    rows_shown,
)


@staff_page(check_can_see_workspace)
@require_safe
def reassessments(request: HttpRequest, who: Person) -> HttpResponse:
    """List what is being looked at again, the most urgent first, or what was settled."""
    now = clock.now()
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in FILTERS else next(iter(FILTERS))
    page = look_up.page_of(request, rows_in(chosen, at=now))
    how_many = counts(at=now)
    return render(
        request,
        "workspace/reassessments.html",
        {
            "tabs": [(code, name, how_many[code]) for code, name in FILTERS.items()],
            "show": chosen,
            "title": FILTERS[chosen],
            "page": page,
            "rows": rows_shown(page.object_list, at=now),
            "kept": look_up.filters_kept(request),
        },
    )


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def reassessment(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show the notice, the source and each claim; take a member's answer with her password."""
    row = look_up_reassessment(pk)
    why_not = _why_not(row, who)
    if request.method != "POST":
        return _page(request, row, why_not, _form(request, row))
    if row.closed_at is not None:
        raise Conflict("This is settled, or another notice came. Reload the page to see which.")
    if why_not:
        raise NotAllowed(why_not)
    form = _form(request, row)
    if not form.is_valid():
        return _page(request, row, why_not, form, status=400)
    if form.cleaned_data["digest"] != row.version.snapshot.digest:
        raise Conflict("What you were shown is not what readers have now. Reload the page.")
    try:
        proof = reauthenticate(
            user=request.user,
            **form.factors_given(),
            act=_act(request, row),
            at=clock.now(),
        )
        done = reaffirm(
            reassessment=row, said=form.said(), proof=proof, by=request.user, at=clock.now()
        )
    except Conflict:
        raise
    except NotProven as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _page(request, row, why_not, form, status=403)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return _page(request, row, why_not, form, status=403)
    messages.info(request, _thanks(done))
    return redirect("workspace:reassessment", pk=pk)


@staff_page(check_can_see_workspace)
@require_safe
def reassessment_challenge(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Return a challenge for a passkey that answers for what the page shows."""
    row = look_up_reassessment(pk)
    if request.GET.get("digest") != row.version.snapshot.digest:
        raise NotAllowed("The digest that you were shown is missing. Reload the page.")
    asked = challenge(_act(request, row), at=clock.now())
    return JsonResponse({"options": asked.options, "ticket": asked.ticket})


def look_up_reassessment(pk: int) -> Reassessment:
    """Return what is looked at again, with the version, the source and the notice."""
    rows = Reassessment.objects.select_related(
        "article", "version__snapshot", "reference", "notice"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _act(request: HttpRequest, row: Reassessment) -> Act:
    return Act(
        user=request.user,
        session_key=request.session.session_key or "",
        host=request.get_host().partition(":")[0],
        what=f"reaffirm:{row.pk}:{row.version.snapshot.digest}",
    )


def _why_not(row: Reassessment, who: Person) -> str:
    """Return in words why this person cannot answer; "" when she can."""
    if row.closed_at is not None:
        return "This is settled."
    try:
        check_can_reaffirm(
            who, contributors=contributors_of(row.version), on=clock.day(clock.now())
        )
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _form(request: HttpRequest, row: Reassessment) -> ReaffirmForm:
    return ReaffirmForm(
        list(row.claims.values_list("claim", flat=True)),
        request.POST if request.method == "POST" else None,
        initial={"digest": row.version.snapshot.digest},
        factors=factors_of(request.user),
    )


def _page(
    request: HttpRequest,
    row: Reassessment,
    why_not: str,
    form: ReaffirmForm,
    *,
    status: int = 200,
) -> HttpResponse:
    answered = has_answered(row, request.user)
    context: dict[str, Any] = {
        "row": row,
        "article": row.article,
        "version": row.version,
        "notice": notice_shown(row),
        "claims": claims_shown(row, form),
        "so_far": so_far(row, at=clock.now()),
        "is_late": row.closed_at is None and row.due_at < clock.now(),
        "why_not": why_not,
        "has_answered": answered,
        "may_answer": not why_not and not answered,
        "form": form,
        "problems": problems_of(form) if form.is_bound else [],
        "chronology": chronology(row),
        "passkey_url": reverse("workspace:reassessment-passkey", args=[row.pk]),
    }
    return render(request, "workspace/reassessment.html", context, status=status)


def _thanks(row: Reassessment) -> str:
    """Return what an answer has brought about."""
    if row.outcome == "stands":
        return (
            "Recorded. The board stands by every claim: the notice at the top of the page goes, "
            "and the list of references says on that the source fell."
        )
    found = so_far(row, at=clock.now())
    if found.outcome == "needs_change":
        return (
            "Recorded. The editor is told what must change. Readers are told until a new version "
            "is approved or the page is withdrawn."
        )
    return f"Recorded. {found.stands} of {found.needed} members have answered that all stands."
