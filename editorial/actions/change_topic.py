"""Change a topic: its name, or its address, where the old address leads on for good."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from articles.models import Topic
from articles.topics import is_called
from editorial import audit
from editorial.policies import Conflict, NotAllowed, check_can_keep_topics
from editorial.policies.topics import address_taken, check_address, check_name
from editorial.queries import person


@transaction.atomic
def change_topic(
    *, topic: Topic, name: str, slug: str, read: tuple[str, str], by: Any, at: datetime
) -> Topic:
    """Give a topic another name, address, or both.

    `read` is the name and the address that the form showed. Raises Conflict where somebody
    changed them since or the address is taken, NotAllowed where they cannot be.
    """
    check_can_keep_topics(person(by))
    current = Topic.objects.select_for_update().get(pk=topic.pk)
    if current.retired_at is not None:
        raise Conflict("This topic is out of use by now. Reload the page.")
    if (current.name, current.slug) != read:
        raise Conflict("Somebody else changed this topic meanwhile. Reload the page, then change.")
    name, slug = name.strip(), slug.strip()
    if (name, slug) == read:
        raise NotAllowed("Nothing is different. Change the name or the address, then save.")
    check_name(name, taken=is_called(name, but=current))
    check_address(slug)
    if slug != current.slug:
        _move(current, slug, at=at)
    current.name = name
    current.save(update_fields=["name"])
    audit.record(
        action="topic_changed",
        by=by,
        at=at,
        article=None,
        subject=f"topic:{current.pk}",
        details={"name": name, "slug": slug, "was_name": read[0], "was_slug": read[1]},
    )
    return current


def _move(topic: Topic, slug: str, *, at: datetime) -> None:
    """Give a topic a new address, or one that it had; its old one leads to it from now on."""
    old = topic.slug
    # Only an address that this topic itself had is free again: a merged one keeps its own past.
    Topic.objects.filter(slug=slug, leads_to=topic, policy=None, checklevel=None).delete()
    topic.slug = slug
    try:
        with transaction.atomic():
            topic.save(update_fields=["slug"])
    except IntegrityError as taken:
        raise address_taken(slug) from taken
    Topic.objects.create(slug=old, name=topic.name, retired_at=at, leads_to=topic)
