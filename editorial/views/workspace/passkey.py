"""The challenge that a board member's passkey answers in order to sign."""

import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from editorial import clock
from editorial.identity.passkeys import Act, challenge
from editorial.policies import NotAllowed, Person, check_can_see_workspace
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_workspace)
@require_safe
def sign_challenge(request: HttpRequest, who: Person, pk: int, decision: str) -> HttpResponse:
    """Return a challenge for this decision on the digest that the page shows."""
    digest = request.GET.get("digest", "")
    if not re.fullmatch("[0-9a-f]{64}", digest):
        raise NotAllowed("The digest that you were shown is missing. Reload the page.")
    asked = challenge(act(request, look_up.round(pk).pk, decision, digest), at=clock.now())
    return JsonResponse({"options": asked.options, "ticket": asked.ticket})


def act(request: HttpRequest, round: int, decision: str, digest: str) -> Act:
    """Return what a passkey confirms when somebody signs in this browser."""
    return Act(
        user=request.user,
        session_key=request.session.session_key or "",
        host=request.get_host().partition(":")[0],
        what=f"sign:{round}:{decision}:{digest}",
    )
