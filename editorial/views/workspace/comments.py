"""What is said about a version: the list of its threads, and a new one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles.status import OPEN
from editorial import clock
from editorial.actions.open_thread import open_thread
from editorial.anchors import Place
from editorial.forms.comments import ClaimThreadForm, ThreadForm
from editorial.forms.problems import problems_of
from editorial.forms.strict import refuse_forged
from editorial.policies import Conflict, NotAllowed, Person, check_can_see_workspace, may
from editorial.policies.commenting import check_can_comment, check_can_invite_expert
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.discussed import content_now, version_of
from editorial.views.workspace.threads_shown import threads_in

SHOWN = {
    "open": ("Open", lambda row: row.is_open),
    "blocking": ("Stop the approval", lambda row: row.blocks),
    "resolved": ("Resolved", lambda row: not row.is_open),
    "orphaned": ("Without their words", lambda row: row.is_orphaned),
    "all": ("All", lambda row: True),
}


@staff_page(check_can_see_workspace)
@require_safe
def comments(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """List the threads of one version, by how they stand and by claim."""
    article = look_up.article(slug)
    version = version_of(article, request.GET.get("version", ""))
    content, whose = content_now(version) if version else (None, "")
    threads = threads_in(version, content, who) if version and content else None
    rows = threads.rows if threads else []
    show = request.GET.get("show", "open")
    show = show if show in SHOWN else "open"
    claim = request.GET.get("claim", "")[:80]
    claims = sorted({row.claim for row in rows if row.claim})
    of_claim = [row for row in rows if not claim or row.claim == claim]
    return render(
        request,
        "board/comments.html",
        {
            "article": article,
            "version": version,
            "versions": article.versions.values_list("number", flat=True),
            "threads": threads,
            "rows": [row for row in of_claim if SHOWN[show][1](row)],
            "filters": [
                (code, word, sum(map(keep, of_claim)), code == show)
                for code, (word, keep) in SHOWN.items()
            ],
            "show": show,
            "claim": claim,
            "claims": claims,
            "whose": whose,
            "may_invite": version and version.status in OPEN and may(check_can_invite_expert, who),
        },
    )


@staff_page(check_can_comment)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Open a thread on a claim, on a passage or on the whole."""
    article = look_up.article(slug)
    version = version_of(article, request.GET.get("version", ""))
    if version is None:
        raise Conflict("Nothing was submitted yet, so there is no version to comment on.")
    content = version.snapshot.value()
    claim = content.claim(request.GET.get("claim", "")) if "claim" in request.GET else None
    if "claim" in request.GET and claim is None:
        raise Conflict(f"This claim is not in version {version.number} now. Reload the page.")
    data = request.POST if request.method == "POST" else None
    form: Any = ClaimThreadForm(data) if claim else ThreadForm(data, content=content)
    refuse_forged(request, form)
    if form.is_bound and form.is_valid():
        place = Place(claim=claim.id) if claim else form.found
        try:
            row = open_thread(
                version=version,
                place=place,
                text=form.cleaned_data["text"],
                replacement=None if claim else form.suggested(),
                blocking=form.cleaned_data["blocking"],
                by=request.user,
                at=clock.now(),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.info(request, "Your comment is there for everybody who works on the version.")
            return redirect("workspace:thread", slug=slug, pk=row.pk)
    context = {
        "article": article,
        "version": version,
        "claim": claim,
        "form": form,
        "problems": problems_of(form) if form.is_bound else [],
        "is_open": version.status in OPEN,
    }
    status = 400 if form.is_bound else 200
    return render(request, "board/comment_new.html", context, status=status)
