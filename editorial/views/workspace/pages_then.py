"""What readers got, and when: every publication of an article, and its pages byte for byte."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import audiences, canonical
from articles.models import Article
from articles.publishing.models import Publication, Rendering
from articles.publishing.queries import Mismatch
from editorial import clock
from editorial.models import AuditEvent
from editorial.policies import Person, check_can_see_workspace
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page


@dataclass(frozen=True)
class Shown:
    """A publication with the time that readers got it; `until` is None while they still do."""

    publication: Publication
    since: datetime
    until: datetime | None

    def was_live_on(self, day: date) -> bool:
        """Whether readers got it at any time of that day, where the site is at home."""
        ended = clock.day(self.until) if self.until else None
        return clock.day(self.since) <= day and (ended is None or day <= ended)


@staff_page(check_can_see_workspace)
@require_safe
def pages_then(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """List what readers got, newest first; `day` asks for one day only."""
    article = look_up.article(slug)
    typed = request.GET.get("day", "").strip()
    rows, trouble = shown_of(article), ""
    if typed:
        try:
            asked = date.fromisoformat(typed)
        except ValueError:
            trouble = f"Day: “{typed[:40]}” is not a day. Write it as 2026-11-02."
        else:
            rows = [row for row in rows if row.was_live_on(asked)]
    return render(
        request,
        "workspace/pages_then.html",
        {
            "article": article,
            "rows": rows,
            "day": typed,
            "trouble": trouble,
            "audiences": audiences.AUDIENCES,
        },
        status=400 if trouble else 200,
    )


@staff_page(check_can_see_workspace)
@require_safe
def page_then(
    request: HttpRequest, who: Person, slug: str, sequence: int, audience: str
) -> HttpResponse:
    """Answer with the very bytes that readers got. Raises Mismatch if they differ."""
    row = (
        Rendering.objects.filter(
            publications__article__slug=slug,
            publications__sequence=sequence,
            audience=audience,
        )
        .values_list("page", "publications__manifest")
        .first()
    )
    if row is None:
        raise Http404
    page = bytes(row[0])
    if canonical.digest_bytes(canonical.PAGE, page) != row[1].get(audience):
        raise Mismatch(f"The stored page {sequence} of “{slug}” is not the published one.")
    return HttpResponse(page)


def shown_of(article: Article) -> list[Shown]:
    """Return every publication with the time that readers got it, newest first."""
    rows = list(article.publications.select_related("version").order_by("sequence"))
    ends = AuditEvent.objects.filter(article=article, action="unpublish").values_list(
        "at", flat=True
    )
    taken_down = sorted(ends)
    found = []
    for row, after in pairwise([*rows, None]):
        if row is None:
            continue
        next_one = after.made_at if after else None
        down = next((at for at in taken_down if at >= row.made_at), None)
        until = min((at for at in (next_one, down) if at is not None), default=None)
        found.append(Shown(row, row.made_at, until))
    return found[::-1]
