"""Who is asked to review a round, and who says that she is at it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from editorial import clock
from editorial.actions.assign import OVER, assign, assign_by_rule
from editorial.actions.delegate import delegate
from editorial.actions.release_hold import release_hold
from editorial.actions.take_back_assignment import take_back_assignment
from editorial.actions.take_hold import take_hold
from editorial.assigning import Asks, Candidate, why_not, words
from editorial.assignments import asks_of_round, candidates, choice_for, open_assignments
from editorial.forms.assigning import AssignForm, DelegateForm, MemberForm
from editorial.forms.problems import problems_of
from editorial.models import Assignment, ReviewRound
from editorial.naming import full_name
from editorial.policies import (
    Conflict,
    NotAllowed,
    Person,
    check_can_assign,
    check_can_delegate,
    check_can_see_workspace,
    why_cannot_sign,
)
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page

METHODS = ["GET", "HEAD", "POST"]


@staff_page(check_can_assign)
@require_http_methods(METHODS)
def assign_page(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show who is asked, whom the rule would ask, and ask somebody by hand."""
    round = _open_round(pk)
    now = clock.now()
    today = clock.day(now)
    asks = asks_of_round(round, on=today)
    free = _free(round)
    members = [
        (each.person.id, f"{each.person.name}: {words(each, asks)}")
        for each in free
        if not why_cannot_sign(each.person, contributors=asks.contributors, on=today)
    ]
    form = AssignForm(request.POST if request.method == "POST" else None, members=members)
    if form.is_bound and form.is_valid():
        member = _member(form)
        try:
            assign(
                round=round, member=member, note=form.cleaned_data["note"], by=request.user, at=now
            )
        except Conflict:
            raise
        except NotAllowed as refusal:
            form.add_error("member", str(refusal))
        else:
            messages.info(request, f"{full_name(member)} is asked to review this.")
            return redirect("workspace:assign", pk=pk)
    context = {
        "asked": open_assignments(round).select_related("member", "by", "delegated_from__member"),
        "choice": choice_for(round, asks, on=today),
        "cannot": _cannot(free, asks),
    }
    return _page(request, "board/assign.html", round, form, context)


@staff_page(check_can_assign)
@require_POST
def by_rule(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Ask whom the rule chooses."""
    choice = assign_by_rule(round=_open_round(pk), by=request.user, at=clock.now())
    names = [each.candidate.person.name for each in choice.chosen]
    said = [f"Asked by the rule: {', '.join(names)}."] if names else []
    messages.info(request, " ".join([*said, *choice.missing]) or "Enough members are asked.")
    return redirect("workspace:assign", pk=pk)


@staff_page(check_can_assign)
@require_POST
def take_back(request: HttpRequest, who: Person, pk: int, assignment: int) -> HttpResponse:
    """Ask a member no longer."""
    row = _assignment(pk, assignment)
    take_back_assignment(assignment=row, by=request.user, at=clock.now())
    messages.info(request, f"{full_name(row.member)} is not asked to review this any more.")
    return redirect("workspace:assign", pk=pk)


@staff_page(check_can_see_workspace)
@require_http_methods(METHODS)
def delegate_page(request: HttpRequest, who: Person, pk: int, assignment: int) -> HttpResponse:
    """Hand a member's own assignment to another one."""
    row = _assignment(pk, assignment)
    check_can_delegate(who, asked=row.member_id)
    round = _open_round(pk)
    now = clock.now()
    asks = asks_of_round(round, on=clock.day(now))
    members = [
        (each.person.id, f"{each.person.name}: {words(each, asks)}")
        for each in _free(round)
        if not why_not(each, asks, on=clock.day(now))
    ]
    form = DelegateForm(request.POST if request.method == "POST" else None, members=members)
    if form.is_bound and form.is_valid():
        member = _member(form)
        try:
            delegate(
                assignment=row,
                to=member,
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=now,
            )
        except Conflict:
            raise
        except NotAllowed as refusal:
            form.add_error("member", str(refusal))
        else:
            messages.info(request, f"{full_name(member)} is asked to review this in your place.")
            return redirect("workspace:reviews")
    return _page(request, "board/delegate.html", round, form, {"assignment": row})


@staff_page(check_can_see_workspace)
@require_POST
def hold(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Tell the others that the person is reviewing this."""
    row = take_hold(round=look_up.round(pk), by=request.user, at=clock.now())
    messages.info(
        request,
        f"Until {clock.local(row.until):%H:%M} the others see that you are reviewing “"
        f"{row.round.version.article.question}”. They can still sign.",
    )
    return _back(request, pk)


@staff_page(check_can_see_workspace)
@require_POST
def release(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Tell the others that the person is not reviewing this any more."""
    row = release_hold(round=look_up.round(pk), by=request.user, at=clock.now())
    messages.info(
        request, f"You are not marked as reviewing “{row.round.version.article.question}” any more."
    )
    return _back(request, pk)


def _back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return to the place of the list where the button was, or to the review."""
    kept = QueryDict(request.META.get("QUERY_STRING", ""), mutable=True)
    if kept.pop("from", None) == ["review"]:
        return redirect("workspace:review", pk=pk)
    query = kept.urlencode()
    return redirect(reverse("workspace:reviews") + (f"?{query}" if query else ""))


def _page(
    request: HttpRequest, template: str, round: ReviewRound, form: MemberForm, more: dict[str, Any]
) -> HttpResponse:
    context = {
        "round": round,
        "version": round.version,
        "article": round.version.article,
        "form": form,
        "problems": problems_of(form) if form.is_bound else [],
        **more,
    }
    return render(request, template, context, status=400 if form.is_bound else 200)


def _open_round(pk: int) -> ReviewRound:
    round = look_up.round(pk)
    if round.closed_at is not None:
        raise Conflict(OVER)
    return round


def _assignment(pk: int, assignment: int) -> Assignment:
    rows = Assignment.objects.select_related("round__version__article", "member")
    found = rows.filter(round_id=pk, pk=assignment).first()
    if found is None:
        raise Http404
    return found


def _free(round: ReviewRound) -> list[Candidate]:
    """Return the members who are not asked now and have not signed."""
    at_it = {
        *open_assignments(round).values_list("member_id", flat=True),
        *round.sign_offs.values_list("signer_id", flat=True),
    }
    return candidates(without=at_it)


def _cannot(free: list[Candidate], asks: Asks) -> list[tuple[str, str]]:
    """Return who cannot be asked, and why."""
    today = clock.day(clock.now())
    return [
        (each.person.name, why)
        for each in free
        if (why := why_cannot_sign(each.person, contributors=asks.contributors, on=today))
    ]


def _member(form: MemberForm) -> Any:
    return get_user_model().objects.get(pk=form.cleaned_data["member"])
