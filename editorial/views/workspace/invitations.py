"""How somebody gets in: by invitation, by a first password, or again after a lost second factor."""

from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from editorial import clock
from editorial.actions.invite import invite
from editorial.actions.reset_second_factor import reset_second_factor
from editorial.actions.save_person import reset_password
from editorial.forms.people import LostFactorForm
from editorial.forms.problems import problems_of
from editorial.identity import invitation_mail
from editorial.policies import NotAllowed, Person, check_can_administer
from editorial.views.workspace.access import staff_page


@staff_page(check_can_administer)
@require_POST
def send(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Invite a person; links sent before stop working."""
    invite_and_say(request, get_object_or_404(get_user_model(), pk=pk))
    return redirect("workspace:person", pk=pk)


def invite_and_say(request: HttpRequest, user: Any) -> None:
    """Invite, and tell whether the mail went out; the link is shown to nobody here."""
    invitation, token = invite(user=user, by=request.user, at=clock.now())
    try:
        invitation_mail.send(invitation, token)
    except (SMTPException, OSError) as trouble:
        messages.warning(
            request,
            f"The mail to {user.email} could not be sent ({type(trouble).__name__}). Invite again "
            "when the mail server answers, or hand over a first password.",
        )
        return
    where = (
        f" Mail is kept in {settings.EMAIL_FILE_PATH} on this machine."
        if settings.EMBEDDED and hasattr(settings, "EMAIL_FILE_PATH")
        else ""
    )
    messages.info(
        request, f"The invitation is on its way to {user.email}. Its link works for 7 days.{where}"
    )


@staff_page(check_can_administer)
@require_POST
def new_password(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Give a person a new first password, shown once."""
    return first_password(request, get_object_or_404(get_user_model(), pk=pk))


def first_password(request: HttpRequest, user: Any) -> HttpResponse:
    """Make a first password and show it. No redirect: then it would have to be kept somewhere."""
    password = reset_password(user=user, by=request.user, at=clock.now())
    return render(
        request, "workspace/first_password.html", {"user_shown": user, "password": password}
    )


@staff_page(check_can_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def lost_factor(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Take a lost second factor away, with the roles that ask for one."""
    user = get_object_or_404(get_user_model(), pk=pk)
    form = LostFactorForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            waiting = reset_second_factor(
                user=user, **form.cleaned_data, by=request.user, at=clock.now()
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            roles = ", ".join(row.role for row in waiting)
            more = f" Another administrator must agree anew: {roles}." if roles else ""
            messages.info(request, f"The second factor is gone.{more}")
            return redirect("workspace:person", pk=pk)
    problems = problems_of(form) if form.is_bound else []
    return render(
        request,
        "workspace/lost_factor.html",
        {"form": form, "problems": problems, "user_shown": user},
        status=400 if problems else 200,
    )
