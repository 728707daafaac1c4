"""What another level of a check would do to the drafts of today, as they were last examined."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.models import Topic
from articles.status import WITH_THE_BOARD
from editorial.models import ArticleCard, CardFinding


@dataclass(frozen=True)
class LevelReach:
    """In how many drafts a check fires, and for how many nothing else is in the way."""

    drafts: int
    """With the board or not."""
    with_the_board: int
    """Of these; they are not asked again until they are submitted anew."""
    only_this: int
    """Of those that are not with the board: nothing else stands in their way now."""
    not_examined: int
    """Drafts that nobody has looked at yet, so that nothing is known of them."""


def reach_of_level(check_id: str, topic: Topic | None) -> LevelReach:
    """Count the drafts that a level of this check, for all articles or a topic, would touch."""
    cards = _of(topic)
    fires = cards.filter(
        article__in=CardFinding.objects.filter(check_id=check_id).values("article")
    )
    closed = Q(state__in=[str(status) for status in WITH_THE_BOARD])
    return LevelReach(
        drafts=fires.count(),
        with_the_board=fires.filter(closed).count(),
        only_this=fires.exclude(closed).filter(blocking=0).count(),
        not_examined=cards.filter(examined=0).count(),
    )


def _of(topic: Topic | None) -> QuerySet[ArticleCard]:
    return ArticleCard.objects.filter(article__topics=topic) if topic else ArticleCard.objects.all()
