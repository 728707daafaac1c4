"""The reach of the checks: in how many working copies each fires, as the articles' cards say."""

from dataclasses import dataclass

from django.db.models import Count, Max, Sum

from editorial.models import ArticleCard, CardFinding


@dataclass(frozen=True)
class Reach:
    """In how many working copies a check fires, and how often in all."""

    articles: int
    findings: int


def reach() -> dict[str, Reach]:
    """Return the reach of every check that fires somewhere, by id."""
    rows = CardFinding.objects.order_by("check_id").values_list("check_id")
    counted = rows.annotate(articles=Count("pk"), findings=Sum("count"))
    return {id: Reach(articles, findings) for id, articles, findings in counted}


def counted() -> dict[str, object]:
    """Return how many working copies were looked at, and when one was last."""
    seen = ArticleCard.objects.filter(examined_at__isnull=False)
    return seen.aggregate(count=Count("pk"), newest=Max("examined_at"))
