"""Open a message again: what was done about it was wrong, or not enough."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.publishing.models import Message
from editorial import replies, triage
from editorial.models import ReaderReply
from editorial.policies import Conflict, NotAllowed, check_can_answer_readers
from editorial.queries import person


@transaction.atomic
def reopen_message(*, message: Message, by: Any, at: datetime) -> Message:
    """Open a closed message. A mail that has not gone is taken back, and its address with it.

    An article that was begun stays. Raises NotAllowed while a mail is on its way, and Conflict
    where the message is open.
    """
    check_can_answer_readers(person(by))
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.closed_at is None:
        raise Conflict("This message is open. Reload the page.")
    waiting = ReaderReply.objects.select_for_update().filter(message=message, ended_at=None).first()
    email = ""
    if waiting is not None:
        if replies.is_on_its_way(waiting):
            raise NotAllowed(
                "A mail to the reader is on its way. Wait until it was sent, then open the message."
            )
        email = waiting.to
        ReaderReply.objects.filter(pk=waiting.pk).update(to="", end="taken_back", ended_at=at)
    return triage.reopen(message, email=email, by=by, at=at)
