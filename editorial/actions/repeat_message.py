"""Say of a message that it repeats another one, so that both are answered together."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.publishing.models import Message
from editorial import triage
from editorial.policies import NotAllowed, check_can_answer_readers
from editorial.queries import person


@transaction.atomic
def repeat_message(
    *, message: Message, first: Message, note: str = "", by: Any, at: datetime
) -> Message:
    """Close a message as one that asks the same as another, and forget its reader's address.

    Raises NotAllowed where the other one repeats this one, or is it.
    """
    check_can_answer_readers(person(by))
    # Both at once could point at each other: the rows are locked in one order.
    list(Message.objects.select_for_update().filter(pk__in=[message.pk, first.pk]).order_by("pk"))
    first.refresh_from_db()
    seen = {message.pk}
    head = first
    while head.pk not in seen and head.duplicate_of is not None:
        seen.add(head.pk)
        head = head.duplicate_of
    if head.pk == message.pk:
        raise NotAllowed("The other message repeats this one already. Close that one, not this.")
    return triage.close(
        message,
        outcome="duplicate",
        action="message_repeated",
        note=note,
        details={"of": head.pk},
        duplicate_of=head,
        by=by,
        at=at,
    )
