"""What a topic reaches: the articles under it, what readers have of it, and what it asks."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from articles.checks.finding import Level
from articles.models import Article, Topic
from articles.publishing.models import Shelfmark
from articles.status import WITH_THE_BOARD
from editorial.checking import levels_in_force
from editorial.counting import counted
from editorial.policies.terms import Terms
from editorial.queries import policies_in_force


@dataclass(frozen=True)
class TopicReach:
    """How much is under a topic."""

    articles: int
    """Working copies."""
    with_the_board: int
    live: int
    """Approved pages in readers' lists of it."""

    @property
    def in_words(self) -> str:
        """Say how much there is, as a sentence begins."""
        working = counted(self.articles, "article")
        return f"{working} and {counted(self.live, 'live page')} are"


def reach_of(topic: Topic) -> TopicReach:
    """Count what is under a topic."""
    under = Article.objects.filter(topics=topic)
    return TopicReach(
        articles=under.count(),
        with_the_board=under.filter(versions__status__in=WITH_THE_BOARD).distinct().count(),
        live=Shelfmark.objects.filter(topics=topic).count(),
    )


def levels_of(topic: Topic) -> dict[str, Level]:
    """Return the levels that are set for the articles of a topic, by check."""
    return {
        row.check_id: cast(Level, row.level)
        for row in levels_in_force()
        if row.topic_id == topic.pk
    }


def terms_before_and_after(
    source: Topic, target: Topic, *, at: datetime
) -> tuple[Terms | None, Terms | None]:
    """Return what approval takes of what is under one topic, and what after a merge into another.

    The default counts only where a topic has no policy, and not in place of one: an article
    under a third topic would lose what the first one asked.
    """
    rows = {policy.topic_id: Terms.of(policy) for policy in policies_in_force(at=at)}
    default = rows.get(None)
    own = rows.get(source.pk)
    after = rows.get(target.pk)
    if own is not None:
        return own, after
    return default, after or default
