"""The checks: what each asks, how grave it is here, and how often it fires."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from articles.checks.check import Check
from articles.checks.registry import CHECKS
from articles.models import Article, Topic
from editorial import clock, reach
from editorial.actions.set_check_level import check_can_be_set, set_check_level
from editorial.checking import levels_in_force
from editorial.forms.levels import LevelForm
from editorial.forms.problems import problems_of
from editorial.models import CheckLevel
from editorial.policies import (
    NotAllowed,
    Person,
    check_can_see_workspace,
    check_can_set_levels,
    may,
)
from editorial.views.workspace import level_question
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.confirming import ask, is_confirmed

NOWHERE = reach.Reach(0, 0)


@dataclass(frozen=True)
class Row:
    """A check with what this site has made of it."""

    check: Check
    reach: reach.Reach
    levels: list[CheckLevel] = field(default_factory=list)
    begins: str = ""
    """The family whose first check it is."""


@staff_page(check_can_see_workspace)
@require_safe
def checks(request: HttpRequest, who: Person) -> HttpResponse:
    """List every check with its rule, its level as shipped and as set, and its reach."""
    set_here: dict[str, list[CheckLevel]] = defaultdict(list)
    for row in levels_in_force():
        set_here[row.check_id].append(row)
    reached, counted = reach.reach(), reach.counted()
    names = list(dict.fromkeys(_family(check) for check in CHECKS))
    families = {name: name for name in names}
    return render(
        request,
        "workspace/checks.html",
        {
            "rows": [
                Row(
                    check,
                    reached.get(check.id, NOWHERE),
                    set_here[check.id],
                    families.pop(_family(check), ""),
                )
                for check in CHECKS
            ],
            "families": names,
            "counted": counted["count"],
            "counted_at": counted["newest"],
            "articles": Article.objects.count(),
            "may_set": may(check_can_set_levels, who),
        },
    )


def _family(check: Check) -> str:
    return check.id.partition("-")[0]


@staff_page(check_can_set_levels)
@require_http_methods(["GET", "HEAD", "POST"])
def level(request: HttpRequest, who: Person, check_id: str) -> HttpResponse:
    """Set a check's level for all articles or for a topic."""
    check = next((check for check in CHECKS if check.id == check_id), None)
    if check is None:
        raise Http404
    initial = {"topic": Topic.objects.filter(slug=request.GET.get("topic", "")[:80]).first()}
    form = LevelForm(check, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        question = level_question.of_level(check, typed["topic"], typed["level"])
        try:
            check_can_be_set(check.id, **typed)
            if not is_confirmed(request, question):
                return ask(request, question)
            row = set_check_level(check_id=check.id, **typed, by=request.user, at=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            whose = row.topic.name if row.topic else "every article"
            messages.info(
                request,
                f"{check.id} for {whose}: {row.get_level_display().lower()}, from now on.",
            )
            return redirect(f"{reverse('workspace:checks')}#{check.id}")
    return render(
        request,
        "workspace/check_level.html",
        {
            "check": check,
            "form": form,
            "problems": problems_of(form) if form.is_bound else [],
            "set_before": CheckLevel.objects.filter(check_id=check.id).select_related("topic")[:20],
        },
        status=400 if form.is_bound else 200,
    )
