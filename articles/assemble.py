"""From a draft to content: claims and citations are read out of the marks of its texts."""

from collections import defaultdict
from collections.abc import Iterable
from typing import cast

from articles import audiences
from articles.content import (
    AudienceCode,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    Content,
    Disclaimer,
    LeftOut,
    Term,
    Text,
    Wording,
)
from articles.draft import Draft, Evidence
from articles.markup.scan import ClaimMark, scan


def marks_of(text: Text) -> tuple[ClaimMark, ...]:
    """Return the claim marks of a text, those of the short answer first."""
    return (*scan(text.short_answer).claims, *scan(text.body).claims)


def assemble(
    draft: Draft, disclaimers: Iterable[Disclaimer] = (), terms: Iterable[Term] = ()
) -> Content:
    """Return the content that a draft makes together with the site's disclaimers and terms.

    A claim's kind and certainty are those of the first mark that states them; check CLM-01
    stops a draft whose marks disagree.
    """
    marks: dict[str, list[tuple[AudienceCode, ClaimMark]]] = defaultdict(list)
    for text in sorted(draft.texts, key=lambda t: audiences.position(t.audience)):
        for mark in marks_of(text):
            marks[mark.id].append((text.audience, mark))
    evidence = {(e.claim, e.reference): e for e in draft.evidence}
    return Content(
        **draft.model_dump(exclude={"evidence", "texts", "references"}),
        texts=draft.texts,
        references=draft.references,
        claims=tuple(_claim(id, found, evidence) for id, found in marks.items()),
        disclaimers=tuple(disclaimers),
        terms=tuple(terms),
    )


def _claim(
    id: str, found: list[tuple[AudienceCode, ClaimMark]], evidence: dict[tuple[str, str], Evidence]
) -> Claim:
    wordings = [(audience, mark) for audience, mark in found if not mark.left_out]
    locators: dict[str, str] = {}
    for _, mark in found:
        for citation in mark.citations:
            for item in citation.items:
                locators[item.key] = locators.get(item.key) or item.locator
    return Claim(
        id=id,
        kind=cast(ClaimKind, next((m.kind for _, m in found if m.kind), "other")),
        certainty=cast(
            Certainty, next((m.certainty for _, m in found if m.certainty), "not-rated")
        ),
        was=tuple(dict.fromkeys(old for _, m in found for old in m.was)),
        wordings=tuple(Wording(audience=a, words=m.words) for a, m in wordings),
        left_out=tuple(
            LeftOut(audience=cast(AudienceCode, audience), reason=mark.reason)
            for _, mark in found
            if mark.left_out
            for audience in mark.audiences
            if audience in audiences.CODES
        ),
        citations=tuple(
            _citation(key, locator, evidence.get((id, key))) for key, locator in locators.items()
        ),
    )


def _citation(key: str, locator: str, noted: Evidence | None) -> Citation:
    if noted is None:
        return Citation(reference=key, locator=locator)
    # The text is what the board reads: a place named there is not overruled by an older note.
    return Citation(
        reference=key, locator=locator or noted.locator, quote=noted.quote, stance=noted.stance
    )
