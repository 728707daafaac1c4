"""A text in one line, for lists and feeds."""

from articles.content import Text
from articles.markup.blocks import select
from articles.markup.plain import plain


def summary(text: Text, audience: str) -> str:
    """Return a text's short answer as plain words."""
    return " ".join(plain(select(text.short_answer, audience)).split())
