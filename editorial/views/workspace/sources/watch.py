"""The report of the whole library of sources, on screen and as a table to take away."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial import clock
from editorial.policies import Person, check_can_see_workspace
from editorial.source_report import ORDERS, USES, Asked, Listing, Row
from editorial.source_troubles import WRONGS, Tally, counted_lately
from editorial.views.workspace import downloads, look_up
from editorial.views.workspace.access import staff_page
from references.kinds import WORDS as KINDS

PER_PAGE = 50
_HEADER = (
    "Key", "Title", "Authors", "Published in", "Year", "Kind", "DOI", "PMID", "Address", "Trouble",
    "Claims on live pages", "Live pages", "Working copies",
)  # fmt: skip


@dataclass(frozen=True)
class _Choice:
    """One line of the overview: what is wrong, how often, and the address that lists it."""

    tally: Tally
    name: str
    cure: str


@staff_page(check_can_see_workspace)
@require_safe
def watch(request: HttpRequest, who: Person) -> HttpResponse:
    """Show what is wrong in the library, and the sources that were asked for."""
    asked, at = _asked(request), clock.now()
    today = clock.day(at)
    counted, counted_at = counted_lately(at=at, today=today)
    page = look_up.page_of(request, Listing(asked, at=at, today=today), PER_PAGE)
    return render(
        request,
        "workspace/sources/watch.html",
        {
            "asked": asked,
            "overview": [_Choice(tally, *WRONGS[tally.what]) for tally in counted],
            "counted_at": counted_at,
            "what": WRONGS.get(asked.what),
            "page": page,
            "rows": [(row, [WRONGS[what][0] for what in row.wrongs]) for row in page.object_list],
            "uses": USES,
            "kinds": KINDS,
            "orders": ORDERS,
            "kept": look_up.filters_kept(request),
        },
    )


@staff_page(check_can_see_workspace)
@require_safe
def export(request: HttpRequest, who: Person) -> StreamingHttpResponse:
    """Give the sources that were asked for as a table, all of them."""
    at = clock.now()
    listing = Listing(_asked(request), at=at, today=clock.day(at))
    return downloads.csv_table(f"sources-{clock.day(at)}.csv", _HEADER, _cells(listing))


def _cells(listing: Listing) -> Iterator[tuple[object, ...]]:
    for row in listing.each():
        yield (*_of_record(row), row.claims, row.pages, row.drafts)


def _of_record(row: Row) -> tuple[object, ...]:
    one = row.reference
    wrongs = "; ".join(WRONGS[what][0] for what in row.wrongs)
    return (
        one.key, one.title, one.authors, one.container, one.year, one.get_kind_display(), one.doi,
        one.pmid, one.url, wrongs,
    )  # fmt: skip


def _asked(request: HttpRequest) -> Asked:
    """Return what is asked for; what is none of the choices narrows nothing."""

    def chosen(name: str, choices: dict[str, str] | dict[str, tuple[str, str]]) -> str:
        value = request.GET.get(name, "")
        return value if value in choices else ""

    return Asked(
        what=chosen("what", WRONGS),
        use=chosen("use", USES),
        kind=chosen("kind", dict(KINDS)),
        order=chosen("order", ORDERS) or "claims",
    )
