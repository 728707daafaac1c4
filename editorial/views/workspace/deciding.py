"""Saving what a board member decided: her verdicts and her ticks, each for itself."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from editorial import clock
from editorial.actions.give_verdict import give_verdict
from editorial.actions.see_change import see_change, take_back
from editorial.models import ReviewRound
from editorial.policies import NotAllowed, Person, check_can_see_workspace
from editorial.views.workspace import look_up, review_page
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.review_typed import Typed, typed_in


@staff_page(check_can_see_workspace)
@require_POST
def decide(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Save what was chosen, each for itself; say of each that was not why, and keep it typed."""
    round = look_up.round(pk)
    typed = typed_in(request)
    verdicts = _save_verdicts(request, round, typed)
    ticks = _save_ticks(request, round, typed)
    if typed.refusals:
        return review_page.answer(request, who, round, typed=typed)
    if verdicts or ticks or not typed.go:
        messages.info(request, _said(verdicts, ticks))
    return redirect(_next(request, round, typed.go))


def _save_verdicts(request: HttpRequest, round: ReviewRound, typed: Typed) -> int:
    saved = {v.claim: v for v in round.verdicts.filter(member=request.user.pk)}
    taken = 0
    for claim, said in list(typed.claims.items()):
        if said.refusal:
            continue
        before = saved.get(claim)
        told = (said.verdict, said.note.strip(), typed.digests[claim])
        if before and told == (before.verdict, before.note, before.claim_digest):
            continue
        if not said.verdict:
            if said.note.strip():
                typed.refuse(
                    f"Claim “{claim}”: your note has no verdict yet. Choose “supported” or “needs "
                    "change”.",
                    claim,
                )
            continue
        try:
            give_verdict(
                round=round,
                claim=claim,
                claim_digest_shown=typed.digests[claim],
                verdict=said.verdict,
                note=said.note,
                by=request.user,
                at=clock.now(),
            )
            taken += 1
        except NotAllowed as refusal:
            typed.refuse(str(refusal), claim)
    return taken


def _save_ticks(request: HttpRequest, round: ReviewRound, typed: Typed) -> int:
    """Save ticks that were set, and take back those that the page had and that were cleared."""
    taken = 0
    acts: list[tuple[Callable[..., Any], str]]
    acts = [(see_change, change) for change in sorted(typed.seen - typed.seen_before)]
    acts += [(take_back, change) for change in sorted(typed.seen_before - typed.seen)]
    for act, change in acts:
        try:
            act(round=round, change=change, by=request.user, at=clock.now())
            taken += 1
        except NotAllowed as refusal:
            typed.refuse(str(refusal))
    return taken


def _said(verdicts: int, ticks: int) -> str:
    saved = []
    if verdicts:
        saved.append("1 verdict" if verdicts == 1 else f"{verdicts} verdicts")
    if ticks:
        saved.append("what you ticked")  # which may stand for the same change in several texts
    if not saved:
        return "Nothing new was chosen, so nothing was saved."
    return f"{' and '.join(saved)} {'is' if verdicts + bool(ticks) == 1 else 'are'} saved."


def _next(request: HttpRequest, round: ReviewRound, go: str) -> str:
    kind, _, what = go.partition(":")
    if kind == "sign":
        return reverse("workspace:sign", args=[round.pk, what])
    kept = {name: request.GET[name] for name in ("as", "marks", "page") if name in request.GET}
    if kind:
        kept[kind] = what
    place = "as-readers" if kind == "as" else "claims"
    address = reverse("workspace:review", args=[round.pk])
    return f"{address}{'?' if kept else ''}{urlencode(kept)}#{place}"
