"""The first page of the staff: what waits for me, and what changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial import clock
from editorial.policies import Person, check_can_edit, check_can_see_workspace, may
from editorial.views.workspace import fallen_piles, mail_pile, order_piles, review_piles, worklists
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_workspace)
@require_safe
def home(request: HttpRequest, who: Person) -> HttpResponse:
    """Show what waits for the person, and what changed lately."""
    now = clock.now()
    piles = fallen_piles.piles_for(who, at=now)
    piles += order_piles.piles_for(who, at=now)
    piles += review_piles.piles_for(who, at=now)
    piles += worklists.piles_for(who)
    piles += mail_pile.piles_for(who)
    return render(
        request,
        "workspace/desk.html",
        {
            "piles": [pile for pile in piles if pile.items],
            "empty_piles": [pile for pile in piles if not pile.items],
            "changed": worklists.recently_changed(),
            "rounds": worklists.with_the_board(),
            "live": worklists.recently_live(),
            "may_edit": may(check_can_edit, who),
        },
    )
