"""The claims of a working copy as cards: everything there is to know of each, side by side."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from articles import audiences
from articles.checks.finding import Finding
from articles.content import Claim, Content
from articles.markup.plain import plain_inline
from articles.markup.scan import ClaimMark, scan
from articles.publishing.rendering import labels
from editorial.views.workspace.claim_history import ClaimHistory, Then
from editorial.views.workspace.claims import Source, source_of
from editorial.views.workspace.facts_shown import FactShown, facts_of


@dataclass(frozen=True)
class Said:
    """One wording with what was read from it."""

    words: str
    facts: list[FactShown]


@dataclass(frozen=True)
class Column:
    """What one audience has of a claim."""

    audience: audiences.Audience
    said: list[Said]
    left_out: str
    """The reason, where the claim is left out for this audience."""
    derived_from: str
    """The audience whose text is read; empty where there is a text of its own."""

    @property
    def is_missing(self) -> bool:
        """Whether there is a text that neither has the claim nor says why not."""
        return not (self.said or self.left_out or self.derived_from)


@dataclass(frozen=True)
class Card:
    """A claim with everything beside it."""

    claim: Claim
    certainty: str
    columns: list[Column]
    sources: list[Source]
    findings: list[Finding]
    history: list[Then]

    @property
    def derived(self) -> list[Column]:
        """The audiences that read another's text."""
        return [column for column in self.columns if column.derived_from]


def cards_of(
    content: Content, claims: Iterable[Claim], found: list[Finding], history: ClaimHistory
) -> list[Card]:
    """Return these claims of the content as cards."""
    by_claim = findings_by_claim(content, found)
    return [
        Card(
            claim=claim,
            certainty=labels.CERTAINTY_CLINICAL[claim.certainty],
            columns=_columns(content, claim),
            sources=[source_of(content, citation) for citation in claim.citations],
            findings=by_claim[claim.id],
            history=history.of(claim),
        )
        for claim in claims
    ]


def lacks_words(claim: Claim) -> bool:
    """Return whether a citation of the claim, or all of them, name no words relied on."""
    return not claim.citations or any(not citation.quote for citation in claim.citations)


def is_in_every_text(content: Content, claim: Claim) -> bool:
    """Return whether each text that is written has the claim; left out is not in it."""
    having = {wording.audience for wording in claim.wordings}
    return all(text.audience in having for text in content.texts)


def _columns(content: Content, claim: Claim) -> list[Column]:
    left_out = {out.audience: out.reason for out in claim.left_out}
    columns = []
    for audience in audiences.AUDIENCES:
        text = content.text_serving(audience.code)
        if text is None:
            continue
        derived = text.audience != audience.code
        columns.append(
            Column(
                audience=audience,
                said=[
                    _said(wording.words)
                    for wording in claim.wordings
                    if wording.audience == audience.code
                ],
                left_out=left_out.get(audience.code, ""),  # type: ignore[call-overload]  # a known code
                derived_from=audiences.get(text.audience).name if derived else "",
            )
        )
    return columns


def _said(words: str) -> Said:
    plain = plain_inline(words).strip()
    return Said(plain, facts_of(plain))


def findings_by_claim(content: Content, found: list[Finding]) -> dict[str, list[Finding]]:
    """Return the findings by the claim that they name, or in whose mark their words stand."""
    marks: dict[tuple[str, str], tuple[ClaimMark, ...]] = {
        (text.audience, part): scan(getattr(text, part)).claims
        for text in content.texts
        for part in ("short_answer", "body")
    }
    starts = {place: [mark.start for mark in inside] for place, inside in marks.items()}
    by_claim: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        kind, _, id = finding.where.partition(" ")
        place = (finding.audience, kind)
        if kind == "claim":
            by_claim[id].append(finding)
        elif finding.at is not None and place in marks:
            before = bisect_right(starts[place], finding.at) - 1
            if before >= 0 and finding.at < marks[place][before].end:
                by_claim[marks[place][before].id].append(finding)
    return by_claim
