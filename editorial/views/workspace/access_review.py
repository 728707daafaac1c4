"""Who may do what, who gave it to them, and when somebody last looked at it all."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from editorial import clock
from editorial.actions.review_access import review_access, rights
from editorial.forms.house import HouseForm
from editorial.forms.problems import problems_of
from editorial.models import AuditEvent, RoleRequest
from editorial.policies import (
    Conflict,
    NotAllowed,
    Person,
    check_can_administer,
    check_can_see_record,
    may,
)
from editorial.views.workspace.access import staff_page


class AccessReviewForm(HouseForm):
    """What an administrator says after looking at all rights."""

    shown = forms.JSONField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="What you found",
        help_text="For example: everybody still works here, and needs these roles.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@staff_page(check_can_see_record)
@require_http_methods(["GET", "HEAD", "POST"])
def access_review(request: HttpRequest, who: Person) -> HttpResponse:
    """Show every right with who gave it; record that somebody looked at them."""
    now = rights()
    form = AccessReviewForm(
        request.POST if request.method == "POST" else None, initial={"shown": now}
    )
    if form.is_bound and form.is_valid():
        try:
            review_access(**form.cleaned_data, by=request.user, at=clock.now())
        except Conflict:
            raise
        except NotAllowed as refusal:
            if not may(check_can_administer, who):
                raise
            form.add_error(None, str(refusal))
        else:
            messages.info(request, "Your review of access is on the record.")
            return redirect("workspace:access-review")
    problems = problems_of(form) if form.is_bound else []
    last = AuditEvent.objects.filter(action="access_reviewed").order_by("-sequence").first()
    context = {
        "form": form,
        "problems": problems,
        "rows": _rows(now),
        "last": last,
        "may_review": may(check_can_administer, who),
        "last_note": json.loads(last.details)["note"] if last else "",
    }
    return render(request, "workspace/access_review.html", context, status=400 if problems else 200)


def _rows(now: dict[str, list[str]]) -> list[dict[str, Any]]:
    users = get_user_model().objects.filter(username__in=now).order_by("username")
    given: dict[tuple[int, str], RoleRequest] = {}
    requests = RoleRequest.objects.filter(outcome="agreed").select_related("asked_by", "decided_by")
    for request in requests.order_by("decided_at"):
        given[request.user_id, request.role] = request
    first: dict[str, AuditEvent] = {}
    added = ("person_added", "make_first_administrator", "make_second_administrator")
    for event in AuditEvent.objects.filter(action__in=added).order_by("-sequence"):
        first[event.subject] = event
    return [
        {
            "user": user,
            "roles": [
                {"role": role, "given": given.get((user.pk, role))} for role in now[user.username]
            ],
            "added": first.get(f"user:{user.pk}"),
        }
        for user in users
    ]
