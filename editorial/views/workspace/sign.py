"""One quiet page: what you sign, what it means, and that it is you."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from articles.status import Status
from editorial import clock
from editorial.actions.sign_off import readers, sign_off
from editorial.dangers import dangers_of, ticks_of
from editorial.forms.problems import problems_of
from editorial.forms.review import SignForm
from editorial.identity.second_factor import factors_of
from editorial.models import BoardMember, ReviewRound, SignOff
from editorial.policies import (
    Conflict,
    NotAllowed,
    Person,
    Signed,
    check_can_review,
    check_can_see_workspace,
    check_interests,
    quorum,
)
from editorial.policies.interests import parties
from editorial.queries import claims_to_decide, quorum_of
from editorial.reauthentication import NotProven, reauthenticate
from editorial.threads import what_blocks
from editorial.views.workspace import look_up, stale
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.passkey import act
from editorial.views.workspace.ticks import ticks_shown

# What each decision does, as its button says it; every decision once.
BUTTONS = {
    SignOff.APPROVE: "Approve version {number} for {readers}",
    SignOff.REQUEST_CHANGES: "Request changes to version {number}",
    SignOff.RECUSE: "Stand aside from version {number}",
}


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, who: Person, pk: int, decision: str) -> HttpResponse:
    """Show what would be signed; with the password typed now, sign it."""
    round = look_up.round(pk)
    try:
        _check_may_open(round, who, decision)
    except Conflict as refusal:
        return stale.answer(request, round, request.POST.get("digest", ""), refusal)
    form = SignForm(
        decision,
        request.POST if request.method == "POST" else None,
        initial={"digest": round.snapshot.digest},
        named=parties(round.snapshot.value()),
        factors=factors_of(request.user),
    )
    if not form.is_bound or not form.is_valid():
        return _page(request, round, decision, form, status=400 if form.is_bound else 200)
    typed = form.cleaned_data
    try:
        now = clock.now()
        proof = reauthenticate(
            user=request.user,
            **form.factors_given(),
            act=act(request, round.pk, decision, typed["digest"]),
            at=now,
        )
        sign_off(
            round=round,
            decision=decision,
            digest_shown=typed["digest"],
            interests=form.stated(),
            note=typed["note"],
            proof=proof,
            by=request.user,
            at=clock.now(),
        )
    except Conflict as refusal:
        return stale.answer(request, round, typed["digest"], refusal)
    except NotProven as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _page(request, round, decision, form, status=403)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return _page(request, round, decision, form, status=403)
    messages.info(request, _said(round))
    return redirect("workspace:review", pk=pk)


def _check_may_open(round: ReviewRound, who: Person, decision: str) -> None:
    on = clock.day(clock.now())
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    check_can_review(who, contributors=contributors, on=on)
    if round.sign_offs.filter(signer_id=who.id).exists():
        raise Conflict("You have already signed this round. Your first signature stands.")
    if round.closed_at is not None or round.version.status != Status.UNDER_REVIEW:
        raise Conflict(
            f"This round is not under review now: version {round.version.number} is "
            f"{round.version.get_status_display().lower()}. Nothing was signed."
        )
    if decision != SignOff.RECUSE:
        check_interests(who, on=on)


def _page(
    request: HttpRequest, round: ReviewRound, decision: str, form: SignForm, *, status: int
) -> HttpResponse:
    content = round.snapshot.value()
    claims = claims_to_decide(round, content, member=request.user)
    member = BoardMember.objects.prefetch_related("declarations").get(user=request.user.pk)
    changes = ticks_shown(dangers_of(round, content), ticks_of(round, request.user))
    context: dict[str, Any] = {
        "round": round,
        "version": round.version,
        "article": round.version.article,
        "decision": decision,
        "form": form,
        "problems": problems_of(form) if form.is_bound else [],
        "meaning": form.meaning,
        "button": BUTTONS[decision].format(number=round.version.number, readers=readers()),
        "readers": readers(),
        "member": member,
        "declared": member.declarations.first(),
        "claims": claims,
        "undecided": [c for c in claims if c.carried_from is None and c.verdict is None],
        "doubtful": [c for c in claims if c.verdict and c.verdict.verdict == "needs_change"],
        "changes": changes,
        "not_seen": [tick for tick in changes if not tick.is_saved],
        "blocked": what_blocks(round.version) if decision == SignOff.APPROVE else "",
        "follows": _follows(round, decision, member),
    }
    return render(request, "board/sign.html", context, status=status)


def _follows(round: ReviewRound, decision: str, member: BoardMember) -> str:
    """Return what the signature would bring about, as things stand now."""
    if decision == SignOff.REQUEST_CHANGES:
        return (
            "The round ends at once. Signatures given in it count for nothing; the editor changes "
            "the text and submits it again."
        )
    if decision == SignOff.RECUSE:
        return "Your name stands in the record with this reason. Another member must sign."
    now = quorum_of(round, on=clock.day(clock.now()))
    digest = round.snapshot.digest
    mine = Signed(member.user_id, decision, digest, member.specialty, eligible=True)
    after = quorum(now.required, (*now.valid, mine), digest)
    if not after.reached:
        return f"With your signature: {after.in_words()} It cannot be taken back."
    schedule = round.schedules.filter(ended_at__isnull=True).first()
    when = "at once"
    if schedule is not None:
        local = timezone.localtime(schedule.publish_at)
        when = f"on {local:%-d %B %Y, %H:%M}"
    return (
        f"Your signature is the last that is needed: version {round.version.number} goes live "
        f"{when}. It cannot be taken back. (With an interest stated one more must sign.)"
    )


def _said(round: ReviewRound) -> str:
    fresh = ReviewRound.objects.select_related("version").get(pk=round.pk)
    number = fresh.version.number
    if fresh.outcome == "approved":
        return f"Your signature completes the quorum: version {number} is approved and goes live."
    if fresh.outcome:
        return f"Version {number} goes back to the editor with your words."
    words = quorum_of(fresh, on=clock.day(clock.now())).in_words()
    return f"Your signature on version {number} is recorded. {words}"
