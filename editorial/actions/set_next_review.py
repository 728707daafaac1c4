"""Set when a working copy is to be looked at again: a save like any other."""

from datetime import date, datetime
from typing import Any

from articles import queries
from articles.actions.save_draft import save_draft
from articles.models import Article
from editorial import clock
from editorial.policies import NotAllowed, check_can_edit
from editorial.queries import person


def set_next_review(*, article: Article, day: date, by: Any, at: datetime) -> bool:
    """Set the day of the next review; False where it is that already.

    Readers are told of it with the next version. Raises NotAllowed, and what save_draft raises:
    Stale, Closed, Unfit.
    """
    check_can_edit(person(by))
    if day <= clock.day(at):
        raise NotAllowed("Next review: the day has passed. Choose one to come.")
    draft = queries.draft_of(article)
    if draft.next_review_on == day.isoformat():
        return False
    save_draft(
        article=article,
        draft=draft.model_copy(update={"next_review_on": day.isoformat()}),
        read=article.lock_version,
        by=by,
        at=at,
        note="Next review set",
    )
    return True
