"""Closing what a reader wrote and opening it again, in one place, whatever was done about it.

The reader's words never enter the record, and nothing that is closed keeps an address.
"""

from datetime import datetime
from typing import Any

from articles.publishing.models import Message
from editorial import audit, cards
from editorial.policies import Conflict, check_can_answer_readers
from editorial.queries import person


def close(
    message: Message,
    *,
    outcome: str,
    action: str,
    by: Any,
    at: datetime,
    note: str = "",
    details: dict[str, Any] | None = None,
    **said: Any,
) -> Message:
    """Close a message with its outcome, in the caller's transaction.

    `said` are columns of the message besides. Raises Conflict where somebody closed it meanwhile.
    """
    who = person(by)
    check_can_answer_readers(who)
    won = Message.objects.filter(pk=message.pk, closed_at__isnull=True).update(
        closed_at=at,
        closed_by_name=who.name,
        closing_note=note.strip(),
        email="",
        outcome=outcome,
        **said,
    )
    if not won:
        raise Conflict("Somebody else closed this message meanwhile. Reload the page.")
    return _record(action, message, {"note": note.strip(), **(details or {})}, by=by, at=at)


def reopen(message: Message, *, email: str, by: Any, at: datetime) -> Message:
    """Open a closed message, locked by the caller; `email` is where its reader is answered."""
    was = message.outcome or "closed"
    Message.objects.filter(pk=message.pk).update(
        closed_at=None,
        closed_by_name="",
        closing_note="",
        outcome="",
        reply="",
        answered_by=None,
        duplicate_of=None,
        email=email,
    )
    return _record("message_reopened", message, {"was": was}, by=by, at=at)


def _record(
    action: str, message: Message, details: dict[str, Any], *, by: Any, at: datetime
) -> Message:
    """Put on the record what was done, and let the card of the message's article follow."""
    message.refresh_from_db()
    audit.record(
        action=action,
        by=by,
        at=at,
        article=message.article,
        subject=f"message:{message.pk}",
        details={"kind": message.kind, **details},
    )
    if message.article_id is not None:
        cards.renew([message.article_id], at=at)
    return message
