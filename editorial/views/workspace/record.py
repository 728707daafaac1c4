"""The record of who did what when, for those who answer for it."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial.models import AuditEvent
from editorial.policies import Person, check_can_see_record
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_record)
@require_safe
def audit(request: HttpRequest, who: Person) -> HttpResponse:
    """List the lines of the record, newest first, by article and act."""
    chosen = {name: request.GET.get(name, "")[:120] for name in ("article", "action")}
    rows = AuditEvent.objects.select_related("article").order_by("-sequence")
    if chosen["article"]:
        rows = rows.filter(article__slug=chosen["article"])
    if chosen["action"]:
        rows = rows.filter(action=chosen["action"])
    page = look_up.page_of(request, rows, 50)
    return render(
        request,
        "workspace/audit.html",
        {
            "page": page,
            "lines": [(line, _details(line)) for line in page.object_list],
            "kept": look_up.filters_kept(request),
            "chosen": chosen,
            "actions": AuditEvent.objects.order_by("action")
            .values_list("action", flat=True)
            .distinct(),
        },
    )


def _details(line: AuditEvent) -> list[tuple[str, str]]:
    return [
        (name.replace("_", " "), value if isinstance(value, str) else json.dumps(value))
        for name, value in json.loads(line.details).items()
        if value not in ("", None, [], {})
    ]
