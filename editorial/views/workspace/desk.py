"""The first page of the staff: what waits for me, and what changed."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial import clock
from editorial.policies import Person, check_can_edit, check_can_see_workspace, may
from editorial.views.workspace import (
    agenda,
    article_piles,
    fallen_piles,
    mail_pile,
    order_piles,
    review_piles,
    worklists,
)
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.piles import MOST

COMING = timedelta(days=7)


@staff_page(check_can_see_workspace)
@require_safe
def home(request: HttpRequest, who: Person) -> HttpResponse:
    """Show what waits for the person, and what changed lately."""
    now = clock.now()
    piles = fallen_piles.piles_for(who, at=now)
    piles += order_piles.piles_for(who, at=now)
    piles += review_piles.piles_for(who, at=now)
    piles += worklists.piles_for(who)
    piles += article_piles.piles_for(who, request.user.get_username(), at=now)
    piles += mail_pile.piles_for(who)
    coming = _coming(who, now)
    return render(
        request,
        "workspace/desk.html",
        {
            "piles": [pile for pile in piles if pile.items],
            "empty_piles": [pile for pile in piles if not pile.items],
            "coming": agenda.entries(coming[:MOST]),
            "coming_count": len(coming),
            "changed": article_piles.recently_changed(),
            "live": worklists.recently_live(),
            "may_edit": may(check_can_edit, who),
        },
    )


def _coming(who: Person, at: datetime) -> list[agenda.Place]:
    """Return what falls on the days of this week of what she owns or is asked to review."""
    today = clock.day(at)
    found = agenda.places(today, today + COMING, of=who.id)
    return [place for day in sorted(found) for place in found[day]]
