"""What readers were shown before, and since when they are shown what they see: reading only."""

from datetime import date

from django.db.models import DateField, Max, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from articles.models import Topic
from articles.publishing.models import PublicChange, Shelfmark


def changes(language: str, topic: str = "") -> QuerySet[PublicChange]:
    """Return what readers of a language were told, newest first; of one topic where it is given."""
    rows = PublicChange.objects.filter(language=language)
    if topic:
        # A slug has no quotation marks, so these are the edges of an item in the list of slugs.
        rows = rows.annotate(topics=Cast("publication__topics", TextField())).filter(
            topics__contains=f'"{topic}"'
        )
    return rows.select_related("article", "publication__version").order_by("-at", "-pk")


def name_of_topic(slug: str) -> str:
    """Return a topic's name; its slug where the topic was renamed away."""
    return Topic.objects.filter(slug=slug).values_list("name", flat=True).first() or slug


def listed_count() -> int:
    """Return how many articles search engines may list."""
    return Shelfmark.objects.count()


def listed_with_days() -> QuerySet[Shelfmark, tuple[str, str, date]]:
    """Return slug, language and day of the last change of every listed article, in a fixed order.

    The day is the one that the pages themselves state.
    """
    newest = PublicChange.objects.filter(article=OuterRef("pk")).order_by("-at", "-pk")
    return (
        Shelfmark.objects.annotate(
            changed_on=Subquery(newest.values("changed_on")[:1], output_field=DateField())
        )
        .order_by("pk")
        .values_list("live__article__slug", "language", "changed_on")
    )


def newest_days() -> dict[str, date]:
    """Return for each language with anything listed the day of its newest change."""
    rows = (
        Shelfmark.objects.order_by()
        .values("language")
        .annotate(newest=Max("live__article__public_changes__changed_on"))
    )
    return {row["language"]: row["newest"] for row in rows}
