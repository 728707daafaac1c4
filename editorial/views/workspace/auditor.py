"""The twelve questions of an auditor, each with the page or command that answers it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.publishing.models import Live
from articles.publishing.rendering.standing import APPROVED
from editorial import clock
from editorial.models import AuditEvent
from editorial.policies import Person, check_can_see_record, check_can_see_workspace
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_record)
@require_safe
def auditor(request: HttpRequest, who: Person) -> HttpResponse:
    """Show what an auditor asks and where the answer is."""
    rehearsed = AuditEvent.objects.filter(action="restore_rehearsed").order_by("-sequence").first()
    looked_at = AuditEvent.objects.filter(action="access_reviewed").order_by("-sequence").first()
    context = {"rehearsed": rehearsed, "looked_at": looked_at}
    return render(request, "workspace/auditor.html", context)


@staff_page(check_can_see_workspace)
@require_safe
def overdue(request: HttpRequest, who: Person) -> HttpResponse:
    """List live pages whose review date has passed, the longest overdue first."""
    today = clock.day(clock.now())
    rows = (
        Live.objects.filter(
            publication__next_review_on__lt=today, publication__state__in=sorted(APPROVED)
        )
        .select_related("article", "publication__version")
        .order_by("publication__next_review_on", "pk")
    )
    page = look_up.page_of(request, rows, 50)
    return render(request, "workspace/overdue.html", {"page": page, "today": today})
