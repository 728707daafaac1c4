"""Decline a suggestion: the words stay as they are."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.actions.open_thread import ids_of
from editorial.actions.reply import open_one
from editorial.models import Comment
from editorial.policies import Conflict
from editorial.policies.commenting import check_can_answer_suggestion
from editorial.queries import person


@transaction.atomic
def decline_suggestion(*, comment: Comment, by: Any, at: datetime) -> Comment:
    """Record that suggested words are not taken into the text."""
    check_can_answer_suggestion(person(by))
    thread = open_one(comment.thread)
    comment = unanswered(comment)
    Comment.objects.filter(pk=comment.pk).update(answer="declined", answered_by=by, answered_at=at)
    audit.record(
        action="suggestion_declined",
        by=by,
        at=at,
        article=thread.version.article,
        subject=f"thread:{thread.pk}",
        details=ids_of(thread, comment),
    )
    comment.refresh_from_db()
    return comment


def unanswered(comment: Comment) -> Comment:
    """Return a suggestion as it is now, if nobody has answered it; the article is locked."""
    found = Comment.objects.select_related("author").get(pk=comment.pk)
    if found.replacement is None:
        raise Conflict("This comment suggests no words, so there is nothing to answer.")
    if found.answer:
        raise Conflict(
            f"This suggestion was {found.answer} already. Reload the page to see by whom."
        )
    return found
