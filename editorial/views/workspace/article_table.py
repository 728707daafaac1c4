"""The library of articles: as a table on screen, and as one to take away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import audiences
from editorial import clock, spreadsheets
from editorial.article_list import MOST, SORTS, STATES, Asked, cards_of, count, found
from editorial.models import ArticleCard
from editorial.naming import full_name
from editorial.policies import Person, check_can_edit, check_can_see_workspace, may
from editorial.views.workspace import article_filters, at_once, downloads, look_up
from editorial.views.workspace.access import staff_page

PER_PAGE = 50
_AT_ONCE = 500
_HEADER = (
    "Question", "Address", "Topics", "Status", "Version", "Submitted", "Readers have", "Owner",
    "Decision due", "Next review", "Changed", "Stand in the way", "Warnings", "Advice",
    "Open messages",
    *(f"{a.name}: {what}" for a in audiences.AUDIENCES for what in ("words", "grade")),
)  # fmt: skip


@staff_page(check_can_see_workspace)
@require_safe
def articles(request: HttpRequest, who: Person) -> HttpResponse:
    """List the articles that fit what is asked for."""
    now = clock.now()
    asked = Asked.of(request.GET)
    rows = found(asked, at=now)
    total = count(rows)
    page = look_up.page_of(
        request, rows.values_list("pk", flat=True), PER_PAGE, count=min(total, MOST)
    )
    offered = article_filters.choices(asked)
    saved = article_filters.saved_for(request.user)
    return render(
        request,
        "workspace/articles.html",
        {
            "page": page,
            "rows": cards_of(list(page.object_list)),
            "total": total,
            "most": MOST,
            "is_all": total <= MOST,
            "today": clock.day(now),
            "now": now,
            "asked": asked,
            "sort": asked.sort or "changed",
            "order": SORTS[asked.sort or "changed"],
            "orders": SORTS,
            "sorts": article_filters.sorts(request),
            "states": article_filters.states(asked, request),
            "choices": offered,
            # The states have a row of their own.
            "is_open": bool(asked.sort) or replace(asked, state="").narrows,
            "narrowed": article_filters.narrowed_to(asked, offered, request),
            "kept": look_up.filters_kept(request),
            "saved": saved,
            "own": [each for each in saved if each.by_id == request.user.pk],
            "acts": at_once.offered_to(who),
            "most_at_once": at_once.MOST,
            "may_edit": may(check_can_edit, who),
        },
    )


@staff_page(check_can_see_workspace)
@require_safe
def as_csv(request: HttpRequest, who: Person) -> HttpResponseBase:
    """Give all that fit as CSV, row by row."""
    today = clock.day(clock.now())
    return downloads.csv_table(f"articles-{today}.csv", _HEADER, _cells(request))


@staff_page(check_can_see_workspace)
@require_safe
def as_xlsx(request: HttpRequest, who: Person) -> HttpResponseBase:
    """Give all that fit as a spreadsheet: made on disk first, and never whole in memory."""
    today = clock.day(clock.now())
    return downloads.file(
        f"articles-{today}.xlsx",
        lambda: spreadsheets.workbook(_HEADER, _cells(request)),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )


def _cells(request: HttpRequest) -> Iterator[tuple[object, ...]]:
    # The ids first: while they are sent, what was listed must not move to another place.
    ids = list(found(Asked.of(request.GET), at=clock.now()).values_list("pk", flat=True))
    for start in range(0, len(ids), _AT_ONCE):
        for card in cards_of(ids[start : start + _AT_ONCE]):
            yield _row(card)


def _row(card: ArticleCard) -> tuple[object, ...]:
    article: Any = card.article
    texts = {text.audience: text for text in article.card_texts.all()}
    figures: list[object] = []
    for code in audiences.CODES:
        text = texts.get(code)
        figures += [text.words, text.grade] if text else [None, None]
    return (
        card.question,
        article.slug,
        "; ".join(topic.name for topic in article.topics.all()),
        STATES.get(card.state, card.state),
        card.number,
        _day(card.submitted_at),
        card.live_number,
        full_name(card.owner),
        _day(card.due_at),
        card.next_review_on,
        _day(card.changed_at),
        *((card.blocking, card.warnings, card.advice) if card.examined_at else (None,) * 3),
        card.open_messages,
        *figures,
    )


def _day(moment: Any) -> date | None:
    return clock.day(moment) if moment else None
