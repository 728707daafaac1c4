"""Any two states of an article held against each other, as readers see them or as it is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.assemble import assemble
from articles.changes.parts import Part, Run, changed_runs, parts
from articles.draft import Draft
from articles.models import Article
from editorial.policies import Person, check_can_edit, check_can_see_workspace, may
from editorial.views.workspace import differences, look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.states_compared import LIVE, NOW, State, state_of

WAYS = {"visual": "Visual", "source": "Source"}


@dataclass(frozen=True)
class PartShown:
    """A part of the page that is not as it was, with what stands around the change."""

    part: Part
    runs: list[Run | None]
    """None stands for passages that did not change and are not shown."""


@staff_page(check_can_see_workspace)
@require_safe
def compare(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show what changed from one state to another: `from` and `to`, or any two `of`."""
    article = look_up.article(slug)
    ticked = request.GET.getlist("of")
    if ticked and len(ticked) != 2:
        messages.info(request, f"{len(ticked)} ticked: tick two to compare, no more and no fewer.")
        return redirect("workspace:history", slug=slug)
    if not ticked and not request.GET.get("from"):
        return redirect("workspace:history", slug=slug)
    before, after = _chosen(request, article, ticked)
    way = "source" if request.GET.get("way") == "source" else "visual"
    shown = list(_visual(before.draft, after.draft)) if way == "visual" else []
    # What readers do not see can have changed where the page has not.
    changes = [] if shown else differences.changes(before.draft, after.draft)
    return render(
        request,
        "workspace/compare.html",
        {
            "article": article,
            "before": before,
            "after": after,
            "ways": WAYS.items(),
            "way": way,
            "parts": shown,
            "changes": changes,
            "may_restore": may(check_can_edit, who) and before.key not in (NOW, LIVE),
        },
    )


def _chosen(request: HttpRequest, article: Article, ticked: list[str]) -> tuple[State, State]:
    if ticked:
        # The page has the newest first, which tells two of one moment apart.
        states = [state_of(article, key) for key in reversed(ticked)]
        one, other = sorted(states, key=lambda each: each.at)
        return one, other
    after = state_of(article, request.GET.get("to", NOW))
    return state_of(article, request.GET["from"]), after


def _visual(before: Draft, after: Draft) -> Iterator[PartShown]:
    # Disclaimers are the site's, and the same for both.
    for part in parts(assemble(before), assemble(after)):
        if part.state != "same":
            yield PartShown(part, list(changed_runs(part.runs)))
