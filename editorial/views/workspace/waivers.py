"""Every warning that was left standing: where, why, and whose reason it was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Version
from articles.status import Status
from editorial.policies import Person, check_can_see_workspace
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page

STANDING = (Status.SUBMITTED, Status.UNDER_REVIEW, Status.APPROVED)


@staff_page(check_can_see_workspace)
@require_safe
def waivers(request: HttpRequest, who: Person) -> HttpResponse:
    """List the waivers of versions that are with the board or live, the newest first."""
    rows = (
        Version.objects.filter(status__in=STANDING)
        .exclude(snapshot__content__contains='"waivers":[]')
        .select_related("article", "snapshot")
        .order_by("-submitted_at", "-pk")
    )
    page = look_up.page_of(request, rows, 20)
    return render(
        request,
        "workspace/waivers.html",
        {
            "page": page,
            "kept": look_up.filters_kept(request),
            "rows": [(row, row.snapshot.value().waivers) for row in page.object_list],
        },
    )
