"""The text of a question-and-answer page, as copied from a browser, read into a draft.

Nothing is lost in silence: what is no part of the answer is listed in the report with its words,
and each citation mark becomes a proposal that the editor confirms. How headings, marks and
references are told is written at the top of the modules in articles/exchange/page/.
"""

import re
from collections import Counter

from articles.content import AudienceCode, Text
from articles.draft import Draft
from articles.exchange.imported import (
    UNNUMBERED,
    Furniture,
    Imported,
    Refused,
    check_readable,
)
from articles.exchange.page import furniture, lines, marks, sections
from articles.exchange.page.blocks import blocks_of
from articles.exchange.page.manuscript import Manuscript, write_blocks
from articles.exchange.page.shape import Block
from articles.exchange.page.sources import Sources, read_sources
from articles.exchange.slug import slug_of

LARGEST = 200_000
"""Characters of a page; one answer has some 10,000."""

_MEANT_FOR = re.compile(
    r"(?<!not )\b(?:intended|designed|written|meant|provided|created)\b[^.]{0,40}?"
    r"\b(?:for|by)\b([^.]{1,120})",
    re.IGNORECASE,
)
_READERS: tuple[tuple[AudienceCode, str], ...] = (
    (
        "clinician",
        r"health ?-?care (?:professional|provider|practitioner|worker)|clinician|"
        r"physician|doctor|medical professional|nurse|pharmacist",
    ),
    ("student", r"student|trainee"),
    ("carer", r"carer|caregiver"),
    ("patient", r"patient|public|consumer|everyone|general"),
)


def read(text: str) -> Imported:
    """Return the draft that a copied page makes.

    Raises Refused when there is nothing, too much, or no question on the page.
    """
    check_readable(text, largest=LARGEST)
    parts = sections.split(lines.lines_of(text))
    sources = read_sources(parts.references)
    audience, why = audience_of(parts.disclaimer)
    blocks = blocks_of(parts.answer)
    if not blocks:
        raise Refused(
            f"Line {parts.question.number}: there is no answer below the question. Copy the "
            "whole page, from the question to the references."
        )
    opening = blocks[0] if blocks[0].kind == "paragraph" and not blocks[0].depth else None
    short_answer, body = _write(audience, opening, blocks, sources)
    draft = Draft(
        slug=slug_of(furniture.bare(parts.question.text)),
        question=furniture.bare(parts.question.text),
        texts=(
            Text(
                audience=audience,
                headline=furniture.bare((parts.headline or parts.question).text),
                short_answer=short_answer.text,
                body=body.text,
            ),
        ),
        references=tuple(sources.by_number.values()),
    )
    counts = Counter(short_answer.counts) + Counter(body.counts)
    return Imported(
        draft=draft,
        marks={str(number): counts[number] for number in sorted(counts)},
        dangling=tuple(str(n) for n in sorted(counts) if n not in sources.by_number),
        proposals=(*short_answer.proposals, *body.proposals),
        report=tuple(_report(text, parts, sources, why, opening, blocks, short_answer, body)),
        furniture=tuple(_furniture(parts, sources)),
    )


def _furniture(parts: sections.Sections, sources: Sources) -> list[Furniture]:
    lines = [Furniture(line.number, kind, line.text) for kind, line in parts.dropped]
    title = parts.references_title
    if title is not None and sources.by_number and not sources.are_numbered:
        lines.append(Furniture(title.number, UNNUMBERED, furniture.bare(title.text)))
    return sorted(lines, key=lambda line: line.line)


def _write(
    audience: AudienceCode, opening: Block | None, blocks: tuple[Block, ...], sources: Sources
) -> tuple[Manuscript, Manuscript]:
    known = set(sources.by_number)
    cited = {number for block in blocks for number in marks.after_sentences(block.text, known)}
    taken = {reference.key for reference in sources.by_number.values()}

    def marks_in(words: str, cell: bool) -> marks.Marks:
        return marks.find(words, known, cited, cell=cell)

    def key_of(number: int) -> str:
        if number in sources.by_number:
            return sources.by_number[number].key
        key = f"ref-{number}"
        return key if key not in taken else f"missing-{key}"

    short_answer = Manuscript(audience, "short_answer", marks_in, key_of)
    body = Manuscript(audience, "body", marks_in, key_of)
    if opening:
        short_answer.words(opening.text, opening.line)
    write_blocks(body, blocks[1:] if opening else blocks)
    return short_answer, body


def audience_of(disclaimer: str) -> tuple[AudienceCode, str]:
    """Return whom a page is for by the words of its disclaimer, and a sentence saying why."""
    for meant in _MEANT_FOR.finditer(disclaimer):
        for audience, rule in _READERS:
            if re.search(rf"\b(?:{rule})", meant.group(1), re.IGNORECASE):
                words = meant.group().strip()
                return audience, f"Audience: {audience}, because the disclaimer says “{words}”."
    return "patient", "Audience: patient, because no disclaimer names another reader."


def _report(
    page: str,
    parts: sections.Sections,
    sources: Sources,
    audience: str,
    opening: Block | None,
    blocks: tuple[Block, ...],
    *written: Manuscript,
) -> list[str]:
    said = [audience]
    unseen = lines.unseen(page)
    if unseen:
        said.append(f"{unseen} unseen characters were removed.")
    if parts.headline is None:
        said.append("No headline was found; the question stands in its place. Write one.")
    if opening is None:
        said.append("No paragraph follows the headline. Write the short answer.")
    if not sources.by_number:
        said.append("No list of references was found. Add the sources.")
    said += [f"Line {line.number}: dropped ({kind}): “{line.text}”" for kind, line in parts.dropped]
    said += [
        f"Line {block.line}: heading “{block.text}” was given level {block.level}. Check it."
        for block in blocks
        if block.kind == "heading"
    ]
    said += [f"Line {line}: {words}" for script in written for line, words in script.left]
    for script in written:
        missing = sorted({n for n in script.counts if n not in sources.by_number})
        said += [
            f"Reference {number} is cited {script.counts[number]} times in the "
            f"{script.where.replace('_', ' ')} but is not in the list. Add it, or remove the marks."
            for number in missing
        ]
    said += [
        f"Line {p.line}: “{p.original}” is proposed as a citation without confidence. {p.reason}"
        for script in written
        for p in script.proposals
        if not p.confident
    ]
    return [*said, *sources.report]
