"""What a thread is on, as it was said, and where equal words stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.content import Content
from editorial.anchors.borders import stands_alone

FIELDS = ("headline", "short_answer", "body")
FAR = 200
"""Characters on either side, across lines, that are kept with a quote."""


@dataclass(frozen=True)
class Place:
    """What a thread is on: a claim, a passage, or with neither the whole."""

    claim: str = ""
    audience: str = ""
    field: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""
    position: int | None = None

    @property
    def scope(self) -> str:
        """Return "claim", "passage" or "whole"."""
        return "claim" if self.claim else "passage" if self.quote else "whole"


def source_of(content: Content, audience: str, field: str) -> str:
    """Return the source of one field of one audience's own text; "" where there is none."""
    text = content.text_for(audience)
    return str(getattr(text, field)) if text is not None and field in FIELDS else ""


def place_at(content: Content, audience: str, field: str, start: int, end: int) -> Place:
    """Return the place of a passage, with the surroundings that will tell it apart."""
    source = source_of(content, audience, field)
    return Place(
        audience=audience,
        field=field,
        quote=source[start:end],
        before=source[max(0, start - FAR) : start],
        after=source[end : end + FAR],
        position=start,
    )


def occurrences(quote: str, source: str) -> Iterator[int]:
    """Yield the offsets at which a quote stands for itself, not inside a longer word or measure."""
    start = source.find(quote) if quote else -1
    while start >= 0:
        if stands_alone(source, start, start + len(quote)):
            yield start
        start = source.find(quote, start + 1)
