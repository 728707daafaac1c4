"""A leaf's words on one line, every mark put away behind tokens."""

from collections.abc import Generator, Iterator

from articles.markup import inline
from articles.markup.characters import one_line, showable
from articles.markup.emphasis import mark_emphasis
from articles.markup.inline import Span
from articles.markup.tokens import ATOM, CLAIM, CLOSE, LINK, Tokens


def mask(text: str, tokens: Tokens) -> str:
    """Return a leaf's text on one line, its marks and its emphasis replaced by tokens.

    The words of links, claims and emphasis stay between two tokens; a claim left out, and all
    in it, is gone.
    """
    line = one_line("".join(_pieces(text, inline.read(text).spans, tokens))).strip(" ")
    return mark_emphasis(line, tokens)


def _pieces(text: str, spans: tuple[Span, ...], tokens: Tokens) -> Iterator[str]:
    position = 0
    open_spans: list[tuple[Span, str]] = []
    for span in spans:
        while open_spans and open_spans[-1][0].end <= span.start:
            position = yield from _shut(text, position, *open_spans.pop())
        if span.start < position:
            continue
        yield showable(text[position : span.start])
        if span.facts is not None and span.facts.left_out:
            position = span.end
        elif span.kind in ("claim", "link"):
            token = tokens.put(CLAIM if span.kind == "claim" else LINK, span)
            yield token
            open_spans.append((span, token))
            position = span.inner[0]
        else:
            yield tokens.put(ATOM, span)
            position = span.end
    while open_spans:
        position = yield from _shut(text, position, *open_spans.pop())
    yield showable(text[position:])


def _shut(text: str, position: int, span: Span, token: str) -> Generator[str, None, int]:
    yield showable(text[position : span.inner[1]])
    yield CLOSE + token[1:]
    return span.end
