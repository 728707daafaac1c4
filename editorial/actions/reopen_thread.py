"""Reopen a thread: what it asked is not dealt with after all."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.status import Status
from editorial import audit
from editorial.actions.open_thread import ids_of
from editorial.actions.reply import found_again
from editorial.models import Thread
from editorial.policies import Conflict
from editorial.policies.commenting import check_can_block, check_can_comment
from editorial.queries import person


@transaction.atomic
def reopen_thread(*, thread: Thread, by: Any, at: datetime) -> Thread:
    """Open a resolved thread again; one that blocks stops the approval again."""
    who = person(by)
    check_can_comment(who)
    thread = found_again(thread)
    if thread.resolved_at is None:
        raise Conflict("This thread is open already. Reload the page.")
    if thread.blocking:
        version = thread.version
        check_can_block(who, status=Status(version.status), number=version.number)
    Thread.objects.filter(pk=thread.pk).update(resolved_by=None, resolved_at=None)
    audit.record(
        action="thread_reopened",
        by=by,
        at=at,
        article=thread.version.article,
        subject=f"thread:{thread.pk}",
        details={**ids_of(thread), "blocking": thread.blocking},
    )
    thread.refresh_from_db()
    return thread
