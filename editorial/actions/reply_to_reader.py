"""Reply to a reader by mail, and forget where she wanted the answer as soon as it is sent."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Article
from articles.publishing.models import Message
from editorial import replies, triage
from editorial.actions.answer_message import check_has_page
from editorial.models import ReaderReply
from editorial.policies import Conflict, NotAllowed, check_can_answer_readers
from editorial.queries import person

LONGEST = 4_000


@transaction.atomic
def reply_to_reader(
    *, message: Message, words: str, page: Article | None = None, by: Any, at: datetime
) -> Message:
    """Close a message with a mail, which goes after a minute; `page` is the article it leads to.

    Raises NotAllowed where the reader wants no answer, or nothing is said.
    """
    check_can_answer_readers(person(by))
    words = words.replace("\r\n", "\n").strip()
    if not words:
        raise NotAllowed("Reply: it is empty. Write what the reader should be told.")
    if len(words) > LONGEST:
        raise NotAllowed(f"Reply: it is longer than {LONGEST:,} characters. Shorten it.")
    if page is not None:
        check_has_page(page)
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.closed_at is not None:
        raise Conflict("Somebody else closed this message meanwhile. Reload the page.")
    if not message.email:
        raise NotAllowed("This reader left no address, so no mail can be sent. Close it otherwise.")
    reply = ReaderReply.objects.create(message=message, to=message.email, page=page, by=by, at=at)
    replies.ask_to_send(reply, at=at)
    return triage.close(
        message,
        outcome="mailed",
        action="message_mailed",
        details={"article": page.slug} if page else {},
        reply=words,
        answered_by=page,
        by=by,
        at=at,
    )
