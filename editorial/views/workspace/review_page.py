"""The page of a round: what readers will see, what changed, and what there is to decide."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import queries
from articles.content import Content
from articles.examine import counts
from articles.publishing.rendering.standing import Standing
from articles.status import Status
from editorial import clock
from editorial.checking import findings_of_frozen
from editorial.dangers import dangers_of, ticks_of
from editorial.models import ReviewRound
from editorial.policies import NotAllowed, Person, check_can_review
from editorial.queries import claims_to_decide, quorum_of
from editorial.standing import standing_of
from editorial.views.workspace import order_words, reading_pane, review_head
from editorial.views.workspace.claim_cards import findings_by_claim
from editorial.views.workspace.claims import cards_of
from editorial.views.workspace.queue_rows import work_of
from editorial.views.workspace.reading_pane import Frozen
from editorial.views.workspace.review_typed import CLAIMS_PER_PAGE, Typed
from editorial.views.workspace.threads_shown import threads_in
from editorial.views.workspace.ticks import groups_of, ticks_shown


def answer(
    request: HttpRequest, who: Person, round: ReviewRound, *, typed: Typed | None = None
) -> HttpResponse:
    """Answer with the page of a round; `typed` is what was chosen and not all saved."""
    content = round.snapshot.value()
    base = round.compared_with.snapshot.value() if round.compared_with else None
    today = clock.day(clock.now())
    claims = claims_to_decide(round, content, member=request.user)
    to_decide = [each for each in claims if each.carried_from is None]
    page = Paginator(to_decide, CLAIMS_PER_PAGE).get_page(request.GET.get("page"))
    findings = findings_of_frozen(round.snapshot, content, on=today)
    ticks = ticks_shown(
        dangers_of(round, content),
        ticks_of(round, request.user),
        typed.seen if typed else None,
    )
    cards = cards_of(
        content,
        base,
        list(page.object_list),
        findings=findings_by_claim(content, findings),
        ticks=ticks,
        said=typed.claims if typed else {},
    )
    carried = [each for each in claims if each.carried_from is not None]
    return render(
        request,
        "board/review.html",
        {
            "round": round,
            "orders": order_words.of_round(round, who, at=clock.now()),
            "version": round.version,
            "article": round.version.article,
            **_head(round, who),
            **_pane(request, round, content, base),
            "cards": cards,
            "comments": threads_in(round.version, content, who),
            "claims_page": page,
            "groups": groups_of(ticks, [each.claim.id for each in to_decide], content, base),
            "carried": review_head.carried(round, carried),
            "decided": sum(each.verdict is not None for each in to_decide),
            "of": len(to_decide),
            "seen": sum(tick.is_saved for tick in ticks),
            "of_changes": len(ticks),
            "sign_offs": round.sign_offs.select_related("signer"),
            "waivers": list(dict.fromkeys(content.waivers)),
            "counts": counts(findings),
            "unchecked": [f for f in findings if f.level == "unchecked"],
            "advice": [f for f in findings if f.level == "advise"],
            "seen_before": " ".join(tick.value for tick in ticks if tick.is_saved),
            "kept": _kept(request),
            "typed": typed,
        },
        status=409 if typed else 200,
    )


def standing_in(round: ReviewRound, content: Content) -> Standing:
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
        disclaimers=queries.disclaimers_in_force(on=now, language=content.language),
    )


def _head(round: ReviewRound, who: Person) -> dict[str, Any]:
    """Return how the round stands, and what this person may do in it."""
    now = clock.now()
    why_not = _why_not(round, who)
    open_now = round.closed_at is None and round.version.status == Status.UNDER_REVIEW
    has_signed = any(row.signer_id == who.id for row in round.sign_offs.all())
    quorum = quorum_of(round, on=clock.day(now))
    may_decide = open_now and not why_not and not has_signed
    return {
        "quorum": quorum,
        "policy_since": review_head.policy_since(round, at=now),
        "progress": review_head.progress(quorum, who, may_sign=may_decide),
        "due": review_head.due(round, at=now),
        "why_not": why_not,
        "has_signed": has_signed,
        "may_decide": may_decide,
        "may_begin": round.version.status == Status.SUBMITTED and not why_not,
        "work": work_of(round, who, at=now, may_hold=not why_not and not has_signed),
    }


def _kept(request: HttpRequest) -> str:
    """Return what of the address says how the page is looked at, for where its form is sent."""
    names = ("as", "marks", "page")
    return urlencode({name: request.GET[name] for name in names if name in request.GET})


def _why_not(round: ReviewRound, who: Person) -> str:
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    try:
        check_can_review(who, contributors=contributors, on=clock.day(clock.now()))
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _pane(
    request: HttpRequest, round: ReviewRound, content: Content, base: Content | None
) -> dict[str, Any]:
    """Return the words of the tab that was chosen."""
    before = None
    if base is not None and round.compared_with is not None:
        before = Frozen(round.compared_with.snapshot.digest, base)
    pane = reading_pane.pane(
        reading_pane.tab_of(request.GET.get("as", "")),
        Frozen(round.snapshot.digest, content),
        before,
        Standing(state="preview", version=round.version.number),
        mark=request.GET.get("marks") != "off",
    )
    return {"pane": pane, "tabs": reading_pane.TABS}
