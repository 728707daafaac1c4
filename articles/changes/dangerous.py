"""The safety diff: every change between two versions that could harm a reader, one by one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from articles import audiences
from articles.changes.danger import Danger
from articles.changes.opposing import Found
from articles.changes.passages import Passage, of_plain, of_source
from articles.changes.texts import compare, excerpt
from articles.content import Content, Text


def dangerous(before: Content | None, after: Content) -> tuple[Danger, ...]:
    """Return the changes that must be seen one by one, in reading order.

    Of a first version nothing is dangerous: all of it is new, and all of it is read.
    """
    if before is None or before == after:
        return ()
    return tuple(_numbered(_all(before, after)))


def _all(before: Content, after: Content) -> Iterator[Danger]:
    yield from _between("", "question", of_plain(before.question), of_plain(after.question))
    for audience in audiences.CODES:
        one, other = before.text_for(audience), after.text_for(audience)
        if one is not None and other is not None:
            yield from _texts(one, other)


def _texts(before: Text, after: Text) -> Iterator[Danger]:
    for where, read in (("headline", of_plain), ("short_answer", of_source), ("body", of_source)):
        was, now = getattr(before, where), getattr(after, where)
        if was != now:
            yield from _between(after.audience, where, read(was), read(now))


def _between(
    audience: str, where: str, before: Sequence[Passage], after: Sequence[Passage]
) -> Iterator[Danger]:
    for found in compare(before, after):
        yield _danger(found, audience, where, before, after)


def _danger(
    found: Found, audience: str, where: str, before: Sequence[Passage], after: Sequence[Passage]
) -> Danger:
    return Danger(
        kind=found.kind,
        audience=audience,
        where=where,
        claim=found.claim,
        before=found.before,
        after=found.after,
        context_before=excerpt(before, found.one),
        context_after=excerpt(after, found.other),
    )


def _numbered(dangers: Iterable[Danger]) -> Iterator[Danger]:
    """Tell equal changes apart by their order."""
    seen: Counter[Danger] = Counter()
    for danger in dangers:
        yield replace(danger, nth=seen[danger])
        seen[danger] += 1
