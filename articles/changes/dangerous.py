"""The safety diff: every change between two versions that could harm a reader, one by one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from articles import audiences
from articles.audiences import Audience
from articles.changes.danger import Danger
from articles.changes.evidence import evidence
from articles.changes.notices import notices
from articles.changes.passages import of_plain, of_source
from articles.changes.texts import dangers
from articles.content import Content, Text
from articles.terms.serving import serve


def dangerous(before: Content | None, after: Content) -> tuple[Danger, ...]:
    """Return the changes that must be seen one by one, in reading order.

    Of a first version nothing is dangerous: all of it is new, and all of it is read.
    """
    if before is None or before == after:
        return ()
    texts = [
        *dangers("", "question", of_plain(before.question), of_plain(after.question)),
        *(danger for each in audiences.AUDIENCES for danger in _of(each, before, after)),
    ]
    told = {
        (danger.claim, words)
        for danger in texts
        if danger.kind == "citation"
        for words in (danger.before, danger.after)
    }
    return tuple(_numbered([*texts, *evidence(before, after, told), *notices(before, after)]))


def _of(audience: Audience, before: Content, after: Content) -> Iterator[Danger]:
    one, other = before.text_for(audience.code), after.text_for(audience.code)
    if one is not None and other is not None:
        yield from _texts(one, other)
    elif one is not None or other is not None:
        # Whoever has a text of their own read none, or another's, before; or will from now on.
        own = f"a text of their own for the audience {audience.name}"
        kind, said = ("loss", (own, "")) if one is not None else ("new", ("", own))
        yield Danger(kind, audience.code, "article", "", *said, "", "")  # type: ignore[arg-type]
    elif before.terms != after.terms:
        yield from _served(audience.code, before, after)


def _texts(before: Text, after: Text) -> Iterator[Danger]:
    for where, read in (("headline", of_plain), ("short_answer", of_source), ("body", of_source)):
        was, now = getattr(before, where), getattr(after, where)
        if was != now:
            yield from dangers(after.audience, where, read(was), read(now))


def _served(audience: str, before: Content, after: Content) -> Iterator[Danger]:
    """Yield what the terms alone change in the text that an audience is given to read."""
    one = serve(after.model_copy(update={"terms": before.terms}), audience)
    other = serve(after, audience)
    if one is None or other is None:
        return
    for where in ("short_answer", "body"):
        was, now = getattr(one, where).source, getattr(other, where).source
        if was != now:
            yield from dangers(audience, where, of_source(was), of_source(now))


def _numbered(found: Iterable[Danger]) -> Iterator[Danger]:
    """Tell equal changes apart by their order."""
    seen: Counter[Danger] = Counter()
    for danger in found:
        yield replace(danger, nth=seen[danger])
        seen[danger] += 1
