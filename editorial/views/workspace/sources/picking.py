"""The picker of the editor: finds sources while somebody types, and adds one by its identifier."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from articles.models import ListedReference
from editorial import clock
from editorial.actions.add_source import add_source
from editorial.policies import Person, check_can_edit
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.sources.look_ups import told
from references.adding import LONGEST, Added, identifier_in, known_by
from references.models import Reference
from references.search import in_order, search

MOST = 8
_SHORTEST = 2


@staff_page(check_can_edit)
@require_safe
def pick(request: HttpRequest, who: Person) -> HttpResponse:
    """Return the sources that fit what was typed, and the identifier in it that can be added.

    Before anything is typed: those of the article's own list.
    """
    text = request.GET.get("q", "").strip()[:LONGEST]
    listed = list(
        ListedReference.objects.filter(article__slug=request.GET.get("article", "")[:200])
        .order_by("reference__key")
        .values_list("reference", flat=True)
    )
    found = found_for(text, listed)
    named = identifier_in(text)
    return JsonResponse(
        {
            "found": [_shown(one, one.pk in listed) for one in found],
            "adds": named[1] if named and not _is_among(named, found) else "",
        }
    )


@staff_page(check_can_edit)
@require_POST
def add(request: HttpRequest, who: Person) -> HttpResponse:
    """Add the source that a pasted identifier names, and return how it is cited."""
    text = request.POST.get("q", "").strip()
    added = add_source(text=text, by=request.user, at=clock.now())
    if isinstance(added, Added):
        return JsonResponse({"source": _shown(added.reference, False), "said": told(added)})
    return JsonResponse({"said": added.message}, status=404)


def found_for(text: str, listed: list[int]) -> list[Reference]:
    """Return the sources for what was typed, those of the article's list first."""
    if len(text) < _SHORTEST:
        return in_order(listed[: 2 * MOST])
    named = identifier_in(text)
    known = known_by(*named) if named else None
    ids = search(text).ids
    first = [one for one in ids if one in set(listed)]
    ordered = dict.fromkeys([*([known.pk] if known else []), *first, *ids])
    return in_order(list(ordered)[:MOST])


def _is_among(named: tuple[str, str], found: list[Reference]) -> bool:
    scheme, value = named
    if scheme == "url":
        return any(one.url.rstrip("/") == value.rstrip("/") for one in found)
    return any(getattr(one, scheme) == value for one in found)


def _shown(reference: Reference, is_listed: bool) -> dict[str, Any]:
    names = reference.authors.split(", ")
    by = names[0] + (" et al." if len(names) > 2 else f", {names[1]}" if len(names) == 2 else "")
    said = (by, reference.container, str(reference.year or ""))
    return {
        "key": reference.key,
        "title": reference.title[:300] or "Without a title",
        "by": ", ".join(part for part in said if part)[:200],
        "status": reference.get_status_display() if reference.status else "",
        "listed": is_listed,
    }
