"""What is done to many articles of the library: chosen, confirmed, done, and told of each."""

import tempfile
import zipfile
from collections.abc import Sequence
from typing import IO

from django.http import Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from articles import queries
from articles.exchange import markdown_form
from articles.models import Article
from editorial import at_once, clock
from editorial.article_list import Asked, found
from editorial.at_once import ACTS, Act
from editorial.forms.at_once import FORMS
from editorial.forms.problems import problems_of
from editorial.policies import Person, check_can_see_workspace, may
from editorial.views.workspace import downloads
from editorial.views.workspace.access import staff_page

MOST = 500
"""So many articles at once; what takes longer than SECONDS is told and goes on when asked."""
SECONDS = 20.0
FILES = "files"
_FILES = "Export their files"


def offered_to(who: Person) -> list[tuple[str, str]]:
    """Return what a person may do to many articles, by code and name."""
    acts = [(act.code, act.name) for act in ACTS.values() if may(act.check, who)]
    return [*acts, (FILES, _FILES)]


@staff_page(check_can_see_workspace)
@require_POST
def many(request: HttpRequest, who: Person) -> HttpResponseBase:
    """Ask what has to be said, then do it to each of the articles that were chosen."""
    ids = _chosen(request.POST)
    code = request.POST.get("act", "")
    if code == FILES and ids:
        return _files(ids)
    act = ACTS.get(code)
    if act is None and code != FILES:
        raise Http404
    if act is not None:
        act.check(who)
    if act is None or not ids:
        return render(request, "workspace/at_once_none.html", {"act": act}, status=400)
    sure = "sure" in request.POST
    form = FORMS[act.code](request.POST if sure else None)
    if form.is_bound and form.is_valid():
        return _done(request, act, ids, form.cleaned_data)
    return render(
        request,
        "workspace/at_once.html",
        {
            "act": act,
            "form": form,
            "problems": problems_of(form) if form.is_bound else [],
            "articles": Article.objects.filter(pk__in=ids).order_by("question"),
            "most": MOST,
            "is_cut": "all" in request.POST and len(ids) == MOST,
            "kept": request.POST.get("kept", "")[:2000],
        },
        status=400 if form.is_bound else 200,
    )


def _chosen(typed: QueryDict) -> list[int]:
    """Return the ids of the articles that were ticked, or of all that the list was narrowed to."""
    if "all" in typed and "sure" not in typed:
        asked = Asked.of(QueryDict(typed.get("kept", "")[:2000]))
        return list(found(asked, at=clock.now()).values_list("pk", flat=True)[:MOST])
    ticked = dict.fromkeys(typed.getlist("pk"))
    return [int(each) for each in ticked if each.isascii() and each.isdigit() and len(each) < 18][
        :MOST
    ]


def _done(request: HttpRequest, act: Act, ids: Sequence[int], said: at_once.Said) -> HttpResponse:
    results = at_once.run(act, ids, said, by=request.user, at=clock.now(), seconds=SECONDS)
    piles = {
        outcome: [each for each in results if each.outcome == outcome]
        for outcome in (at_once.DONE, at_once.UNCHANGED, at_once.REFUSED, at_once.LEFT)
    }
    return render(
        request,
        "workspace/at_once_done.html",
        {
            "act": act,
            "results": results,
            "piles": piles,
            "again": [(name, request.POST[name]) for name in FORMS[act.code].base_fields],
            "kept": request.POST.get("kept", "")[:2000],
        },
    )


def _files(ids: Sequence[int]) -> StreamingHttpResponse:
    today = clock.day(clock.now())
    return downloads.file(f"articles-{today}.zip", lambda: _packed(ids), "application/zip")


def _packed(ids: Sequence[int]) -> IO[bytes]:
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # whoever sends it closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as whole:
        for article in Article.objects.filter(pk__in=ids).order_by("slug"):
            text = markdown_form.write(queries.draft_of(article))
            whole.writestr(f"{article.slug}.md", text)
    file.seek(0)
    return file
