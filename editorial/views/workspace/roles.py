"""Roles with power over what readers get: asked for by one administrator, agreed to by another."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from editorial import clock
from editorial.actions.ask_role import ask_role
from editorial.actions.decide_role import decide_role
from editorial.forms.people import RoleForm
from editorial.forms.problems import problems_of
from editorial.models import RoleRequest
from editorial.naming import full_name
from editorial.policies import (
    GUARDED_ROLES,
    NotAllowed,
    Person,
    check_can_administer,
    check_can_agree_role,
    check_can_refuse_role,
    may,
)
from editorial.states import ADMINISTRATOR, ROLES
from editorial.views.workspace.access import staff_page


@dataclass(frozen=True)
class Asked:
    """A role that waits for a decision, and what this administrator may do about it."""

    request: RoleRequest
    may_agree: bool
    may_refuse: bool


def asked(who: Person, *, user: Any = None) -> list[Asked]:
    """Return the roles that wait, oldest first; of one person or of everybody."""
    rows = RoleRequest.objects.filter(decided_at__isnull=True).select_related("user", "asked_by")
    if user is not None:
        rows = rows.filter(user=user)
    return [
        Asked(
            row,
            may(check_can_agree_role, who, asked_by=row.asked_by_id, asked_for=row.user_id),
            may(check_can_refuse_role, who, asked_by=row.asked_by_id),
        )
        for row in rows
    ]


def missing(user: Any) -> list[str]:
    """Return the guarded roles that could be asked for."""
    held = set(user.groups.values_list("name", flat=True))
    waiting = user.role_requests.filter(decided_at__isnull=True).values_list("role", flat=True)
    return [role for role in ROLES if role in GUARDED_ROLES - held - set(waiting)]


def is_alone() -> bool:
    """Return whether there is one administrator only, so that nobody could agree."""
    people = get_user_model().objects.filter(is_active=True, groups__name=ADMINISTRATOR)
    return people.count() < 2


@staff_page(check_can_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Ask that a person be given a role."""
    user = get_object_or_404(get_user_model(), pk=pk)
    form = RoleForm(request.POST if request.method == "POST" else None, missing=missing(user))
    if form.is_bound and form.is_valid():
        try:
            ask_role(user=user, **form.cleaned_data, by=request.user, at=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.info(request, "It is asked for. Another administrator finds it under People.")
            return redirect("workspace:person", pk=pk)
    problems = problems_of(form) if form.is_bound else []
    return render(
        request,
        "workspace/role_ask.html",
        {"form": form, "problems": problems, "user_shown": user, "alone": is_alone()},
        status=400 if problems else 200,
    )


@staff_page(check_can_administer)
@require_POST
def decide(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Agree to a role, or refuse it."""
    row = get_object_or_404(RoleRequest, pk=pk)
    decision = request.POST.get("decision")
    if decision not in ("agree", "refuse"):
        raise NotAllowed("Decision: choose to agree or to refuse.")
    decide_role(request=row, agree=decision == "agree", by=request.user, at=clock.now())
    name = full_name(row.user)
    outcome = "has the role now" if decision == "agree" else "does not get the role"
    messages.info(request, f"{name} {outcome}: {row.role}.")
    return redirect("workspace:people")
