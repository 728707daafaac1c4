"""Close a message: what was done about what a reader wrote."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.publishing.models import Message
from editorial import audit, cards
from editorial.policies import Conflict, NotAllowed, check_can_answer_readers
from editorial.queries import person


@transaction.atomic
def close_message(*, message: Message, note: str, by: Any, at: datetime) -> Message:
    """Close a message with what was done, and forget where its reader wanted the answer.

    The reader's words never enter the record.
    """
    who = person(by)
    check_can_answer_readers(who)
    if not note.strip():
        raise NotAllowed("What was done: it is empty. Say it, for whoever reads this later.")
    won = Message.objects.filter(pk=message.pk, closed_at__isnull=True).update(
        closed_at=at, closed_by_name=who.name, closing_note=note.strip(), email=""
    )
    if not won:
        raise Conflict("Somebody else closed this message meanwhile. Reload the page.")
    if message.article_id is not None:
        cards.renew([message.article_id], at=at)
    message.refresh_from_db()
    audit.record(
        action="message_closed",
        by=by,
        at=at,
        article=message.article,
        subject=f"message:{message.pk}",
        details={"kind": message.kind, "note": message.closing_note},
    )
    return message
