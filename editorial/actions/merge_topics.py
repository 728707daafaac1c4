"""Merge a topic into another: its articles move, and its address leads there for good."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Article, Topic
from articles.publishing.models import Shelfmark
from editorial import audit
from editorial.models import PolicyProposal
from editorial.policies import Conflict, NotAllowed, check_can_keep_topics
from editorial.policies.topics import check_loses_nothing
from editorial.queries import person
from editorial.topic_reach import levels_of, terms_before_and_after


@transaction.atomic
def merge_topics(*, topic: Topic, into: Topic, by: Any, at: datetime) -> int:
    """Put everything of a topic under another one; return how many articles that moved.

    It cannot be undone: afterwards nothing tells which articles were where, but the record.
    Raises NotAllowed where articles would be asked less than before.
    """
    check_can_keep_topics(person(by))
    if topic.pk == into.pk:
        raise NotAllowed("Into: it is the same topic. Choose another.")
    # In one order for every two, so that two merges the other way round cannot wait for another.
    rows = {
        row.pk: row
        for row in Topic.objects.select_for_update(of=("self",))
        .filter(pk__in=[topic.pk, into.pk])
        .order_by("pk")
    }
    source, target = rows[topic.pk], rows[into.pk]
    if source.retired_at is not None or target.retired_at is not None:
        raise Conflict("One of the two is out of use by now. Reload the page.")
    check_can_be_merged(source, target, at=at)
    articles = sorted(source.articles.values_list("slug", flat=True))
    _move(Article.topics.through, "article", source, target)
    _move(Shelfmark.topics.through, "shelfmark", source, target)
    # One step from every old address, however often topics are merged.
    Topic.objects.filter(leads_to=source).update(leads_to=target)
    source.retired_at, source.leads_to = at, target
    source.save(update_fields=["retired_at", "leads_to"])
    audit.record(
        action="topics_merged",
        by=by,
        at=at,
        article=None,
        subject=f"topic:{source.pk}",
        details={"from": source.slug, "into": target.slug, "articles": articles},
    )
    return len(articles)


def check_can_be_merged(source: Topic, target: Topic, *, at: datetime) -> None:
    """Raise NotAllowed, with place, trouble and cure, where these two cannot become one."""
    if PolicyProposal.objects.filter(topic=source, decided_at__isnull=True).exists():
        raise NotAllowed(
            f"A change of the policy of {source.name} waits for a decision. Have it decided first."
        )
    check_loses_nothing(
        *terms_before_and_after(source, target, at=at),
        levels_of(source),
        levels_of(target),
        into=target.name,
    )


def _move(through: Any, what: str, source: Topic, target: Topic) -> None:
    both = through.objects.filter(topic=target).values(what)
    through.objects.filter(topic=source, **{f"{what}__in": both}).delete()
    through.objects.filter(topic=source).update(topic=target)
