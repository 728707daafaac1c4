"""The dashboard: few plots, each with its numbers beside it, and the list behind each number."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial import clock
from editorial.insight import decisions
from editorial.policies import Person, check_can_see_workspace
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.insight import of_library, of_work
from editorial.views.workspace.insight.figure import lasted


@staff_page(check_can_see_workspace)
@require_safe
def insight(request: HttpRequest, who: Person) -> HttpResponse:
    """Show how the library, the board's work and the evidence stand."""
    now = clock.now()
    figures = [
        of_library.states(),
        of_work.times(now),
        of_work.queue(now),
        of_work.load(now),
        of_library.readability(),
        of_library.findings(now),
        of_library.rules(),
        of_library.freshness(now),
    ]
    return render(request, "workspace/insight.html", {"figures": figures, "now": now})


@staff_page(check_can_see_workspace)
@require_safe
def decided(request: HttpRequest, who: Person) -> HttpResponse:
    """List what was decided in a month, what took longest first."""
    now = clock.now()
    months = decisions.months_until(now)
    first = look_up.month(request, months[-1])
    rows = (
        decisions.decided_in(first)
        .select_related("version__article")
        .defer("terms", "change_note")
        .annotate(took=F("closed_at") - F("opened_at"))
        .order_by("-took", "pk")
    )
    page = look_up.page_of(request, rows, 50)
    return render(
        request,
        "workspace/decided.html",
        {
            "first": first,
            "months": [(f"{each:%Y-%m}", each) for each in reversed(months)],
            "page": page,
            "kept": look_up.filters_kept(request),
            "rows": [(round, lasted(round.took)) for round in page.object_list],
        },
    )
