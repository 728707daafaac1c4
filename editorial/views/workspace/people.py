"""People: who works here, in which roles, and with which credential."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from editorial import clock
from editorial.actions.ask_role import ask_role
from editorial.actions.declare_interests import declare_interests
from editorial.actions.save_board_member import FIELDS, save_board_member
from editorial.actions.save_person import add_person, change_person
from editorial.forms.people import BoardMemberForm, InterestsForm, NewPersonForm, PersonForm
from editorial.forms.problems import problems_of
from editorial.identity.second_factor import factors_of
from editorial.models import BoardMember
from editorial.policies import NotAllowed, Person, check_can_administer, check_can_see_workspace
from editorial.states import ROLES
from editorial.views.workspace import invitations, look_up, person_question, roles
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.confirming import Question, ask, is_confirmed


@staff_page(check_can_administer)
@require_safe
def people(request: HttpRequest, who: Person) -> HttpResponse:
    """List everybody, those in use first, and the roles that wait for a second administrator."""
    rows = (
        get_user_model()
        .objects.select_related("board_member")
        .prefetch_related("groups")
        .order_by("-is_active", "first_name", "username")
    )
    return render(
        request,
        "workspace/people.html",
        {
            "page": look_up.page_of(request, rows, 50),
            "today": clock.day(clock.now()),
            "asked": roles.asked(who),
            "alone": roles.is_alone(),
        },
    )


@staff_page(check_can_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, who: Person) -> HttpResponse:
    """Add a person, ask for roles with power, and invite; without an address, give a password."""
    form = NewPersonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        typed, at = dict(form.cleaned_data), clock.now()
        guarded, reason = typed.pop("asked"), typed.pop("reason")
        try:
            with transaction.atomic():
                user = add_person(**typed, by=request.user, at=at)
                for role in guarded:
                    ask_role(user=user, role=role, reason=reason, by=request.user, at=at)
        except NotAllowed as refusal:
            form.add_error("username", str(refusal))
        else:
            if not user.email:
                return invitations.first_password(request, user)
            invitations.invite_and_say(request, user)
            return redirect("workspace:person", pk=user.pk)
    return _form(request, form, "workspace/person_new.html", {})


@staff_page(check_can_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show an account with its roles, and change it."""
    user = get_object_or_404(get_user_model(), pk=pk)
    held = frozenset(user.groups.values_list("name", flat=True))
    initial = {
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "active": user.is_active,
        "roles": list(held),
    }
    form = PersonForm(
        request.POST if request.method == "POST" else None, initial=initial, held=held
    )
    if form.is_bound and form.is_valid():
        if question := _lost(request, user, held, form.cleaned_data):
            return ask(request, question)
        try:
            change_person(user=user, **form.cleaned_data, by=request.user, at=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.info(request, f"{user.get_full_name()} is saved.")
            return redirect("workspace:people")
    return _form(request, form, "workspace/person.html", about(user, who))


def _lost(
    request: HttpRequest, user: Any, held: frozenset[str], typed: dict[str, Any]
) -> Question | None:
    """Return what has to be confirmed first: that somebody else loses a role, or the account."""
    is_off = user.is_active and not typed["active"]
    lost = set(held & set(ROLES)) if is_off else held & set(ROLES) - set(typed["roles"])
    # From oneself the action takes neither.
    if user.pk == request.user.pk or not (lost or is_off):
        return None
    question = person_question.of_loss(user, lost=lost, is_off=is_off)
    return None if is_confirmed(request, question) else question


def about(user: Any, who: Person) -> dict[str, Any]:
    """Return what the page of a person shows besides the form."""
    return {
        "user_shown": user,
        "member": BoardMember.objects.filter(user=user).first(),
        "asked": roles.asked(who, user=user),
        "alone": roles.is_alone(),
        "may_ask": roles.missing(user),
        "factors": factors_of(user),
        "is_new": user.last_login is None,
        "invitation": user.invitations.first(),
        "now": clock.now(),
    }


@staff_page(check_can_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def board_member(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show a person's credential, and record it."""
    user = get_object_or_404(get_user_model(), pk=pk)
    member = BoardMember.objects.filter(user=user).first()
    initial = {name: getattr(member, name) for name in FIELDS} if member else {}
    form = BoardMemberForm(
        request.POST if request.method == "POST" else None,
        initial=initial or {"printed_name": user.get_full_name(), "verified_by": who.name},
    )
    if form.is_bound and form.is_valid():
        try:
            save_board_member(user=user, fields=form.cleaned_data, by=request.user, at=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.info(request, "The credential is saved. Signatures from now on print it.")
            return redirect("workspace:person", pk=pk)
    context = {"user_shown": user, "member": member}
    return _form(request, form, "workspace/board_member.html", context)


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def interests(request: HttpRequest, who: Person) -> HttpResponse:
    """Show what the person declared, and take a new declaration."""
    member = BoardMember.objects.prefetch_related("declarations").filter(user_id=who.id).first()
    declarations = list(member.declarations.all()) if member else []
    newest = declarations[0] if declarations else None
    initial = {
        "statement": newest.statement if newest else "",
        "ties": "\n".join(tie["name"] for tie in (newest.ties or [])) if newest else "",
    }
    form = InterestsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            declare_interests(**form.cleaned_data, by=request.user, at=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.info(request, "Your declaration is recorded. It counts for twelve months.")
            return redirect("workspace:interests" if newest else "workspace:next")
    context = {"member": member, "declarations": declarations}
    return _form(request, form, "workspace/interests.html", context)


def _form(request: HttpRequest, form: Any, template: str, context: dict[str, Any]) -> HttpResponse:
    problems = problems_of(form) if form.is_bound else []
    return render(
        request,
        template,
        {"form": form, "problems": problems, **context},
        status=400 if problems else 200,
    )
