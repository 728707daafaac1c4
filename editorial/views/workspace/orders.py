"""What is ordered around approval: a time to go live, an emergency, a withdrawal to ratify."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from articles.publishing.models import Failure
from editorial import clock
from editorial.actions.cancel_schedule import cancel_schedule
from editorial.actions.end_emergency import end_emergency
from editorial.actions.publish_in_emergency import check_may_begin, publish_in_emergency
from editorial.actions.ratify_withdrawal import ratify_withdrawal
from editorial.actions.schedule import check_may_wait, schedule
from editorial.actions.submit import Blocked
from editorial.forms.orders import EmergencyForm, EndEmergencyForm, RatifyForm, ScheduleForm
from editorial.forms.problems import problems_of
from editorial.identity.second_factor import factors_of
from editorial.models import ReviewRound, Withdrawal
from editorial.orders import emergency_of, schedule_of
from editorial.policies import (
    Conflict,
    NotAllowed,
    Person,
    check_can_end_emergency,
    check_can_publish_in_emergency,
    check_can_ratify,
    check_can_schedule,
    check_can_see_workspace,
)
from editorial.queries import quorum_of
from editorial.reauthentication import NotProven, reauthenticate
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.passkey import act

METHODS = ["GET", "HEAD", "POST"]


@staff_page(check_can_schedule)
@require_http_methods(METHODS)
def set_schedule(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Say when the version goes live once the board has signed it."""
    round = look_up.round(pk)
    check_may_wait(round, at=clock.now())
    form = ScheduleForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            row = schedule(
                round=round,
                publish_at=form.cleaned_data["publish_at"],
                by=request.user,
                at=clock.now(),
            )
        except Conflict:
            raise
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.info(
                request,
                f"Version {round.version.number} goes live on {clock.in_words(row.publish_at)}, "
                "if the board has signed it by then.",
            )
            return redirect("workspace:review", pk=pk)
    return _page(request, "board/schedule.html", round, form)


@staff_page(check_can_schedule)
@require_http_methods(METHODS)
def unset_schedule(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Ask, then let the version go live as soon as the board has signed it."""
    round = look_up.round(pk)
    waiting = schedule_of(round)
    if waiting is None:
        raise Conflict("No time is set for this version, so there is nothing to cancel.")
    if request.method != "POST":
        return _page(request, "board/schedule_cancel.html", round, None)
    number = round.version.number
    if cancel_schedule(schedule=waiting, by=request.user, at=clock.now()):
        messages.info(request, f"The schedule is cancelled: version {number} goes live now.")
    else:
        messages.info(
            request,
            f"The schedule is cancelled. Version {number} goes live once the board has signed it "
            "and nothing stands in its way.",
        )
    return redirect("workspace:review", pk=pk)


@staff_page(check_can_end_emergency)
@require_http_methods(METHODS)
def publish_now(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Ask for the reason and for proof, then show readers what the board has not signed."""
    round = look_up.round(pk)
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    check_can_publish_in_emergency(who, contributors=contributors)
    check_may_begin(round, at=clock.now())
    form = EmergencyForm(
        request.POST if request.method == "POST" else None,
        initial={"digest": round.snapshot.digest},
        factors=factors_of(request.user),
    )
    if not form.is_bound or not form.is_valid():
        return _page(request, "board/emergency.html", round, form)
    typed = form.cleaned_data
    try:
        proof = reauthenticate(
            user=request.user,
            **form.factors_given(),
            act=act(request, round.pk, "emergency", typed["digest"]),
            at=clock.now(),
        )
        row = publish_in_emergency(
            round=round,
            digest_shown=typed["digest"],
            reason=typed["reason"],
            proof=proof,
            by=request.user,
            at=clock.now(),
        )
    except Conflict:
        raise
    except Blocked as refusal:
        form.add_error(None, str(refusal))
        return _page(request, "board/emergency.html", round, form, findings=refusal.findings)
    except NotProven as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _page(request, "board/emergency.html", round, form, status=403)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return _page(request, "board/emergency.html", round, form, status=403)
    if Failure.objects.filter(article=round.version.article).exists():
        messages.error(request, "The page could not be made yet. The article says why.")
    else:
        messages.info(
            request,
            f"Readers see version {round.version.number} now, with a caution. The board must sign "
            f"it by {clock.in_words(row.sign_by)}.",
        )
    return redirect("workspace:review", pk=pk)


@staff_page(check_can_end_emergency)
@require_http_methods(METHODS)
def take_down(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Ask why, then take an emergency publication from readers."""
    round = look_up.round(pk)
    row = round.emergencies.filter(ended_at__isnull=True).first()
    if row is None:
        raise Conflict("This version is not published in an emergency, so nothing is taken down.")
    form = EndEmergencyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        end_emergency(
            emergency=row, note=form.cleaned_data["note"], by=request.user, at=clock.now()
        )
        messages.info(request, f"Version {round.version.number} is taken down.")
        return redirect("workspace:review", pk=pk)
    return _page(request, "board/emergency_end.html", round, form)


@staff_page(check_can_see_workspace)
@require_http_methods(METHODS)
def ratify(request: HttpRequest, who: Person, slug: str, number: int) -> HttpResponse:
    """Ask the board whether a page was withdrawn rightly, and record it."""
    article = look_up.article(slug)
    row = Withdrawal.objects.filter(version__article=article, version__number=number).first()
    if row is None:
        raise Http404
    check_can_ratify(who, withdrawn_by=row.by_id)
    if row.decided_at is not None:
        raise Conflict("This withdrawal was decided already. The article's page says how.")
    form = RatifyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        decided = ratify_withdrawal(
            withdrawal=row,
            outcome=form.cleaned_data["outcome"],
            note=form.cleaned_data["note"],
            by=request.user,
            at=clock.now(),
        )
        messages.info(
            request,
            f"The withdrawal of version {number} is {decided.outcome}. The page stays down.",
        )
        return redirect("workspace:article", slug=slug)
    context = {
        "article": article,
        "version": row.version,
        "withdrawal": row,
        "form": form,
        "problems": problems_of(form) if form.is_bound else [],
    }
    status = 400 if form.is_bound else 200
    return render(request, "workspace/ratify.html", context, status=status)


def _page(
    request: HttpRequest,
    template: str,
    round: ReviewRound,
    form: Any,
    *,
    status: int = 0,
    findings: Any = (),
) -> HttpResponse:
    now = clock.now()
    article = round.version.article
    bound = form is not None and form.is_bound
    context = {
        "round": round,
        "version": round.version,
        "article": article,
        "form": form,
        "problems": problems_of(form) if bound else [],
        "findings": findings,
        "quorum": quorum_of(round, on=clock.day(now)),
        "schedule": schedule_of(round),
        "emergency": emergency_of(article, at=now),
        "hours": round.asks().emergency_hours,
        "passkey_url": reverse("workspace:emergency-passkey", args=[round.pk]),
    }
    return render(request, template, context, status=status or (400 if bound else 200))
