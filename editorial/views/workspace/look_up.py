"""What an address names, or the one answer for what is hidden and what is not there."""

from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest

from articles.models import Article
from editorial.models import ReviewRound


def article(slug: str) -> Article:
    """Return the article at this address."""
    found = Article.objects.select_related("owner").filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def round(pk: int) -> ReviewRound:
    """Return the round of review with everything that was frozen for it."""
    found = (
        ReviewRound.objects.select_related(
            "version__article", "snapshot", "policy", "compared_with__snapshot", "opened_by"
        )
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def month(request: HttpRequest, today: date) -> date:
    """Return the first day of the month that is asked for, else of this one."""
    asked = request.GET.get("month")
    if not asked:
        return today.replace(day=1)
    try:
        first = datetime.strptime(asked, "%Y-%m").date()  # noqa: DTZ007  # a month has no zone
    except ValueError as trouble:
        raise Http404 from trouble
    return within_reckoning(first)


def within_reckoning(day: date) -> date:
    """Return a day that has a month before it and one after it. Http404 for another one."""
    if not MINYEAR < day.year < MAXYEAR:
        raise Http404
    return day


def page_of(
    request: HttpRequest, rows: Any, per_page: int = 30, *, count: int | None = None
) -> Page:
    """Return the page of a list that is asked for; what is no page is the first or the last.

    A list that was counted already is not counted again.
    """
    paginator = Paginator(rows, per_page)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("page"))


def filters_kept(request: HttpRequest, *, but: str = "page") -> str:
    """Return the query of this page without its page number, for links to other pages.

    `but` names something else to leave out with it.
    """
    query = request.GET.copy()
    for name in ("page", but):
        query.pop(name, None)
    return query.urlencode()
