"""What changed in the claims and their sources beyond the words of the texts."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from articles import audiences
from articles.assemble import marks_of
from articles.changes.claims import claim_changes
from articles.changes.danger import Danger
from articles.changes.passages import of_source
from articles.changes.texts import dangers
from articles.content import Citation, Claim, Content, Reference, Text
from articles.markup.plain import plain_inline
from articles.markup.scan import ClaimMark
from references.formatting import ama_text

_ADDRESSES = ("DOI", "PMID", "PMCID", "ISBN", "URL")


def evidence(
    before: Content, after: Content, told: Collection[tuple[str, str]] = ()
) -> Iterator[Danger]:
    """Yield claims that went or are left out, other words, other evidence and other records.

    `told` are the citations that the texts were seen to lose or gain, with the claim of each.
    """
    for change in claim_changes(before, after):
        one, other = change.before, change.after
        if one is not None and other is None:
            yield _of_claim("loss", one.id, _said(one), "")
        elif one is not None and other is not None and one != other:
            yield from _wordings(before, after, one, other)
            yield from _left_out(one, other)
            yield from _citations(one, other, told)
    for audience in audiences.CODES:
        yield from _not_shown(audience, before.text_for(audience), after.text_for(audience))
    for reference in after.references:
        old = before.reference(reference.key)
        if old is not None and old != reference:
            yield from _record(old, reference)


def _of_claim(kind: Any, claim: str, before: str, after: str, audience: str = "") -> Danger:
    return Danger(kind, audience, f"claim {claim}", claim, before, after, before, after)


def _said(claim: Claim) -> str:
    words = plain_inline(claim.wordings[0].words) if claim.wordings else ""
    return words or claim.id


def _wordings(before: Content, after: Content, one: Claim, other: Claim) -> Iterator[Danger]:
    """Yield changes of wordings that do not stand so in the texts, where they were told."""
    for audience in dict.fromkeys(wording.audience for wording in other.wordings):
        was = [wording.words for wording in one.wordings if wording.audience == audience]
        now = [wording.words for wording in other.wordings if wording.audience == audience]
        if was == now or not was:
            continue
        if _in_text(before, audience, one.id) == was and _in_text(after, audience, other.id) == now:
            continue
        ones, others = (
            [each for words in side for each in of_source(words)] for side in (was, now)
        )
        yield from dangers(audience, f"claim {other.id}", ones, others, other.id)


def _in_text(content: Content, audience: str, claim: str) -> list[str]:
    text = content.text_for(audience)
    marks = _marks(text) if text else ()
    return [mark.words for mark in marks if mark.id == claim and not mark.left_out]


@lru_cache(8)
def _marks(text: Text) -> tuple[ClaimMark, ...]:
    """Return the marks of a text, read once for all its claims."""
    return marks_of(text)


def _left_out(one: Claim, other: Claim) -> Iterator[Danger]:
    were = {left.audience for left in one.left_out}
    for left in other.left_out:
        if left.audience not in were:
            said = f"left out: {left.reason}"
            yield _of_claim("loss", other.id, _said(one), said, left.audience)


def _not_shown(audience: str, before: Text | None, after: Text | None) -> Iterator[Danger]:
    """Yield changes in what is noted of claims left out, which no reader is shown."""
    if before is None or after is None or before == after:
        return
    earlier = {mark.id: mark for mark in marks_of(before) if mark.left_out}
    for mark in marks_of(after):
        was = earlier.get(mark.id)
        if was is None or not mark.left_out:
            continue
        for old, new in ((was.words, mark.words), (was.reason, mark.reason)):
            if old != new:
                where = f"claim {mark.id}"
                yield from dangers(audience, where, of_source(old), of_source(new), mark.id)


def _citations(one: Claim, other: Claim, told: Collection[tuple[str, str]]) -> Iterator[Danger]:
    earlier = {cited.reference: cited for cited in one.citations}
    for cited in other.citations:
        was = earlier.pop(cited.reference, None)
        if was is None:
            if (other.id, _place(cited)) not in told:
                yield _of_claim("citation", other.id, "", _place(cited))
            continue
        for before, after in (
            (_place(was), _place(cited)),
            (f"{was.reference} {was.stance}", f"{cited.reference} {cited.stance}"),
            (_quoted(was), _quoted(cited)),
        ):
            if before != after and (other.id, after) not in told:
                yield _of_claim("citation", other.id, before, after)
    for was in earlier.values():
        if (other.id, _place(was)) not in told:
            yield _of_claim("citation", other.id, _place(was), "")


def _place(cited: Citation) -> str:
    return ", ".join(filter(None, (cited.reference, cited.locator)))


def _quoted(cited: Citation) -> str:
    return f"“{cited.quote}” ({cited.reference})" if cited.quote else ""


def _record(one: Reference, other: Reference) -> Iterator[Danger]:
    where = f"reference {other.key}"
    for name in _ADDRESSES:
        was, now = (str(each.csl.get(name, "")) for each in (one, other))
        if was != now:
            yield Danger("link", "", where, "", was, now, name, name)
    was, now = _printed(one), _printed(other)
    if was != now:
        yield Danger("citation", "", where, "", was, now, was, now)


def _printed(reference: Reference) -> str:
    csl: Mapping[str, Any] = {
        name: value for name, value in reference.csl.items() if name not in _ADDRESSES
    }
    return f"{ama_text(csl, reference.kind)} ({reference.kind})"
