"""One source: its record, and what each other part of the library has to say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from editorial.policies import Person, check_can_keep_library, check_can_see_workspace, may
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.sources import (
    cited_by_panel,
    copy_panel,
    duplicates_panel,
    history_panel,
    link_panel,
    look_ups_panel,
    notices_panel,
    reach_panel,
    record_panel,
)
from references.formatting import ama_text
from references.models import Reference

Panel = Callable[[Reference, Person], dict[str, Any] | None]

# In the order of the page. Each has its template beside the page's: "record" is _record.html,
# which finds what the function returned under `panel`; None leaves the panel out.
PANELS: tuple[tuple[str, Panel], ...] = (
    ("record", record_panel.panel),
    ("cited_by", cited_by_panel.panel),
    ("notices", notices_panel.panel),
    ("look_ups", look_ups_panel.panel),
    ("reach", reach_panel.panel),
    ("link", link_panel.panel),
    ("duplicates", duplicates_panel.panel),
    ("copy", copy_panel.panel),
    ("history", history_panel.panel),
)


@dataclass(frozen=True)
class Act:
    """What can be done to a source from its page: an address with its number."""

    name: str
    """The address within the workspace: "source-edit"."""
    words: str
    check: Callable[[Person], None] = check_can_keep_library


ACTS: tuple[Act, ...] = (Act("source-edit", "Change the record"),)


@staff_page(check_can_see_workspace)
@require_safe
def source(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show a source."""
    reference = look_up_source(pk)
    shown = [(name, panel(reference, who)) for name, panel in PANELS]
    return render(
        request,
        "workspace/sources/source.html",
        {
            "reference": reference,
            "printed": ama_text(reference.csl, reference.kind),
            "panels": [
                (f"workspace/sources/_{name}.html", values)
                for name, values in shown
                if values is not None
            ],
            "acts": [
                (reverse(f"workspace:{act.name}", args=[pk]), act.words)
                for act in ACTS
                if may(act.check, who)
            ],
        },
    )


def look_up_source(pk: int) -> Reference:
    """Return the source with this number, with the one that supersedes it."""
    found = Reference.objects.select_related("superseded_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
