"""The articles as lists show them, and the ways to narrow a list."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from articles.models import Article, Text, Version
from articles.publishing.models import Live
from articles.status import Status

DRAFT = "draft"
STATES = [(DRAFT, "Draft"), *((s.value, s.word) for s in Status if s is not Status.SUPERSEDED)]


def articles() -> QuerySet[Article]:
    """Return every article with what lists say of it: newest version, status, whether live."""
    newest = Version.objects.filter(article=OuterRef("pk")).order_by("-number")
    return Article.objects.select_related("owner").annotate(
        newest_number=Subquery(newest.values("number")[:1]),
        newest_status=Subquery(newest.values("status")[:1]),
        newest_submitted_at=Subquery(newest.values("submitted_at")[:1]),
        live_number=Subquery(
            Live.objects.filter(article=OuterRef("pk")).values("publication__version__number")[:1]
        ),
    )


def in_state(rows: QuerySet[Article], state: str) -> QuerySet[Article]:
    """Return the articles whose newest version has this status; "draft" are those without."""
    if state == DRAFT:
        return rows.filter(newest_status__isnull=True)
    return rows.filter(newest_status=state) if state in dict(STATES) else rows


def with_words(rows: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Return the articles that have each of the words in question, address or text."""
    for word in words.split()[:8]:
        inside = Text.objects.filter(article=OuterRef("pk")).filter(
            Q(headline__icontains=word) | Q(short_answer__icontains=word) | Q(body__icontains=word)
        )
        rows = rows.filter(Q(question__icontains=word) | Q(slug__icontains=word) | Exists(inside))
    return rows
