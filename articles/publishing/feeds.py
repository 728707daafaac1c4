"""The Atom feed and the sitemap: of what the live pointers name, with true dates."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from articles import audiences
from articles.publishing import queries
from articles.publishing.models import Publication

MOST_ENTRIES = 50
# The sitemap protocol's own limit of addresses in one file.
MOST_ADDRESSES = 50_000


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """Send the newest public changes, one entry each: approvals, overdue reviews, withdrawals."""
    rows = list(queries.changes()[:MOST_ENTRIES])
    feed = Atom1Feed(
        title=f"{settings.SITE_NAME}: reviewed answers",
        link=settings.PUBLIC_URL + "/",
        feed_url=settings.PUBLIC_URL + reverse("reading:feed"),
        description="What our medical advisory board approved, changed and withdrew.",
        language="en-gb",
    )
    for row in rows:
        feed.add_item(
            title=f"{_WORDS.get(row.state, 'Changed')}: {row.question}",
            link=_address(row),
            description=row.summary or "This page was withdrawn. Its address says why.",
            unique_id=f"{_address(row)}#publication-{row.sequence}",
            updateddate=row.made_at,
            pubdate=row.made_at,
        )
    return HttpResponse(
        feed.writeString("utf-8"),
        content_type="application/atom+xml; charset=utf-8",
        headers={"Cache-Control": "public, max-age=60"},
    )


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Send the addresses that search engines may list, with the day each was last approved."""
    others = [a.code for a in audiences.AUDIENCES if a is not audiences.DEFAULT]
    pages: list[tuple[str, datetime]] = []
    for row in queries.listed()[: MOST_ADDRESSES // (len(others) + 1)]:
        approved_at = row.version.approved_at
        if approved_at is not None:
            pages.append((_address(row), approved_at))
            pages += [(f"{_address(row)}{code}/", approved_at) for code in others]
    return render(
        request,
        "site/sitemap.xml",
        {"pages": pages},
        content_type="application/xml; charset=utf-8",
    )


_WORDS = {
    "approved": "Approved",
    "update_under_review": "Being updated",
    "review_overdue": "Review overdue",
    "source_problem": "Source problem",
    "corrected": "Corrected",
    "withdrawn": "Withdrawn",
}


def _address(row: Publication) -> str:
    return settings.PUBLIC_URL + reverse("reading:article", args=[row.article.slug])
