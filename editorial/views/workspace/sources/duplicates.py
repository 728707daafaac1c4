"""Sources that may be one: the list of pairs, two side by side, and telling them apart."""

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Article, ListedReference, Reliance
from articles.status import Status
from editorial import clock
from editorial.actions.merge_sources import (
    closed_among,
    drafts_citing,
    merge_sources,
    stamp,
)
from editorial.actions.tell_sources_apart import take_back as take_it_back
from editorial.actions.tell_sources_apart import tell_sources_apart
from editorial.policies import Person, check_can_keep_library, check_can_see_workspace, may
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from references import alike
from references.duplicates import Likeness, compare
from references.formatting import ama_html
from references.kinds import WORDS
from references.models import Apart, Reference
from references.side_by_side import KIND, ONE, OTHER, Row, chosen, more_complete, rows

PER_PAGE = 20
MOST_TOLD_APART = 50
MOST_REASON = 500
GRADES = {
    "sure": "Very likely one source",
    "likely": "Likely one source",
    "possible": "Possibly one source",
    "apart": "Not alike",
}


@dataclass(frozen=True)
class Side:
    """One of two records: printed, and how much rests on it."""

    name: str
    """ "one" or "other"."""
    reference: Reference
    drafts: int
    approved: int

    @property
    def printed(self) -> str:
        """Return the source as readers see it."""
        return ama_html(self.reference.csl, self.reference.kind)


@staff_page(check_can_see_workspace)
@require_safe
def duplicates(request: HttpRequest, who: Person) -> HttpResponse:
    """List the pairs that may be one source, the surest first, and those that were told apart."""
    found = alike.pairs()
    page = look_up.page_of(request, found.pairs, PER_PAGE)
    ids = {pk for pair in page.object_list for pk in (pair.one, pair.other)}
    by_id = Reference.objects.in_bulk(ids)
    drafts, approved = _counts(ids)
    shown = [
        (
            pair,
            GRADES[pair.likeness.grade],
            [
                Side(name, by_id[pk], drafts[pk], approved[pk])
                for name, pk in ((ONE, pair.one), (OTHER, pair.other))
            ],
        )
        for pair in page.object_list
        # One of the two may have gone since the list was made.
        if pair.one in by_id and pair.other in by_id
    ]
    return render(
        request,
        "workspace/sources/duplicates.html",
        {
            "page": page,
            "shown": shown,
            "kept": look_up.filters_kept(request),
            "left_out": found.left_out,
            "apart": Apart.objects.select_related("one", "other").order_by("-at")[:MOST_TOLD_APART],
            "may_change": may(check_can_keep_library, who),
        },
    )


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, who: Person, one: int, other: int) -> HttpResponse:
    """Show two records side by side; merge them, once confirmed, or keep them apart."""
    found = Reference.objects.in_bulk((one, other))
    if len(found) < 2:
        raise Http404
    both = found[one], found[other]
    if request.method != "POST":
        return _pair(request, who, both)
    check_can_keep_library(who)
    reason = request.POST.get("reason", "").strip()[:MOST_REASON]
    if request.POST.get("act") == "apart":
        return _keep_apart(request, who, both, reason)
    if request.POST.get("confirmed") != "yes":
        return _confirm(request, both, reason)
    return _merge(request, both, reason)


@staff_page(check_can_keep_library)
@require_POST
def take_back(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Take back that two sources are two: they may be proposed again."""
    row = Apart.objects.select_related("one", "other").filter(pk=pk).first()
    if row is None:
        raise Http404
    take_it_back(apart=row, by=request.user, at=clock.now())
    messages.info(request, f"{row.one.key} and {row.other.key} may be proposed again.")
    return redirect("workspace:source-pair", one=row.one_id, other=row.other_id)


Both = tuple[Reference, Reference]


def _keep_apart(request: HttpRequest, who: Person, both: Both, reason: str) -> HttpResponse:
    if not reason:
        problem = "Why they are two sources: say in a few words what tells them apart."
        return _pair(request, who, both, problem=problem)
    tell_sources_apart(one=both[0], other=both[1], reason=reason, by=request.user, at=clock.now())
    messages.info(
        request,
        f"{both[0].key} and {both[1].key} are kept apart, and are not proposed again. The list "
        "has them at its end, where it can be taken back.",
    )
    return redirect("workspace:source-duplicates")


def _merge(request: HttpRequest, both: Both, reason: str) -> HttpResponse:
    keep, picks, better = _typed(request, both)
    kept, gone = both if keep == ONE else both[::-1]
    kind = both[0].kind if picks.get(KIND, better) == ONE else both[1].kind
    done = merge_sources(
        kept=kept,
        gone=gone,
        kind=kind,
        csl=chosen(both[0].csl, both[1].csl, picks, better),
        reason=reason,
        read=request.POST.get("read", "")[:200],
        by=request.user,
        at=clock.now(),
    )
    many = len(done.articles)
    drafts = "no draft" if not many else "1 draft" if many == 1 else f"{many} drafts"
    messages.info(
        request,
        f"{gone.key} and {kept.key} are one source now, {kept.key}; {drafts} had to be changed. "
        f"Whatever cites {gone.key} still leads here.",
    )
    return redirect("workspace:source", pk=done.source.pk)


def _confirm(request: HttpRequest, both: Both, reason: str) -> HttpResponse:
    keep, picks, better = _typed(request, both)
    kept, gone = both if keep == ONE else both[::-1]
    kind = both[0].kind if picks.get(KIND, better) == ONE else both[1].kind
    csl = chosen(both[0].csl, both[1].csl, picks, better)
    drafts = drafts_citing(gone)
    return render(
        request,
        "workspace/sources/merge.html",
        {
            "both": both,
            "kept": kept,
            "gone": gone,
            "printed": ama_html(csl, kind),
            "kind": WORDS.get(kind, ""),
            "drafts": drafts,
            "closed": closed_among(drafts),
            "approved": _counts({gone.pk})[1][gone.pk],
            "typed": [("keep", keep), *((f"pick-{name}", pick) for name, pick in picks.items())],
            "reason": reason,
            "read": stamp(*both),
        },
    )


def _pair(request: HttpRequest, who: Person, both: Both, *, problem: str = "") -> HttpResponse:
    likeness: Likeness = compare(both[0].csl, both[1].csl)
    better = more_complete(both[0].csl, both[1].csl)
    drafts, approved = _counts({row.pk for row in both})
    sides = [
        Side(name, row, drafts[row.pk], approved[row.pk])
        for name, row in zip((ONE, OTHER), both, strict=True)
    ]
    first, second = sorted(row.pk for row in both)
    keep, picks, _ = _typed(request, both)
    fields = rows(both[0].csl, both[1].csl, (both[0].kind, both[1].kind), better)
    return render(
        request,
        "workspace/sources/pair.html",
        {
            "both": both,
            "sides": sides,
            "grade": GRADES[likeness.grade],
            "is_apart": likeness.grade == "apart",
            "reasons": likeness.words,
            "rows": [(row, picks.get(row.field, row.better), _is_choice(row)) for row in fields],
            "keep": request.POST.get("keep") or _more_cited(sides) or keep,
            "told": Apart.objects.filter(one=first, other=second).first(),
            "reason": request.POST.get("reason", "")[:MOST_REASON],
            "problem": problem,
            "may_change": may(check_can_keep_library, who),
            "drafts": [(side, _articles(side.reference)) for side in sides],
        },
        status=400 if problem else 200,
    )


def _typed(request: HttpRequest, both: Both) -> tuple[str, dict[str, str], str]:
    """Return which key is kept, what was picked by field, and which record is more complete."""
    better = more_complete(both[0].csl, both[1].csl)
    keep = request.POST.get("keep", "")
    picks = {
        name.removeprefix("pick-"): str(value)
        for name, value in request.POST.items()
        if name.startswith("pick-") and value in (ONE, OTHER)
    }
    return (keep if keep in (ONE, OTHER) else better), picks, better


def _is_choice(row: Row) -> bool:
    return bool(row.one and row.other and row.differs)


def _more_cited(sides: list[Side]) -> str:
    """Return the record whose key stands in more texts, as fewer must be changed then."""
    one, other = ((side.drafts, side.approved) for side in sides)
    return "" if one == other else ONE if one > other else OTHER


def _articles(reference: Reference) -> list[Article]:
    return list(reference.articles.order_by("slug")[:10])


def _counts(ids: set[int]) -> tuple[Counter[int], Counter[int]]:
    """Return by source how many drafts list it, and how many approved versions rest on it."""
    listed = ListedReference.objects.filter(reference__in=ids).values_list("reference")
    approved = Reliance.objects.filter(
        reference__in=ids, snapshot__versions__status=Status.APPROVED
    ).values_list("reference")
    return (
        Counter(dict(listed.annotate(Count("article", distinct=True)))),
        Counter(dict(approved.annotate(Count("snapshot__versions", distinct=True)))),
    )
