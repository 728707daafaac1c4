"""Receive what a reader wrote, and hold back a flood."""

from datetime import datetime, timedelta

from articles.models import Article
from articles.publishing.models import Message

# Messages an hour about one article: far above what people send, below what buries editors.
MOST_PER_HOUR = 60


class TooMany(Exception):
    """More messages came in than people send."""


def receive(
    *,
    article: Article,
    kind: str,
    audience: str,
    version_number: int | None,
    text: str,
    email: str,
    at: datetime,
) -> Message:
    """Put a message into the editors' queue. Nothing of the reader but his words is kept."""
    lately = Message.objects.filter(article=article, received_at__gt=at - timedelta(hours=1))
    if lately.count() >= MOST_PER_HOUR:
        raise TooMany(
            "We are getting very many messages about this page just now. Your text is below: "
            "please send it again in an hour."
        )
    return Message.objects.create(
        article=article,
        kind=kind,
        audience=audience or "patient",
        version_number=version_number,
        text=text,
        email=email,
        received_at=at,
    )
