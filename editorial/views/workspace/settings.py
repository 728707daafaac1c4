"""Settings: one page that leads to everything a site is run by, with who may change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import topics
from articles.models import Disclaimer, Term
from editorial import clock
from editorial.checking import levels_in_force
from editorial.counting import counted
from editorial.models import AuditEvent, PolicyProposal, RoleRequest
from editorial.policies import (
    Person,
    check_can_administer,
    check_can_keep_glossary,
    check_can_keep_topics,
    check_can_propose_disclaimer,
    check_can_propose_policy,
    check_can_see_workspace,
    check_can_set_levels,
    may,
)
from editorial.queries import policies_in_force
from editorial.views.workspace.access import staff_page

_ACTS = (
    "topic_added", "topic_changed", "topics_merged", "topic_retired", "topic_brought_back",
    "disclaimer_proposed", "disclaimer_approved", "check_level_set", "policy_proposed",
    "policy_changed", "policy_refused", "term_added", "term_changed", "terms_imported",
)  # fmt: skip
_LINES = 10


@dataclass(frozen=True)
class Setting:
    """One thing that a site is run by."""

    title: str
    url: str
    says: str
    now: str
    """How it stands, in numbers."""
    waiting: int
    """What somebody has to decide on."""
    may_change: bool
    reaches: str
    """What a change of it reaches, and when."""


@staff_page(check_can_see_workspace)
@require_safe
def settings(request: HttpRequest, who: Person) -> HttpResponse:
    """Lead to each setting, and tell what was changed lately."""
    lines = AuditEvent.objects.filter(action__in=_ACTS).order_by("-sequence")
    return render(
        request,
        "workspace/settings/settings.html",
        {"settings": list(_settings(who)), "lines": lines[:_LINES]},
    )


def _settings(who: Person) -> Iterator[Setting]:
    yield Setting(
        "Topics",
        reverse("workspace:topics"),
        "What readers browse by: add, rename, move, merge, take out of use.",
        counted(topics.in_use().count(), "topic"),
        0,
        may(check_can_keep_topics, who),
        "Readers' lists at once; an approved page keeps its words.",
    )
    wordings = Disclaimer.objects.filter(approved_at__isnull=True).count()
    yield Setting(
        "Audiences and disclaimers",
        reverse("workspace:audiences"),
        "What each kind of reader is told on every page, in every state.",
        counted(Disclaimer.objects.filter(approved_at__isnull=False).count(), "wording"),
        wordings,
        may(check_can_propose_disclaimer, who),
        "Every live page in its language, once the chair has approved it.",
    )
    yield Setting(
        "Glossary",
        reverse("workspace:terms"),
        "Technical words and the plain wording that readers get.",
        counted(Term.objects.filter(active=True).count(), "term"),
        0,
        may(check_can_keep_glossary, who),
        "An article's next submission.",
    )
    yield Setting(
        "Checks",
        reverse("workspace:checks"),
        "How grave each finding is, for every article or those of a topic.",
        counted(len(levels_in_force()), "level") + " graver than as shipped",
        0,
        may(check_can_set_levels, who),
        "Every draft at once; what is with the board is not asked again.",
    )
    yield Setting(
        "Policies",
        reverse("workspace:policies"),
        "What approval takes: signatures, specialties, deadlines, reviews.",
        counted(len(policies_in_force(at=clock.now())), "policy", "policies"),
        PolicyProposal.objects.filter(decided_at__isnull=True).count(),
        may(check_can_propose_policy, who),
        "The next submission of its articles, once a second person agrees.",
    )
    if may(check_can_administer, who):
        yield Setting(
            "People and rights",
            reverse("workspace:people"),
            "Who works here, in which roles, with which credential.",
            counted(get_user_model().objects.filter(is_active=True).count(), "account") + " in use",
            RoleRequest.objects.filter(decided_at__isnull=True).count(),
            True,
            "The person at once: who loses a role is signed out everywhere.",
        )
