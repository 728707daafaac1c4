"""Asking registers about a source, taking over what they say, and adding one by its identifier."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from editorial import clock
from editorial.actions.add_source import add_source
from editorial.actions.look_up_source import look_up_source
from editorial.actions.take_from_register import take_from_register
from editorial.policies import Person, check_can_add_source, check_can_keep_library
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.sources.source import look_up_source as source_of
from references.adding import LONGEST, Added
from references.editing import token
from references.formatting import ama_text
from references.library import DifferentSource
from references.lookup.held_together import newest_found
from references.lookup.offers import offers
from references.lookup.services import name_of
from references.models import LookUp, Reference


@staff_page(check_can_keep_library)
@require_POST
def look_up(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Ask the registers, and lead to what differs."""
    rows = look_up_source(reference=source_of(pk), by=request.user, at=clock.now())
    messages.info(request, _said(rows))
    offered = any(offers_by(source_of(pk)))
    return redirect("workspace:source-offers" if offered else "workspace:source", pk=pk)


@staff_page(check_can_keep_library)
@require_http_methods(["GET", "HEAD", "POST"])
def differences(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show where registers say more than the record or something else, and take what is chosen."""
    reference = source_of(pk)
    refusal = ""
    if request.method == "POST":
        number = request.POST.get("answer", "")
        answers = {str(row.pk): row for row in newest_found(reference)}
        chosen = request.POST.getlist("field")
        if number not in answers:
            refusal = "There is a newer answer of this register. Choose again."
        elif not chosen:
            refusal = "No field was chosen. Tick what is to be taken over."
        else:
            try:
                take_from_register(
                    look_up=answers[number], fields=chosen, read=request.POST.get("read", ""),
                    by=request.user, at=clock.now(),
                )  # fmt: skip
            except DifferentSource as trouble:
                refusal = str(trouble)
            else:
                taken = f"{len(chosen)} field{'s' if len(chosen) > 1 else ''}"
                messages.info(request, f"{taken} taken over. What was there before is kept.")
                return redirect("workspace:source", pk=pk)
    return render(
        request,
        "workspace/sources/offers.html",
        {
            "reference": reference,
            "printed": ama_text(reference.csl, reference.kind),
            "answers": offers_by(reference),
            "read": token(reference),
            "refusal": refusal,
        },
        status=400 if refusal else 200,
    )


@staff_page(check_can_add_source)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, who: Person) -> HttpResponse:
    """Add a source by what it is known by."""
    text = request.POST.get("text", "").strip()[:LONGEST]
    missing = None
    if request.method == "POST":
        added = add_source(text=text, by=request.user, at=clock.now(), bare="bare" in request.POST)
        if isinstance(added, Added):
            messages.info(request, told(added))
            return redirect("workspace:source", pk=added.reference.pk)
        missing = added
    return render(
        request,
        "workspace/sources/add.html",
        {"text": text, "missing": missing},
        status=400 if missing else 200,
    )


def told(added: Added) -> str:
    """Return in a sentence what came of adding a source."""
    key = added.reference.key
    if added.reference.mismatch and added.what != "known":
        return (
            f"{key} is in the library, but its registers disagree: {added.reference.mismatch} "
            "Look at both before it is cited."
        )
    return {
        "known": f"{key} was in the library already.",
        "new": f"{key} is new in the library.",
        "completed": f"{key} was in the library already; what it lacked was added.",
    }[added.what]


def offers_by(reference: Reference) -> list[tuple[str, LookUp, list[object]]]:
    """Return each register's name, its newest answer and what could be taken from it, if any."""
    found = []
    for row in newest_found(reference):
        if said := offers(reference.csl, row.record or {}):
            found.append((name_of(row.service), row, list[object](said)))
    return found


def _said(rows: list[LookUp]) -> str:
    if not rows:
        return "It has nothing to look it up by. Add a DOI, PubMed number, ISBN or address."
    return " ".join(
        f"{name_of(row.service)}: {row.get_outcome_display().lower()}."
        + (f" {row.detail}" if row.outcome in ("failed", "refused") else "")
        for row in rows
    )
