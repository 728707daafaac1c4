"""What the pages of both kinds of import show: what became of each row, one outcome or all."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Manager
from django.http import HttpRequest

from editorial.models import BulkImport
from editorial.views.workspace import look_up
from references.models import SourceImport

PER_PAGE = 50
LATEST = 20


def rows_shown(
    request: HttpRequest,
    row: BulkImport | SourceImport,
    listed: "Manager[Any]",
    outcomes: Mapping[str, str],
    *,
    is_listed: bool,
) -> dict[str, Any]:
    """Return a page of an import's rows, of all or of the outcome that is asked for.

    They were counted when they were written down, in the column that each outcome is named for.
    """
    counts = {code: getattr(row, code) for code in outcomes}
    total = sum(counts.values())
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in outcomes else ""
    rows = listed.filter(outcome=chosen) if chosen else listed.all()
    count = counts.get(chosen, total) if is_listed else 0
    return {
        "total": total,
        "chosen": chosen,
        "choices": [(code, words, counts[code]) for code, words in outcomes.items()],
        "is_working": row.stage in ("waiting", "confirmed"),
        "page": look_up.page_of(request, rows, PER_PAGE, count=count),
        "kept": look_up.filters_kept(request),
    }
