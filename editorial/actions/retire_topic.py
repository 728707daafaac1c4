"""Take a topic out of use, or bring it back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Topic
from articles.topics import is_called
from editorial import audit
from editorial.policies import Conflict, NotAllowed, check_can_keep_topics
from editorial.policies.topics import check_name
from editorial.queries import person
from editorial.topic_reach import reach_of


@transaction.atomic
def retire_topic(*, topic: Topic, by: Any, at: datetime) -> Topic:
    """Let nothing new be put under a topic. Raises NotAllowed while anything is."""
    check_can_keep_topics(person(by))
    current = Topic.objects.select_for_update().get(pk=topic.pk)
    if current.retired_at is not None:
        raise Conflict("This topic is out of use already. Reload the page.")
    under = reach_of(current)
    if under.articles or under.live:
        raise NotAllowed(
            f"{under.in_words} under it. Put them under another topic, or merge this one into it."
        )
    current.retired_at = at
    _record("topic_retired", current, by=by, at=at)
    return current


@transaction.atomic
def bring_back_topic(*, topic: Topic, by: Any, at: datetime) -> Topic:
    """Let articles be put under a topic again that was taken out of use."""
    check_can_keep_topics(person(by))
    current = Topic.objects.select_for_update().get(pk=topic.pk)
    if current.leads_to_id is not None:
        raise NotAllowed("This topic was merged into another. That cannot be undone.")
    if current.retired_at is None:
        raise Conflict("This topic is in use already. Reload the page.")
    check_name(current.name, taken=is_called(current.name))
    current.retired_at = None
    _record("topic_brought_back", current, by=by, at=at)
    return current


def _record(action: str, topic: Topic, *, by: Any, at: datetime) -> None:
    topic.save(update_fields=["retired_at"])
    audit.record(
        action=action,
        by=by,
        at=at,
        article=None,
        subject=f"topic:{topic.pk}",
        details={"name": topic.name, "slug": topic.slug},
    )
