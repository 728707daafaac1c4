"""Any two versions of an article held against each other, by page part or by claim."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.changes.claims import claim_changes
from articles.changes.parts import Part, Run, changed_runs, parts
from articles.content import Content
from articles.models import Version
from editorial.dangers import dangers_between
from editorial.policies import Person, check_can_see_workspace
from editorial.queries import ClaimToDecide
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.claims import cards_of
from editorial.views.workspace.ticks import Tick, groups_of, ticks_shown

WAYS = (("part", "By page part"), ("claim", "By claim"))


@dataclass(frozen=True)
class PartShown:
    """A part of the page that is not as it was."""

    part: Part
    runs: list[Run | None]
    """None stands for passages that did not change and are not shown."""
    ticks: list[Tick]


@staff_page(check_can_see_workspace)
@require_safe
def compare(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show what changed from one version to another, at whatever status they are."""
    article = look_up.article(slug)
    versions = list(article.versions.select_related("snapshot").order_by("-number"))
    by = "claim" if request.GET.get("by") == "claim" else "part"
    before, after = _chosen(request, versions)
    context = {
        "article": article,
        "versions": versions,
        "ways": WAYS,
        "by": by,
        "before": before,
        "after": after,
    }
    if before is not None and after is not None:
        context |= _compared(before, after, by)
    return render(request, "board/versions_compared.html", context)


def _chosen(
    request: HttpRequest, versions: Sequence[Version]
) -> tuple[Version | None, Version | None]:
    """Return the two versions that were asked for, or the newest two; Http404 for any other."""
    by_number = {str(version.number): version for version in versions}
    found: list[Version | None] = []
    for name, place in (("from", 1), ("to", 0)):
        asked = request.GET.get(name)
        if asked is None:
            found.append(versions[place] if len(versions) > place else None)
        elif asked in by_number:
            found.append(by_number[asked])
        else:
            raise Http404
    return found[0], found[1]


def _compared(before: Version, after: Version, by: str) -> dict[str, Any]:
    old, new = before.snapshot.value(), after.snapshot.value()
    dangers = dangers_between(before.snapshot, after.snapshot, old, new)
    ticks = ticks_shown(dangers, {}, each_alone=by != "claim")
    told = {"of_dangers": len(ticks), "is_same": before.snapshot.digest == after.snapshot.digest}
    if by == "claim":
        return told | _by_claim(old, new, ticks)
    return told | _by_part(old, new, ticks)


def _by_claim(old: Content, new: Content, ticks: list[Tick]) -> dict[str, Any]:
    changes = claim_changes(old, new)
    differing = [
        ClaimToDecide(change.after, "", change.before, None, None)
        for change in changes
        if change.after is not None and change.state != "same"
    ]
    ids = [each.claim.id for each in differing]
    return {
        "cards": cards_of(new, old, differing, findings={}, ticks=ticks, said={}),
        "groups": groups_of(ticks, ids, new, old),
        "same": [change.id for change in changes if change.state == "same"],
    }


def _by_part(old: Content, new: Content, ticks: list[Tick]) -> dict[str, Any]:
    every = parts(old, new)
    places = {(part.audience, part.where) for part in every if part.where != "article"}
    by_place: dict[tuple[str, str], list[Tick]] = defaultdict(list)
    for tick in ticks:
        by_place[tick.danger.audience, tick.danger.where].append(tick)
    shown = []
    for part in every:
        place = (part.audience, part.where)
        here = by_place.pop(place, []) if place in places else []
        if part.state != "same" or here:
            shown.append(PartShown(part, list(changed_runs(part.runs)), here))
    return {
        "parts": shown,
        "elsewhere": [tick for left in by_place.values() for tick in left],
        "same": [part.title for part in every if part.state == "same"],
    }
