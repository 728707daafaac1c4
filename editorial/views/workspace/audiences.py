"""Audiences, and what each is told on every page: disclaimers with all their wordings."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles import audiences as known
from articles import languages
from articles.changes.wordings import words
from articles.models import Disclaimer
from articles.publishing.rendering.labels import STATE_WORDS
from editorial import clock
from editorial.actions.approve_disclaimer import approve_disclaimer
from editorial.actions.propose_disclaimer import propose_disclaimer
from editorial.forms.problems import problems_of
from editorial.forms.rules import DisclaimerForm
from editorial.policies import (
    NotAllowed,
    Person,
    check_can_approve_disclaimer,
    check_can_propose_disclaimer,
    check_can_see_workspace,
    may,
)
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.wording_reach import made_again, pages_with


@dataclass(frozen=True)
class Wordings:
    """One disclaimer: the wording in force, one that waits, and those before."""

    language: languages.Language
    state: str
    title: str
    in_force: Disclaimer | None
    proposed: Disclaimer | None
    earlier: list[Disclaimer]


@dataclass(frozen=True)
class Reader:
    """An audience, or every audience, with its disclaimers."""

    code: str
    name: str
    describes: str
    source: str
    disclaimers: list[Wordings]


@staff_page(check_can_see_workspace)
@require_safe
def audiences(request: HttpRequest, who: Person) -> HttpResponse:
    """Show each audience with what it is told."""
    rows: dict[str, dict[tuple[str, str], list[Disclaimer]]]
    rows = defaultdict(lambda: defaultdict(list))
    for row in Disclaimer.objects.select_related("proposed_by", "approved_by"):
        rows[row.audience][row.state, row.language].append(row)
    readers = [Reader("", "Every audience", "Notices of a page's state.", "", _of(rows[""]))]
    readers += [
        Reader(
            audience.code,
            audience.name,
            audience.describes,
            known.get(audience.derived_from).name if audience.derived_from else "",
            _of(rows[audience.code]),
        )
        for audience in known.AUDIENCES
    ]
    return render(
        request,
        "workspace/audiences.html",
        {
            "readers": [*readers[1:], readers[0]],
            "may_propose": may(check_can_propose_disclaimer, who),
            "may_approve": "chair" in who.roles,
        },
    )


@staff_page(check_can_propose_disclaimer)
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, who: Person) -> HttpResponse:
    """Propose the next wording; the form begins with the one in force."""
    given = request.POST if request.method == "POST" else request.GET
    last = (
        Disclaimer.objects.filter(
            language=given.get("language") or languages.FIRST.code,
            audience=given.get("audience", ""),
            state=given.get("state", ""),
        )
        .order_by("-number")
        .first()
    )
    if last is None:
        raise Http404
    form = DisclaimerForm(
        request.POST if request.method == "POST" else None,
        initial={
            "language": last.language,
            "audience": last.audience,
            "state": last.state,
            "text": last.text,
        },
    )
    if form.is_bound and form.is_valid():
        try:
            row = propose_disclaimer(
                **form.cleaned_data | {"language": last.language}, by=request.user, at=clock.now()
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.info(request, f"Wording {row.number} waits for the chair's approval.")
            return redirect("workspace:audiences")
    problems = problems_of(form) if form.is_bound else []
    return render(
        request,
        "workspace/disclaimer_new.html",
        {"form": form, "last": last, "title": _title(last), "problems": problems},
        status=400 if problems else 200,
    )


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show what a wording changes and on how many pages; on confirmation put it in force."""
    row = Disclaimer.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    check_can_approve_disclaimer(who, proposed_by=row.proposed_by_id)
    if request.method == "POST":
        approve_disclaimer(disclaimer=row, by=request.user, at=clock.now())
        messages.info(request, "The wording is in force. Live pages are being made again.")
        return redirect("workspace:audiences")
    before = Disclaimer.objects.filter(
        language=row.language,
        audience=row.audience,
        state=row.state,
        approved_at__isnull=False,
    ).first()
    return render(
        request,
        "workspace/disclaimer_approve.html",
        {
            "row": row,
            "title": _title(row),
            "pieces": words(before.text if before else "", row.text),
            "live": made_again(row).count(),
            "tell": pages_with(row).count(),
        },
    )


@staff_page(check_can_see_workspace)
@require_safe
def pages(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """List the live pages that a wording stands on, or would."""
    row = Disclaimer.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    found = look_up.page_of(request, pages_with(row), 50)
    return render(
        request,
        "workspace/settings/wording_pages.html",
        {"row": row, "title": _title(row), "page": found},
    )


def _of(by_state: dict[tuple[str, str], list[Disclaimer]]) -> list[Wordings]:
    found = []
    order = [language.code for language in languages.LANGUAGES]
    for (state, code), rows in sorted(
        by_state.items(), key=lambda item: (item[0][0], order.index(item[0][1]))
    ):
        language = languages.of(code)
        approved = [row for row in rows if row.approved_at]
        found.append(
            Wordings(
                language=language,
                state=state,
                title=f"{STATE_TITLES.get(state, state)}, {language.name}",
                in_force=approved[0] if approved else None,
                proposed=next((row for row in rows if not row.approved_at), None),
                earlier=approved[1:],
            )
        )
    return found


# The states in words that tell them apart; readers' own words for them are shorter.
STATE_TITLES = {
    "": "On every page",
    **{state: state.replace("_", " ").capitalize() for state in STATE_WORDS},
}


def _title(row: Disclaimer) -> str:
    reader = known.get(row.audience).name if row.audience else "Every audience"
    language = languages.of(row.language).name
    return f"{reader}: {STATE_TITLES.get(row.state, row.state).lower()}, {language}"
