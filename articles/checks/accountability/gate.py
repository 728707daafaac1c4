"""What must be true before a version is approved, and cannot be while it is being written."""

from collections.abc import Iterator, Mapping

from articles.checks.finding import Finding
from articles.checks.sources.source_health import dead_links_of
from articles.checks.sources.source_status import SourceStatus
from articles.content import Claim, Content
from articles.markup.plain import plain_inline


def at_approval(
    content: Content, source_status: Mapping[str, SourceStatus], verdicts: Mapping[str, str]
) -> list[Finding]:
    """Return what stops an approval beside the checks of the draft.

    `source_status` has by reference's key what is known of it; `verdicts` has by claim's id what
    the board said of it, "" or nothing while it said nothing. A claim needs a verdict, and
    for each citation the place in the source and the words relied on (CIT-12); links that only
    warned while writing now block (CIT-10).
    """
    found = [_unsaid(claim) for claim in content.claims if not verdicts.get(claim.id, "").strip()]
    found += unsupported(content)
    found += [
        Finding("CIT-10", "block", t.audience, t.where, t.quote, t.message, t.cure)
        for t in dead_links_of(content, source_status)
        if t.level != "unchecked"
    ]
    return found


def unsupported(content: Content) -> list[Finding]:
    """Return the citations of claims that name no place or no words, which an approval needs.

    Known before any verdict, so that an editor hears of it before the board does.
    """
    return [finding for claim in content.claims for finding in _lacking(claim)]


def _unsaid(claim: Claim) -> Finding:
    return _finding(
        claim,
        f'Claim "{claim.id}" has no verdict.',
        "Compare its words with the source, and give a verdict.",
    )


def _lacking(claim: Claim) -> Iterator[Finding]:
    for citation in claim.citations:
        lacks = [
            what
            for what, given in (
                ("the place", citation.locator),
                ("the words relied on", citation.quote),
            )
            if not given.strip()
        ]
        if lacks:
            yield _finding(
                claim,
                f'Of reference "{citation.reference}" claim "{claim.id}" lacks '
                f"{' and '.join(lacks)}.",
                "Note the page or section, and the source's own words.",
            )


def _finding(claim: Claim, message: str, cure: str) -> Finding:
    first = claim.wordings[0] if claim.wordings else None
    return Finding(
        id="CIT-12",
        level="block",
        audience=first.audience if first else "",
        where=f"claim {claim.id}",
        quote=plain_inline(first.words) if first else "",
        message=message,
        cure=cure,
    )
