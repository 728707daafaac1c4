"""Policies: what approval takes, now, before, and as somebody proposes it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article, Topic
from editorial import clock
from editorial.actions.decide_policy import decide_policy
from editorial.actions.propose_policy import propose_policy
from editorial.forms.problems import problems_of
from editorial.forms.rules import PolicyDecisionForm, PolicyForm
from editorial.models import Policy, PolicyProposal, ReviewRound
from editorial.policies import (
    Conflict,
    NotAllowed,
    Person,
    check_can_decide_policy,
    check_can_propose_policy,
    check_can_see_workspace,
    may,
)
from editorial.policies.terms import Terms, differences
from editorial.queries import policies_in_force
from editorial.views.workspace.access import staff_page

MOST = 100


@staff_page(check_can_see_workspace)
@require_safe
def policies(request: HttpRequest, who: Person) -> HttpResponse:
    """List the policies in force, what is proposed, and those before."""
    in_force = policies_in_force(at=clock.now())
    now = {policy.pk for policy in in_force}
    proposals = PolicyProposal.objects.select_related("topic", "proposed_by", "decided_by")
    return render(
        request,
        "workspace/policies.html",
        {
            "in_force": in_force,
            "waiting": proposals.filter(decided_at__isnull=True),
            "refused": proposals.filter(outcome="refused")[:MOST],
            "earlier": Policy.objects.exclude(pk__in=now).select_related("topic")[:MOST],
            "may_propose": may(check_can_propose_policy, who),
        },
    )


@staff_page(check_can_propose_policy)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, who: Person) -> HttpResponse:
    """Propose the next policy of a topic; the form begins with the one in force."""
    topic = Topic.objects.filter(slug=request.GET.get("topic", "")).first()
    before = _newest(topic) or _newest(None)
    initial: dict[str, Any] = {"topic": topic}
    if before:
        terms = Terms.of(before)
        initial |= terms.to_json() | {"specialties": ", ".join(terms.specialties)}
    form = PolicyForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            proposal = propose_policy(
                topic=form.cleaned_data["topic"],
                terms=form.terms(),
                note=form.cleaned_data["note"],
                by=request.user,
                at=clock.now(),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.info(request, "The change is proposed. Somebody else decides on it.")
            return redirect("workspace:policy-proposal", pk=proposal.pk)
    problems = problems_of(form) if form.is_bound else []
    return render(
        request,
        "workspace/policy_new.html",
        {"form": form, "problems": problems},
        status=400 if problems else 200,
    )


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show what a proposal would change and whom it reaches; take a decision on it."""
    row = get_object_or_404(
        PolicyProposal.objects.select_related("topic", "proposed_by", "decided_by", "policy"), pk=pk
    )
    form = PolicyDecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        check_can_decide_policy(who, proposed_by=row.proposed_by_id)
        if form.is_valid():
            try:
                policy = decide_policy(
                    proposal=row, **form.cleaned_data, by=request.user, at=clock.now()
                )
            except Conflict:
                raise
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.info(
                    request,
                    f"Policy {policy.number} is in force. Open rounds keep theirs."
                    if policy
                    else "The change is refused.",
                )
                return redirect("workspace:policies")
    before = _before(row)
    problems = problems_of(form) if form.is_bound else []
    return render(
        request,
        "workspace/policy_proposal.html",
        {
            "proposal": row,
            "changes": differences(
                Terms.of(before) if before else None, Terms.from_json(row.terms)
            ),
            "before": before,
            "articles": _reached(row.topic),
            "open_rounds": ReviewRound.objects.filter(closed_at__isnull=True).count(),
            "may_decide": row.decided_at is None
            and may(check_can_decide_policy, who, proposed_by=row.proposed_by_id),
            "form": form,
            "problems": problems,
        },
        status=400 if problems else 200,
    )


def _newest(topic: Topic | None) -> Policy | None:
    return Policy.objects.filter(topic=topic).order_by("-number").first()


def _before(row: PolicyProposal) -> Policy | None:
    """Return the policy that a proposal would follow, or did."""
    rows = Policy.objects.filter(topic=row.topic).order_by("-number")
    if row.policy is not None:
        rows = rows.filter(number__lt=row.policy.number)
    elif row.decided_at is not None:
        rows = rows.filter(in_force_from__lt=row.decided_at)
    return rows.first()


def _reached(topic: Topic | None) -> int:
    """Return for how many articles the next submission would ask something else."""
    if topic is not None:
        return topic.articles.count()
    own = Policy.objects.exclude(topic=None).values("topic")
    return Article.objects.exclude(topics__in=own).count()
