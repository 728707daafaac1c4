"""Add a topic: a subject that articles can be put under from now on."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from articles.models import Topic
from articles.topics import is_called
from editorial import audit
from editorial.policies import check_can_keep_topics
from editorial.policies.topics import address_taken, check_address, check_name
from editorial.queries import person


@transaction.atomic
def add_topic(*, name: str, slug: str, by: Any, at: datetime) -> Topic:
    """Add a topic. Raises NotAllowed where the name or the address is taken or cannot be one."""
    check_can_keep_topics(person(by))
    name, slug = name.strip(), slug.strip()
    check_name(name, taken=is_called(name))
    check_address(slug)
    try:
        with transaction.atomic():
            topic = Topic.objects.create(slug=slug, name=name)
    except IntegrityError as taken:
        raise address_taken(slug) from taken
    audit.record(
        action="topic_added",
        by=by,
        at=at,
        article=None,
        subject=f"topic:{topic.pk}",
        details={"name": name, "slug": slug},
    )
    return topic
