"""Keep what the library of articles was narrowed to, under a name, and give that up again."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial.models import SavedFilter
from editorial.policies import NotAllowed, check_can_see_workspace
from editorial.queries import person

LONGEST_NAME = 80
LONGEST_QUERY = 1000
MOST = 50


@transaction.atomic
def keep_filter(*, name: str, query: str, is_shared: bool, by: Any, at: datetime) -> SavedFilter:
    """Keep a query for a person, and for all of the staff where it is shared.

    One of the same name is replaced. Raises NotAllowed.
    """
    check_can_see_workspace(person(by))
    name = " ".join(name.split())
    if not name:
        raise NotAllowed("Name: it is empty. Say what the list is.")
    if len(name) > LONGEST_NAME:
        raise NotAllowed(
            f"Name: it has {len(name)} characters, and {LONGEST_NAME} fit. Shorten it."
        )
    if not query or len(query) > LONGEST_QUERY:
        raise NotAllowed("Filter: nothing is narrowed, or too much to be kept. Narrow the list.")
    own = SavedFilter.objects.filter(by=by)
    if own.exclude(name=name).count() >= MOST:
        raise NotAllowed(f"You keep {MOST} filters already. Give one up first.")
    kept, _ = SavedFilter.objects.update_or_create(
        by=by, name=name, defaults={"query": query, "is_shared": is_shared, "saved_at": at}
    )
    return kept


def give_up_filter(*, kept: SavedFilter, by: Any) -> None:
    """Give up one's own filter. Raises NotAllowed for somebody else's."""
    check_can_see_workspace(person(by))
    if kept.by_id != by.pk:
        raise NotAllowed("This filter is somebody else's. Only who made it can give it up.")
    kept.delete()
