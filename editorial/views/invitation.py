"""Taking an invitation up: choose a password, and be led to what comes next."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from editorial import clock
from editorial.actions.accept_invitation import accept_invitation, open_invitation
from editorial.forms.invitation import ChoosePasswordForm
from editorial.forms.problems import problems_of
from editorial.identity.invitation_mail import digest_of
from editorial.policies import NotAllowed

KEPT = "invitation"


@require_safe
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Keep what the link is good for, and go on without it: addresses end up in logs.

    Looking at a link uses nothing up, because mail programs look, too.
    """
    request.session[KEPT] = digest_of(token)
    return redirect("invitation")


@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def choose_password(request: HttpRequest) -> HttpResponse:
    """Ask for a password; with it the account is its owner's, who is then signed in."""
    digest = request.session.get(KEPT, "")
    try:
        invitation = open_invitation(digest, at=clock.now())
    except NotAllowed as over:
        return render(request, "account/invitation.html", {"over": str(over)}, status=404)
    form = ChoosePasswordForm(
        request.POST if request.method == "POST" else None, user=invitation.user
    )
    if form.is_bound and form.is_valid():
        password = form.cleaned_data["password1"]
        try:
            user = accept_invitation(token_digest=digest, password=password, at=clock.now())
        except NotAllowed as over:
            return render(request, "account/invitation.html", {"over": str(over)}, status=404)
        request.session.pop(KEPT, None)
        return _log_in(request, user)
    problems = problems_of(form) if form.is_bound else []
    return render(
        request,
        "account/invitation.html",
        {"form": form, "problems": problems, "invitation": invitation},
        status=400 if problems else 200,
    )


def _log_in(request: HttpRequest, user: Any) -> HttpResponse:
    """Sign in as with the password just typed; a second factor that is there is asked for."""
    login = Login(user=user, redirect_url=reverse("workspace:next"))
    return perform_password_login(request, {"username": user.get_username()}, login)
