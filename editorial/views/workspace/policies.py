"""Policies: what approval takes, now and before."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Topic
from editorial import clock
from editorial.actions.change_policy import change_policy
from editorial.forms.problems import problems_of
from editorial.forms.rules import PolicyForm
from editorial.models import Policy
from editorial.policies import (
    NotAllowed,
    Person,
    check_can_administer,
    check_can_see_workspace,
    may,
)
from editorial.queries import policies_in_force
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_workspace)
@require_safe
def policies(request: HttpRequest, who: Person) -> HttpResponse:
    """List the policies in force, and those before them."""
    in_force = policies_in_force(at=clock.now())
    now = {policy.pk for policy in in_force}
    return render(
        request,
        "workspace/policies.html",
        {
            "in_force": in_force,
            "earlier": Policy.objects.exclude(pk__in=now).select_related("topic")[:100],
            "may_change": may(check_can_administer, who),
        },
    )


@staff_page(check_can_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, who: Person) -> HttpResponse:
    """Put the next policy of a topic in force; the form begins with the one before."""
    topic = Topic.objects.filter(slug=request.GET.get("topic", "")).first()
    before = Policy.objects.filter(topic=topic).order_by("-number").first()
    before = before or Policy.objects.filter(topic=None).order_by("-number").first()
    initial: dict[str, Any] = {"topic": topic}
    if before:
        initial |= {
            "signers": before.signers,
            "specialties": ", ".join(before.specialties),
            "review_months": before.review_months,
            "show_pending": before.show_pending,
        }
    form = PolicyForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            policy = change_policy(**form.cleaned_data, by=request.user, at=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            whose = policy.topic.name if policy.topic else "every article without its own"
            messages.info(
                request,
                f"Policy {policy.number} for {whose} is in force. Open rounds keep theirs.",
            )
            return redirect("workspace:policies")
    problems = problems_of(form) if form.is_bound else []
    return render(
        request,
        "workspace/policy_new.html",
        {"form": form, "problems": problems},
        status=400 if problems else 200,
    )
