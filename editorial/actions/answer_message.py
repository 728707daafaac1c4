"""Answer a message: an article that readers have says what a reader asked."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Article
from articles.publishing.models import Live, Message
from articles.publishing.rendering.standing import WITHOUT_TEXT
from editorial import triage
from editorial.policies import NotAllowed, check_can_answer_readers
from editorial.queries import person


@transaction.atomic
def answer_message(
    *, message: Message, article: Article, note: str = "", by: Any, at: datetime
) -> Message:
    """Close a message with the article that answers it, and forget its reader's address.

    Raises NotAllowed where readers have no page of the article, and Conflict where somebody
    closed the message meanwhile.
    """
    check_can_answer_readers(person(by))
    check_has_page(article)
    return triage.close(
        message,
        outcome="answered",
        action="message_answered",
        note=note,
        details={"article": article.slug},
        answered_by=article,
        by=by,
        at=at,
    )


def check_has_page(article: Article) -> None:
    """Raise NotAllowed unless readers can open the article."""
    shown = Live.objects.filter(article=article).exclude(publication__state__in=WITHOUT_TEXT)
    if not shown.exists():
        raise NotAllowed(
            f"Readers have no page of “{article.question}” yet. Choose an article that is live."
        )
