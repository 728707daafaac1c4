"""Receive what a reader wrote, and hold back a flood."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from articles import audiences
from articles.models import Article
from articles.publishing.models import Message

# Messages an hour about one article, or about none: far above what people send, below what
# buries editors.
MOST_PER_HOUR = 60
HOUR = timedelta(hours=1)


class TooMany(Exception):
    """More messages came in than people send."""


def receive(
    *,
    article: Article | None,
    kind: str,
    audience: str,
    version_number: int | None,
    text: str,
    email: str,
    at: datetime,
) -> Message:
    """Put a message into the editors' queue. Nothing of the reader but his words is kept."""
    lately = Message.objects.filter(article=article, received_at__gt=at - HOUR)
    if lately.count() >= MOST_PER_HOUR:
        raise TooMany(
            _(
                "We are getting very many messages just now. Your text is below: please send it "
                "again in an hour."
            )
        )
    return Message.objects.create(
        article=article,
        kind=kind,
        audience=audience or audiences.DEFAULT.code,
        version_number=version_number,
        text=text,
        email=email,
        received_at=at,
    )
