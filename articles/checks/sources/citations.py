"""Whether every citation is a mark, leads to a reference, and every claim has one."""

from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.finding import Trouble
from articles.checks.prepared import Part, Prepared
from articles.checks.prose.sentences import sentences
from articles.checks.sources.bare_digits import BareMark
from articles.checks.sources.numbered_names import NumberedNames
from articles.markup.plain import TextBlock, plain_inline
from articles.markup.scan import CitationMark, ClaimMark

LONGEST_QUOTE = 400


def bare_digits(prepared: Prepared) -> Iterator[Trouble]:
    """Find citations written as bare digits, [3] or superscript digits."""
    for part, block, mark in _bare_marks(prepared):
        digits = block.text[mark.start : mark.end]
        yield part.trouble(
            block,
            _words_up_to(block.text, mark),
            f'"{digits}" stands here like a citation, and reads like a value.',
            "Cite with a mark such as [@key]. If it is a value, say of what: give its unit, "
            'or write "score of 5". If it belongs to a name, add the name to the terms.',
        )


def unknown_keys(prepared: Prepared) -> Iterator[Trouble]:
    """Find every mark, and every claim's citation, whose reference does not exist."""
    for part in prepared.parts:
        claims = {mark: claim for claim in part.marks.claims for mark in claim.citations}
        for mark in part.marks.citations:
            for item in mark.items:
                if item.key not in prepared.keys:
                    yield _no_reference(part, mark, claims.get(mark), item.key)
    marked = {item.key for p in prepared.parts for m in p.marks.citations for item in m.items}
    for claim in prepared.content.claims:
        for citation in claim.citations:
            if citation.reference not in prepared.keys | marked:
                yield Trouble(
                    f"claim {claim.id}",
                    citation.reference,
                    f'Claim "{claim.id}" cites "{citation.reference}"; there is no such reference.',
                    _cure(citation.reference),
                )
    yield from _beyond_the_list(prepared)


def _no_reference(part: Part, mark: CitationMark, claim: ClaimMark | None, key: str) -> Trouble:
    written = part.source[mark.start : mark.end]
    return Trouble(
        part.where,
        f"{_words_cited(part, mark, claim)} {written}".strip(),
        f'{written} cites "{key}"; the article has no such reference.',
        _cure(key),
        part.audience,
        mark.start,
    )


def _words_cited(part: Part, mark: CitationMark, claim: ClaimMark | None) -> str:
    """Return the words of the claim, or of the sentence, that the mark stands behind."""
    if claim:
        return plain_inline(part.source[claim.words_start : min(mark.start, claim.words_end)])
    start = max(part.block_start(mark.start), mark.start - LONGEST_QUOTE)
    said = sentences(plain_inline(part.source[start : mark.start]))
    return said[-1].text if said else ""


def _cure(key: str) -> str:
    return f'Add the reference "{key}", correct the key, or remove the citation.'


def _beyond_the_list(prepared: Prepared) -> Iterator[Trouble]:
    length = len(prepared.content.references)
    for part, block, mark in _bare_marks(prepared):
        for number in mark.numbers:
            if number > length:
                yield part.trouble(
                    block,
                    _words_up_to(block.text, mark),
                    f'"{number}" stands here like a citation; the list of references ends at '
                    f"{length}.",
                    "Find the source that was meant, add it, and cite it with a mark such as "
                    "[@key].",
                )


def _bare_marks(prepared: Prepared) -> Iterator[tuple[Part, TextBlock, BareMark]]:
    names = NumberedNames(prepared)
    for part in prepared.parts:
        for block, mark in part.bare_marks:
            if not names.hold(block, mark):
                yield part, block, mark


def _words_up_to(text: str, mark: BareMark) -> str:
    """Return the sentence that the digits close, with the digits."""
    before = 0
    if mark.start > LONGEST_QUOTE:
        before = text.find(" ", mark.start - LONGEST_QUOTE, mark.start) + 1
    said = sentences(text[before : mark.start].rstrip())
    return text[before + (said[-1].start if said else 0) : mark.end]


def claims_without_citation(prepared: Prepared) -> Iterator[Trouble]:
    """Find claims that rest on nothing."""
    for claim in prepared.content.claims:
        if claim.citations:
            continue
        first = claim.wordings[0] if claim.wordings else None
        yield Trouble(
            f"claim {claim.id}",
            plain_inline(first.words) if first else "",
            f'Claim "{claim.id}" has no citation in any text.',
            "Put a citation inside the claim or right after it, or remove the claim's mark.",
            first.audience if first else "",
        )


CHECKS = (
    Check(
        "CIT-00",
        "block",
        "Citations are marks, never digits",
        "A source is cited with [@key]; digits after a word are read as values.",
        'Found on a published page: "Serum B12 level 5" cites source 5.',
        bare_digits,
    ),
    Check(
        "CIT-01",
        "block",
        "Every citation leads to a reference",
        "The key of each mark is the key of a reference, letter for letter.",
        "JAMA 1997, attribution; found on a published page: five marks to a source not listed.",
        unknown_keys,
    ),
)
