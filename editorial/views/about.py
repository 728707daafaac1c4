"""The public pages about ourselves: the policy in force, and the board."""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import languages
from articles.publishing.rendering.topic_names import topic_name
from articles.publishing.views.frame import KEEP, frame, language_asked
from editorial import clock
from editorial.models import BoardMember, Policy
from editorial.queries import policies_in_force


@require_safe
def editorial_policy(request: HttpRequest) -> HttpResponse:
    """Show how articles are made and approved: made from the policy in force, never typed."""
    now = clock.now()
    history = Policy.objects.filter(in_force_from__lte=now).order_by("-in_force_from", "-pk")
    context = {
        "policies": _in_words(policies_in_force(at=now)),
        "history": _in_words(history.select_related("topic", "proposal__decided_by")),
    }
    return _public(request, "site/editorial_policy.html", {**context, "here": "/editorial-policy/"})


def _in_words(policies: Iterable[Policy]) -> list[Policy]:
    """Return policies with the names of specialties in the language asked for; never save them."""
    found, language = list(policies), language_asked()
    if language is not languages.FIRST:
        for policy in found:
            policy.specialties = [
                topic_name(name.capitalize(), language.tag) for name in policy.specialties
            ]
    return found


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show who is on the board, with credentials and declared interests."""
    members = BoardMember.objects.filter(active=True).prefetch_related("declarations")
    return _public(request, "site/board.html", {"members": members, "here": "/board/"})


def _public(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    response = render(request, template, {**frame(), **context})
    response.headers["Cache-Control"] = f"public, max-age={KEEP}"
    return response
