"""What an audience is given to read: its own text, or another's with the terms explained."""

from dataclasses import dataclass

from articles.content import Content, Text
from articles.markup.blocks import select
from articles.terms.explaining import Explained, Replacement, explain


@dataclass(frozen=True)
class Served:
    """One audience's text, its blocks chosen; only a derived one has its terms explained."""

    text: Text
    """As it was written, and for whom."""
    short_answer: Explained
    body: Explained

    @property
    def replaced(self) -> tuple[Replacement, ...]:
        """What was replaced, in reading order."""
        return (*self.short_answer.replaced, *self.body.replaced)


def serve(content: Content, audience: str) -> Served | None:
    """Return the text that an audience reads, or None if there is none.

    A text of the audience's own is not touched: whoever wrote it chose its words.
    """
    text = content.text_serving(audience)
    if text is None:
        return None
    terms = () if text.audience == audience else content.terms
    short_answer = explain(select(text.short_answer, audience), terms, audience)
    body = explain(select(text.body, audience), terms, audience, after=short_answer)
    return Served(text, short_answer, body)
