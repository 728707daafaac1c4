"""Put a working copy under other topics: a save like any other."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from articles import queries
from articles.actions.save_draft import save_draft
from articles.models import Article
from editorial.policies import check_can_edit
from editorial.queries import person


def change_topics(
    *,
    article: Article,
    add: Collection[str] = (),
    remove: Collection[str] = (),
    by: Any,
    at: datetime,
) -> bool:
    """Add and take away topics by their slugs; False where nothing is to be changed.

    Raises NotAllowed, and what save_draft raises: Stale, Closed, Unfit.
    """
    check_can_edit(person(by))
    draft = queries.draft_of(article)
    topics = tuple(slug for slug in dict.fromkeys((*draft.topics, *add)) if slug not in set(remove))
    if set(topics) == set(draft.topics):
        return False
    save_draft(
        article=article,
        draft=draft.model_copy(update={"topics": topics}),
        read=article.lock_version,
        by=by,
        at=at,
        note="Topics changed",
    )
    return True
