"""One search over everything that a person of the staff may read."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Term
from editorial import article_words
from editorial.article_list import STATES
from editorial.models import ArticleCard
from editorial.naming import full_name
from editorial.policies import (
    Person,
    check_can_administer,
    check_can_edit,
    check_can_see_workspace,
    may,
)
from editorial.views.workspace.access import staff_page
from references.search import in_order
from references.search import search as search_sources

MOST = 8
FEW = 1000
"""Up to so many articles that have the words are put in order; of more, the newest are shown."""
LONGEST = 300


@dataclass(frozen=True)
class Hit:
    """One thing that was found."""

    title: str
    url: str
    small: str = ""


@dataclass(frozen=True)
class Hits:
    """What was found of one kind, the first few, and where the rest is."""

    id: str
    title: str
    hits: list[Hit]
    count: str
    """How many there are, in words."""
    all_url: str


@staff_page(check_can_see_workspace)
@require_safe
def find(request: HttpRequest, who: Person) -> HttpResponse:
    """Show what has the words, kind by kind."""
    text = request.GET.get("q", "").replace("\x00", " ").strip()[:LONGEST]
    groups: list[Hits] = []
    if text:
        groups = [_articles(text), _sources(text), _terms(text)]
        groups += [_people(text)] if may(check_can_administer, who) else []
    return render(
        request,
        "workspace/find.html",
        {
            "text": text,
            "groups": [group for group in groups if group.hits],
            "searched": [group.title.lower() for group in groups],
            "may_edit": may(check_can_edit, who),
        },
    )


def _articles(text: str) -> Hits:
    words = article_words.asked_words(text)
    rows, count = ArticleCard.objects.none(), 0
    if words:
        rows, count = article_words.having(ArticleCard.objects.all(), words, FEW)
    named = When(Q(question__icontains=text) | Q(article__slug=text), then=Value(0))
    first = [Case(named, default=Value(1))] if count <= FEW else []
    rows = rows.select_related("article", "owner").order_by(*first, "-changed_at", "pk")
    return Hits(
        "articles",
        "Articles",
        [
            Hit(
                row.question,
                reverse("workspace:article", args=[row.article.slug]),
                f"{STATES.get(row.state, row.state).lower()}, {full_name(row.owner)}",
            )
            for row in rows[:MOST]
        ],
        _count(count, FEW),
        _all("articles", text),
    )


def _sources(text: str) -> Hits:
    found = search_sources(text)
    return Hits(
        "sources",
        "Sources",
        [
            Hit(
                row.title or row.key,
                reverse("workspace:source", args=[row.pk]),
                ", ".join(str(part) for part in (row.authors[:60], row.year, row.key) if part),
            )
            for row in in_order(found.ids[:MOST])
        ],
        _count(len(found.ids) + (not found.is_all), FEW),
        _all("sources", text),
    )


def _terms(text: str) -> Hits:
    rows = Term.objects.all()
    for word in text.casefold().split()[:8]:
        rows = rows.filter(Q(key__contains=word) | Q(plain__icontains=word))
    return Hits(
        "terms",
        "Terms",
        [
            Hit(row.word, reverse("workspace:term", args=[row.pk]), row.plain)
            for row in rows.order_by("key", "pk")[:MOST]
        ],
        _counted(rows),
        _all("terms", text),
    )


def _people(text: str) -> Hits:
    rows = get_user_model().objects.all()
    for word in text.split()[:4]:
        rows = rows.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(username__icontains=word)
            | Q(email__icontains=word)
        )
    return Hits(
        "people",
        "People",
        [
            Hit(full_name(row), reverse("workspace:person", args=[row.pk]), row.get_username())
            for row in rows.order_by("first_name", "username")[:MOST]
        ],
        _counted(rows),
        reverse("workspace:people"),
    )


def _counted(rows: QuerySet) -> str:
    return _count(len(rows.order_by().values("pk")[: FEW + 1]), FEW)


def _count(found: int, most: int) -> str:
    return f"over {most:,}" if found > most else f"{found:,}"


def _all(name: str, text: str) -> str:
    return f"{reverse(f'workspace:{name}')}?{urlencode({'q': text})}"
