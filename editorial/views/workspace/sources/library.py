"""The library of sources: found by words and identifiers, narrowed, and in order."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from editorial.policies import (
    Person,
    check_can_add_source,
    check_can_keep_library,
    check_can_see_workspace,
    may,
)
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.sources import citing
from references.kinds import WORDS
from references.notice_kinds import STATUSES
from references.search import ANY_NOTICE, MOST, ORDERS, Filters, in_order, search

PER_PAGE = 25


@dataclass(frozen=True)
class Way:
    """Where the list leads to besides its sources: an address that needs no number."""

    name: str
    words: str
    check: Callable[[Person], None] = check_can_see_workspace


# The first is the button, the others are links below.
WAYS: tuple[Way, ...] = (
    Way("source-add", "Add a source", check_can_add_source),
    Way("sources-import", "Import a file or a list", check_can_keep_library),
    Way("source-new", "Describe one by hand", check_can_keep_library),
    Way("source-duplicates", "Possible duplicates"),
    Way("sources-watch", "Watch over the sources"),
    Way("registers", "Lists of registers"),
)

ONLY: dict[str, str] = {
    "uncited": "Cited by no article",
    "no-identifier": "Without an identifier",
    "disagree": "Registers disagree",
    "superseded": "Superseded",
    "dead-link": "Link is dead",
    "no-year": "Without a year",
}
STANDINGS = [
    (ANY_NOTICE, "Any notice"),
    *((code, word) for code, word in STATUSES.items() if code),
]


@staff_page(check_can_see_workspace)
@require_safe
def sources(request: HttpRequest, who: Person) -> HttpResponse:
    """List the sources that fit what is asked for."""
    names = ("q", "kind", "status", "only", "from", "to", "region", "order")
    chosen = {name: request.GET.get(name, "").strip()[:300] for name in names}
    if chosen["order"] not in ORDERS:
        chosen["order"] = "changed"
    filters = filters_of(request.GET)
    found = search(chosen["q"], filters=filters, order=chosen["order"])
    page = look_up.page_of(request, found.ids, PER_PAGE)
    shown = in_order(list(page.object_list))
    uses = citing.uses(each.pk for each in shown)
    ways = [(reverse(f"workspace:{way.name}"), way.words) for way in WAYS if may(way.check, who)]
    return render(
        request,
        "workspace/sources/library.html",
        {
            "page": page,
            "rows": [(each, uses[each.pk]) for each in shown],
            "found": found,
            "most": MOST,
            "kept": look_up.filters_kept(request),
            "chosen": chosen,
            "asks": bool(chosen["q"]) or filters.narrows,
            "narrows": filters.narrows or chosen["order"] != "changed",
            "kinds": WORDS.items(),
            "standings": STANDINGS,
            "only": ONLY.items(),
            "orders": ORDERS.items(),
            "ways": ways,
            "adds": bool(ways) and ways[0][1] == WAYS[0].words,
        },
    )


def filters_of(asked: QueryDict) -> Filters:
    """Return what a query narrows by; what is no choice narrows nothing."""
    kind, status, only = (asked.get(name, "") for name in ("kind", "status", "only"))
    return Filters(
        kind=kind if kind in WORDS else "",
        status=status if status in dict(STANDINGS) else "",
        year_from=_year(asked.get("from", "")),
        year_to=_year(asked.get("to", "")),
        region=asked.get("region", "").strip()[:20],
        without_identifier=only == "no-identifier",
        mismatched=only == "disagree",
        superseded=only == "superseded",
        also=_also(only),
    )


def _also(only: str) -> Q | None:
    if only == "uncited":
        return citing.uncited()
    if only == "no-year":
        return Q(year__isnull=True)
    return Q(link__is_dead=True) if only == "dead-link" else None


def _year(typed: str) -> int | None:
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else None
