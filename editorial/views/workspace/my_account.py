"""What is one's own: the first steps here, the second factor, and where one is signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from editorial import clock
from editorial.actions.end_own_sessions import end_own_sessions
from editorial.identity.second_factor import must_enrol
from editorial.identity.sessions import sessions_of
from editorial.policies import Person, check_can_see_workspace
from editorial.states import BOARD, CHAIR
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_workspace)
@require_safe
def next_step(request: HttpRequest, who: Person) -> HttpResponse:
    """Lead to what is still to do before somebody can work here, and then to the work."""
    if must_enrol(request.user):
        return redirect("workspace:second-factor")
    if who.credential and not who.interests_declared_on:
        return redirect("workspace:interests")
    return redirect("workspace:reviews" if who.roles & {BOARD, CHAIR} else "workspace:home")


@staff_page(check_can_see_workspace)
@require_safe
def second_factor(request: HttpRequest, who: Person) -> HttpResponse:
    """Say that a second factor is needed, why, and which there are."""
    if not must_enrol(request.user):
        return redirect("mfa_index")
    return render(request, "workspace/second_factor.html")


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest, who: Person) -> HttpResponse:
    """List where the person is signed in, and sign them out in one place or in all others."""
    here = request.session.session_key or ""
    if request.method == "POST":
        name = request.POST.get("session", "")
        at = clock.now()
        ended = end_own_sessions(here=here, name=name or None, by=request.user, at=at)
        messages.info(
            request,
            "You are signed out there." if ended else "You were not signed in there any more.",
        )
        return redirect("workspace:sessions")
    return render(
        request,
        "workspace/sessions.html",
        {"sessions": sessions_of(request.user, here=here, at=clock.now())},
    )
