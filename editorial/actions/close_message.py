"""Close a message: what was done about what a reader wrote."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.publishing.models import Message
from editorial import triage
from editorial.policies import NotAllowed, check_can_answer_readers
from editorial.queries import person


@transaction.atomic
def close_message(*, message: Message, note: str, by: Any, at: datetime) -> Message:
    """Close a message with what was done, and forget where its reader wanted the answer.

    The reader's words never enter the record.
    """
    check_can_answer_readers(person(by))
    if not note.strip():
        raise NotAllowed("What was done: it is empty. Say it, for whoever reads this later.")
    return triage.close(message, outcome="closed", action="message_closed", note=note, by=by, at=at)
