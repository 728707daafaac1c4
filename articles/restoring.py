"""Parts of an earlier draft that can be taken back one by one: a field, a text, a claim's words.

Pure: drafts in, a draft out. What is not chosen stays as it is today, and so does the list of
sources, which is shared.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from articles import audiences
from articles.content import Text
from articles.draft import Draft, Evidence, in_words
from articles.markup.scan import ClaimMark, scan

FIELDS = {
    "question": "Question",
    "kind": "Kind",
    "topics": "Topics",
    "region": "Region",
    "language": "Language",
    "next_review_on": "Next review due",
    "authors": "Authors",
    "ai_use": "Use of AI",
    "not_applicable": "Parts that it need not have",
}
_WITHOUT_ORDER = frozenset({"topics", "not_applicable"})
_OF_TEXT = {"headline": "headline", "short_answer": "short answer", "body": "body"}
_MARKED = ("short_answer", "body")


@dataclass(frozen=True)
class Part:
    """Something that was otherwise then, and can be taken back alone."""

    key: str
    title: str
    before: str
    """As it is today, in the dialect; what is no text is spelt in a line each."""
    after: str
    """As it was then."""


def parts(now: Draft, then: Draft) -> tuple[Part, ...]:
    """Return every part that was otherwise then, in the order of the edit page."""
    return (*fields(now, then), *_texts(now, then), *_evidence_parts(now, then))


def restored(now: Draft, then: Draft, keys: Collection[str]) -> Draft:
    """Return today's draft with the parts of these keys as they were then; others are ignored."""
    wanted = {part.key for part in parts(now, then)} & set(keys)
    update = {name: getattr(then, name) for name in FIELDS if name in wanted}
    texts = [
        text
        for audience in audiences.CODES
        if (text := _text(now.text_for(audience), then.text_for(audience), audience, wanted))
    ]
    return now.model_copy(
        update={**update, "texts": tuple(texts), "evidence": _evidence(now, then, wanted)}
    )


def whole(now: Draft, then: Draft) -> Draft:
    """Return everything as it was then, at the address and with the sources of today."""
    return then.model_copy(update={"slug": now.slug, "references": now.references})


def fields(now: Draft, then: Draft) -> Iterator[Part]:
    """Yield every part that is neither a text nor evidence and was otherwise then."""
    for name, title in FIELDS.items():
        old, new = (in_words(_ordered(name, getattr(draft, name))) for draft in (now, then))
        if old != new:
            yield Part(name, title, old, new)


def _ordered(name: str, value: Any) -> Any:
    return tuple(sorted(value, key=str)) if name in _WITHOUT_ORDER else value


def _texts(now: Draft, then: Draft) -> Iterator[Part]:
    for audience in audiences.AUDIENCES:
        mine, theirs = now.text_for(audience.code), then.text_for(audience.code)
        if mine is None or theirs is None:
            if mine is not theirs:
                key = f"text:{audience.code}"
                yield Part(key, f"{audience.name}: the whole text", _all(mine), _all(theirs))
            continue
        for name, title in _OF_TEXT.items():
            old, new = getattr(mine, name), getattr(theirs, name)
            if old == new:
                continue
            yield Part(f"text:{audience.code}:{name}", f"{audience.name}: {title}", old, new)
            if name in _MARKED:
                yield from _claims(audience.code, audience.name, name, old, new)


def _claims(audience: str, reader: str, name: str, old: str, new: str) -> Iterator[Part]:
    before, after = _once(old), _once(new)
    for id, mark in before.items():
        if id in after:
            mine, theirs = _words(old, mark), _words(new, after[id])
            if mine != theirs:
                key = f"claim:{audience}:{name}:{id}"
                yield Part(key, f"{reader}: the claim “{id}” alone", mine, theirs)


def _once(source: str) -> dict[str, ClaimMark]:
    """Return the claims whose mark stands in a text exactly once."""
    marks = scan(source).claims
    ids = [mark.id for mark in marks]
    return {mark.id: mark for mark in marks if ids.count(mark.id) == 1}


def _words(source: str, mark: ClaimMark) -> str:
    """Return a claim with the citations right after it."""
    return source[mark.start : mark.cited_end]


def _text(now: Text | None, then: Text | None, audience: str, wanted: set[str]) -> Text | None:
    if f"text:{audience}" in wanted:
        return then
    if now is None or then is None:
        return now
    update = {}
    for name in _OF_TEXT:
        if f"text:{audience}:{name}" in wanted:
            update[name] = getattr(then, name)
        elif name in _MARKED:
            prefix = f"claim:{audience}:{name}:"
            ids = [key.removeprefix(prefix) for key in wanted if key.startswith(prefix)]
            update[name] = _with_claims(getattr(now, name), getattr(then, name), ids)
    return now.model_copy(update=update)


def _with_claims(now: str, then: str, ids: Collection[str]) -> str:
    before, after = _once(now), _once(then)
    # From the end, so that what stands before keeps its place.
    for mark in sorted((before[id] for id in ids), key=lambda mark: -mark.start):
        now = now[: mark.start] + _words(then, after[mark.id]) + now[mark.cited_end :]
    return now


def _evidence_parts(now: Draft, then: Draft) -> Iterator[Part]:
    claims = dict.fromkeys(each.claim for each in (*now.evidence, *then.evidence))
    for claim in sorted(claims):
        old, new = _rows(now, claim), _rows(then, claim)
        if sorted(old, key=str) != sorted(new, key=str):
            title = f"What the claim “{claim}” relies on"
            yield Part(f"evidence:{claim}", title, _listed(old), _listed(new))


def _evidence(now: Draft, then: Draft, wanted: set[str]) -> tuple[Evidence, ...]:
    taken = {key.removeprefix("evidence:") for key in wanted if key.startswith("evidence:")}
    return (
        *(each for each in now.evidence if each.claim not in taken),
        *(each for each in then.evidence if each.claim in taken),
    )


def _rows(draft: Draft, claim: str) -> list[Evidence]:
    return [each for each in draft.evidence if each.claim == claim]


def _listed(rows: list[Evidence]) -> str:
    return "\n".join(
        sorted(f"{row.reference} ({row.stance}) {row.locator} “{row.quote}”" for row in rows)
    )


def _all(text: Text | None) -> str:
    return "\n\n".join((text.headline, text.short_answer, text.body)) if text else ""
