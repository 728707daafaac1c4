"""What rests on single cases, and whether an article says where knowledge ends."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set

from articles.checks.finding import Trouble
from articles.checks.prepared import Part, Prepared
from articles.checks.prose.standing import Spot, place
from articles.checks.sources.bibliography import custom, quoted, title
from articles.content import Reference
from articles.markup.plain import TextBlock, plain_inline
from articles.markup.scan import CitationMark

_CASES = "case-report"
_STUDY_OF_CASES = re.compile(r"case[\s-](?:reports?|series|stud(?:y|ies))|cases?", re.IGNORECASE)
_UNSTATED = frozenset({"research", "other"})
_SPEAKS_OF_CASES = re.compile(
    r"\bcase[\s-](?:reports?|series)\b|\b(?:a|one|two|three|four|five|rare|unusual)\scases?\s(?:of|with)\b"
    r"|\b(?:documented|reported|published|described)\scases\b",
    re.IGNORECASE,
)
_TELLS_SO = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|suggests?|uncertain|unclear|do\snot\sknow|not\sknown|"
    r"(?:one|a|single|this|that|two|three|few|some|several|\d+)\s(?:\w+\s){0,2}?"
    r"(?:reports?|cases?|persons?|people|patients?|women|men|wom[ae]n|child(?:ren)?|boy|girl|infant|"
    r"adults?|series)|case\s(?:reports?|series|stud(?:y|ies))|(?:was|were|been)\s(?:reported|described|"
    r"seen)|reportedly)\b",
    re.IGNORECASE,
)
_CURE = 'Say so: "in one report, …", or write "may"; or cite a study of more people.'


def told_as_general(prepared: Prepared) -> Iterator[Trouble]:
    """Find claims, cited sentences and openings of lists that rest on case reports alone."""
    references = prepared.content.references
    cases = frozenset(reference.key for reference in references if _is_of_cases(reference))
    unstated = frozenset(reference.key for reference in references if _is_unstated(reference))
    for reference in references:
        if reference.key in unstated and _SPEAKS_OF_CASES.search(title(reference)):
            yield _not_known(f"reference {reference.key}", quoted(reference), {reference.key})
    for part in prepared.parts:
        if unstated:
            yield from _told_of_cases(part, unstated)
        if not cases:
            continue
        yield from _claims(prepared, part, cases)
        yield from _sentences(part, cases)


def _is_of_cases(reference: Reference) -> bool:
    entered = str(custom(reference, "study_type"))
    return reference.kind == _CASES or _STUDY_OF_CASES.fullmatch(entered.strip()) is not None


def _is_unstated(reference: Reference) -> bool:
    return reference.kind in _UNSTATED and not custom(reference, "study_type")


def _told_of_cases(part: Part, unstated: Set[str]) -> Iterator[Trouble]:
    """Yield sentences that speak of cases and cite sources of which nobody said what they are."""
    if not _SPEAKS_OF_CASES.search(part.source):
        return
    cited = _cited(part, part.marks.citations)
    for index, (block, sentence) in enumerate(part.sentences):
        if not _SPEAKS_OF_CASES.search(sentence.text):
            continue
        keys = cited.get((block.start, sentence.start), set())
        keys = keys | _of_the_list_below(part, index, cited)
        if keys & unstated:
            at = part.offset(block, sentence.text)
            yield _not_known(part.where, sentence.text, keys & unstated, part.audience, at)


def _not_known(
    where: str, quote: str, keys: Set[str], audience: str = "", at: int | None = None
) -> Trouble:
    which = ", ".join(sorted(keys))
    return Trouble(
        where,
        quote,
        f"This speaks of cases, and nobody has entered what kind of study {which} is.",
        'Choose "case report" as the kind of the source if it is one, or the kind that it is; this '
        "counts as not checked.",
        audience,
        at,
        "unchecked",
    )


def _claims(prepared: Prepared, part: Part, cases: Set[str]) -> Iterator[Trouble]:
    for mark in part.marks.claims:
        claim = prepared.content.claim(mark.id)
        cited = {citation.reference for citation in claim.citations} if claim else set()
        words = plain_inline(mark.words)
        if cited and cited <= cases and not mark.left_out and not _TELLS_SO.search(words):
            yield Trouble(
                f"claim {mark.id}",
                words,
                f'Claim "{mark.id}" rests on case reports alone, and is told as a general fact.',
                _CURE,
                part.audience,
                mark.start,
            )


def _sentences(part: Part, cases: Set[str]) -> Iterator[Trouble]:
    cited = _cited_outside_claims(part)
    for index, (block, sentence) in enumerate(part.sentences):
        spot = Spot(part, block, sentence)
        keys = cited.get((block.start, sentence.start), set())
        if sentence.text.endswith(":"):
            keys = keys | _of_the_list_below(part, index, cited)
        if keys and keys <= cases and not _TELLS_SO.search(sentence.text):
            yield spot.trouble(
                "This rests on case reports alone, and is told as a general fact.", _CURE
            )


_Cited = dict[tuple[int, int], set[str]]
"""Keys by where block and sentence start."""


def _cited_outside_claims(part: Part) -> _Cited:
    in_claims = {mark for claim in part.marks.claims for mark in claim.citations}
    return _cited(part, [mark for mark in part.marks.citations if mark not in in_claims])


def _cited(part: Part, marks: Iterable[CitationMark]) -> _Cited:
    by_start = {block.start: block for block in part.blocks}
    starts: dict[int, list[int]] = {}
    for standing, sentence in part.sentences:
        starts.setdefault(standing.start, []).append(sentence.start)
    found: _Cited = {}
    reached: dict[int, tuple[int, int]] = {}
    for mark in marks:
        if part.block_start(mark.start) not in by_start:
            continue
        block = by_start[part.block_start(mark.start)]
        source_at, words_at = reached.get(block.start, (block.start, 0))
        words_at = _words_before(part, block, source_at, mark.start, words_at)
        reached[block.start] = mark.end, words_at
        begun = starts.get(block.start, [])
        before = bisect_left(begun, max(1, words_at)) - 1
        if before >= 0:
            keys = found.setdefault((block.start, begun[before]), set())
            keys.update(item.key for item in mark.items)
    return found


_TAIL = 40


def _words_before(part: Part, block: TextBlock, start: int, end: int, at: int) -> int:
    """Return how far into the block's words the source up to `end` reaches."""
    tail = plain_inline(part.source[start:end])[-_TAIL:]
    found = block.text.find(tail, at) if tail else -1
    return at if found == -1 else found + len(tail)


def _of_the_list_below(part: Part, index: int, cited: _Cited) -> set[str]:
    keys: set[str] = set()
    depth = part.sentences[index][0].depth
    for block, sentence in part.sentences[index + 1 :]:
        if block.kind != "item" or block.depth <= depth:
            break
        keys |= cited.get((block.start, sentence.start), set())
    return keys


_OUTLOOK = re.compile(
    r"\b(?:treat\w*|therap\w+|medicines?|prognosis|outlook|recovery|cure|management)\b",
    re.IGNORECASE,
)
_KINDS = frozenset({"treatment", "medicine"})
_UNKNOWN = re.compile(
    r"(?:\b(?:do|does|did|is|are)(?:\snot|n['’]t)\s(?:\w+\s){0,2}?(?:know|clear|certain|sure)|"
    r"\bun(?:known|certain|clear|answered)|\bun?certaint|\bgaps?\b|\blimits?\sof\b|\blimitations?\b|"
    r"\bnot\s(?:yet\s)?known\b|\bopen\squestions?\b)",
    re.IGNORECASE,
)


def unknowns_unsaid(prepared: Prepared) -> Iterator[Trouble]:
    """Find texts on treatment or outlook without a section on what is not known."""
    tells = prepared.content.kind in _KINDS or any(
        claim.kind in ("dose", "prognosis") for claim in prepared.content.claims
    )
    for part in prepared.parts:
        if part.where != "body":
            continue
        headings = [block for block in part.blocks if block.kind == "heading"]
        about = next((block for block in headings if _OUTLOOK.search(block.text)), None)
        if (about or tells) and not any(_UNKNOWN.search(block.text) for block in headings):
            words = about.text if about else ""
            yield Trouble(
                part.where,
                words,
                "The text speaks of treatment or outlook, and no section says what is not known.",
                'Add a heading such as "What we do not know", with the open questions below it.',
                part.audience,
                place(part, about, 0, words) if about else None,
            )
