"""Reply: answer in a thread, or suggest other words for what it is on."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.status import Status
from editorial import audit
from editorial.actions.open_thread import check_words, ids_of, locked
from editorial.mentions import people_named
from editorial.models import Comment, Thread
from editorial.policies import Conflict, NotAllowed
from editorial.policies.commenting import check_can_comment, check_is_discussed
from editorial.queries import person


@transaction.atomic
def reply(
    *, thread: Thread, text: str, by: Any, at: datetime, replacement: str | None = None
) -> Comment:
    """Add a comment to an open thread; what was said before stays as it is."""
    check_can_comment(person(by))
    text, replacement = check_words(text, replacement)
    mentions = people_named(text)
    thread = open_one(thread)
    if replacement is not None and not thread.quote:
        raise NotAllowed(
            "Suggested words: this thread is on no passage. Open one on the words that you mean."
        )
    comment = Comment.objects.create(
        thread=thread, author=by, text=text, replacement=replacement, at=at
    )
    comment.mentions.set(mentions)
    audit.record(
        action="comment_added",
        by=by,
        at=at,
        article=thread.version.article,
        subject=f"thread:{thread.pk}",
        details={
            **ids_of(thread, comment),
            "mentions": sorted(user.pk for user in mentions),
            "suggests": replacement is not None,
        },
    )
    return comment


def open_one(thread: Thread) -> Thread:
    """Lock the thread's article, and return the thread as it is now, if it is open."""
    found = found_again(thread)
    if found.resolved_at is not None:
        raise Conflict("This thread was resolved meanwhile. Reopen it, then go on.")
    return found


def found_again(thread: Thread) -> Thread:
    """Lock the thread's article, and return the thread of a version that is still discussed."""
    version = locked(thread.version)
    check_is_discussed(Status(version.status), version.number)
    return Thread.objects.select_related("version__article", "snapshot").get(pk=thread.pk)
