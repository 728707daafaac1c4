"""A round of review as a board member meets it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from articles import audiences, queries
from articles.content import Content
from articles.examine import counts
from articles.publishing.rendering import page_view
from articles.publishing.rendering.standing import Standing
from articles.status import Status
from editorial import clock
from editorial.actions.begin_review import begin_review
from editorial.actions.give_verdict import give_verdict
from editorial.checking import findings_of
from editorial.forms.review import VerdictForm
from editorial.models import ReviewRound
from editorial.policies import (
    NotAllowed,
    Person,
    check_can_review,
    check_can_see_workspace,
)
from editorial.queries import claims_to_decide, quorum_of, rounds_open
from editorial.standing import standing_of
from editorial.views.workspace import look_up, order_words, shown, worklists
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.claims import rows_of

CLAIMS_PER_PAGE = 40


@staff_page(check_can_see_workspace)
@require_safe
def reviews(request: HttpRequest, who: Person) -> HttpResponse:
    """List the rounds before the board, oldest first."""
    page = look_up.page_of(request, rounds_open())
    rows = [
        {
            "round": round,
            "progress": worklists.progress(round, round.sign_offs.all()),
            "signed_by_me": any(s.signer_id == who.id for s in round.sign_offs.all()),
        }
        for round in page.object_list
    ]
    return render(request, "board/reviews.html", {"page": page, "rows": rows})


@staff_page(check_can_see_workspace)
@require_safe
def review(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show what is under review, as readers will see it, and each claim to decide."""
    return page(request, who, look_up.round(pk))


def page(
    request: HttpRequest,
    who: Person,
    round: ReviewRound,
    *,
    data: Any = None,
    refusals: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer with the page of a round; `data` are verdicts that were typed and not all taken."""
    today = clock.day(clock.now())
    content = round.snapshot.value()
    why_not = _why_not(round, who)
    open_now = round.closed_at is None and round.version.status == Status.UNDER_REVIEW
    has_signed = round.sign_offs.filter(signer_id=who.id).exists()
    claims = claims_to_decide(round, content, member=request.user)
    to_decide = [each for each in claims if each.carried_from is None]
    claims_page = Paginator(to_decide, CLAIMS_PER_PAGE).get_page(request.GET.get("page"))
    findings = findings_of(content, on=today)
    may_decide = open_now and not why_not and not has_signed
    return render(
        request,
        "board/review.html",
        {
            "round": round,
            "orders": order_words.of_round(round, who, at=clock.now()),
            "version": round.version,
            "article": round.version.article,
            "quorum": quorum_of(round, on=today),
            "why_not": why_not,
            "has_signed": has_signed,
            "may_decide": may_decide,
            "may_begin": round.version.status == Status.SUBMITTED and not why_not,
            "rows": rows_of(content, claims_page, data, findings, may_decide=may_decide),
            "claims_page": claims_page,
            "carried": [each for each in claims if each.carried_from is not None],
            "decided": sum(each.verdict is not None for each in to_decide),
            "of": len(to_decide),
            "gone": _gone(round, content),
            "sign_offs": round.sign_offs.select_related("signer"),
            "waivers": content.waivers,
            "counts": counts(findings),
            "unchecked": [f for f in findings if f.level == "unchecked"],
            "advice": [f for f in findings if f.level == "advise"],
            "refusals": refusals or [],
            **_as_readers_see(request, round, content),
        },
        status=status,
    )


@staff_page(check_can_see_workspace)
@require_POST
def begin(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Take the version up for review."""
    round = look_up.round(pk)
    begin_review(round=round, by=request.user, at=clock.now())
    messages.info(request, f"The review of version {round.version.number} has begun.")
    return redirect("workspace:review", pk=pk)


@staff_page(check_can_see_workspace)
@require_POST
def verdicts(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Record the verdicts that were given, each for itself; say of each that was not why."""
    round = look_up.round(pk)
    refusals = []
    taken = 0
    for number in range(CLAIMS_PER_PAGE):
        form = VerdictForm(request.POST, prefix=f"verdict-{number}")
        if f"verdict-{number}-claim" not in request.POST or not form.is_valid():
            continue
        typed = form.cleaned_data
        if not typed["verdict"] or _already_said(round, request.user, typed):
            continue
        try:
            give_verdict(
                round=round,
                claim=typed["claim"],
                claim_digest_shown=typed["digest"],
                verdict=typed["verdict"],
                note=typed["note"],
                by=request.user,
                at=clock.now(),
            )
            taken += 1
        except NotAllowed as refusal:
            refusals.append(str(refusal))
    if refusals:
        return page(request, who, round, data=request.POST, refusals=refusals, status=409)
    messages.info(request, "1 verdict is saved." if taken == 1 else f"{taken} verdicts are saved.")
    query = f"?page={request.GET['page']}" if request.GET.get("page", "").isdigit() else ""
    return redirect(f"{reverse('workspace:review', args=[pk])}{query}#claims")


@staff_page(check_can_see_workspace)
@require_safe
def as_readers_see(request: HttpRequest, who: Person, pk: int, audience: str) -> HttpResponse:
    """Show the whole page of what is under review, for one audience."""
    round = look_up.round(pk)
    content = round.snapshot.value()
    standing = _standing(round, content)

    def address(code: str) -> str:
        return reverse("workspace:review-page", args=[pk, code])

    try:
        return HttpResponse(shown.page_of(content, standing, audience, address=address))
    except shown.CannotShow as trouble:
        context = {"article": round.version.article, "trouble": str(trouble)}
        return render(request, "workspace/cannot_show.html", context, status=422)


def _why_not(round: ReviewRound, who: Person) -> str:
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    try:
        check_can_review(who, contributors=contributors, on=clock.day(clock.now()))
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _already_said(round: ReviewRound, user: Any, typed: dict[str, str]) -> bool:
    return round.verdicts.filter(
        member=user,
        claim=typed["claim"],
        claim_digest=typed["digest"],
        verdict=typed["verdict"],
        note=typed["note"].strip(),
    ).exists()


def _as_readers_see(request: HttpRequest, round: ReviewRound, content: Content) -> dict[str, Any]:
    """Return the words for the audience that was chosen, and the choice."""
    chosen = request.GET.get("audience", "")
    audience = chosen if chosen in audiences.CODES else audiences.DEFAULT.code
    found: dict[str, Any] = {"audiences": audiences.AUDIENCES, "audience": audiences.get(audience)}
    try:
        fragment = shown.fragment_of(content, audience)
    except shown.CannotShow as trouble:
        return {**found, "trouble": str(trouble)}
    standing = _standing(round, content)
    return {
        **found,
        "fragment": fragment,
        "references": page_view.references(fragment["references"], standing),
        "text": page_view.cards_first(fragment["body"]),
        "text_note": page_view.text_note(audience, fragment["text_audience"]),
    }


def _standing(round: ReviewRound, content: Content) -> Standing:
    """Return what readers would be told; where they would get no words of it, a preview's."""
    now = clock.now()
    if round.closed_at is None:
        standing = standing_of(round.version, at=now)
        if standing.shows_text:
            return standing
    return Standing(
        state="preview",
        version=round.version.number,
        next_review_on=content.next_review_on,
        disclaimers=queries.disclaimers_in_force(on=now),
    )


def _gone(round: ReviewRound, content: Content) -> list[str]:
    """Return the ids of claims that the approved version has and this one has no more."""
    if round.compared_with is None:
        return []
    now = {id for claim in content.claims for id in (claim.id, *claim.was)}
    return [c.id for c in round.compared_with.snapshot.value().claims if c.id not in now]
