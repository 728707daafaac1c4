"""A document as a draft: its question, its text, its references, and the report on all of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from articles import languages
from articles.content import AudienceCode, Reference, Text
from articles.draft import Draft
from articles.exchange.documents.citing import CitingManuscript
from articles.exchange.documents.document import Document
from articles.exchange.documents.words import count_words
from articles.exchange.hypertext.shape import Part
from articles.exchange.hypertext.writing import write_parts
from articles.exchange.imported import Imported, Refused
from articles.exchange.page import furniture
from articles.exchange.page.levels import looks_like_heading
from articles.exchange.page.lines import Line
from articles.exchange.page.sources import read_sources
from articles.exchange.slug import slug_of
from articles.markup.plain import plain

LARGEST = 200_000
"""Characters of a text; an article has some 10,000."""
LONGEST_QUESTION = 280
LONGEST_SHORT_ANSWER = 800
MOST_LOST = 0.1
"""The share of a document's words from which losing them is a refusal."""
_FEW = 20


def drafted(document: Document, *, audience: AudienceCode) -> Imported:
    """Return the draft that a document makes. Raises Refused when it holds nothing to read."""
    parts = list(document.parts)
    if not parts:
        raise Refused(_empty(document))
    report = list(document.report)
    parts, references = _with_references(document, parts, report)
    question, headline, parts = _named(document, parts, report)
    parts = _with_headings(parts, report)
    opening, rest = _opening(parts, report)
    writing = CitingManuscript.for_parts(audience, references, [*opening, *rest])
    short_answer, body = writing("short_answer"), writing("body")
    write_parts(short_answer, opening)
    write_parts(body, rest)
    if len(body.text) > LARGEST:
        raise Refused(
            f"The text has {len(body.text):,} characters, and an article has at most "
            f"{LARGEST:,}. Import one article at a time."
        )
    text = Text(
        audience=audience, headline=headline, short_answer=short_answer.text, body=body.text
    )
    language = languages.of(document.language).tag
    counts = short_answer.counts + body.counts
    proposals = (*short_answer.proposals, *body.proposals)
    document.notes.told += [proposal.original for proposal in proposals]
    report += _told(document, text, references, question)
    return Imported(
        draft=Draft(
            slug=slug_of(question),
            question=question,
            language=language,
            texts=(text,),
            references=references,
        ),
        marks={key: counts[key] for key in sorted(counts)},
        dangling=(),
        proposals=proposals,
        report=tuple(report),
    )


def _empty(document: Document) -> str:
    told = document.notes.counts
    if "inserted" in told or "deleted" in told:
        return (
            f"All words of this {document.kind} are tracked changes. Accept or reject them in the "
            "word processor, or say below which of them to take."
        )
    return f"There are no words in this {document.kind}. Choose the file with the article."


def _with_references(
    document: Document, parts: list[Part], report: list[str]
) -> tuple[list[Part], tuple[Reference, ...]]:
    """Return the parts without the printed list of references, and the references."""
    if document.references:
        return parts, document.references
    start = next(
        (
            at
            for at in range(len(parts) - 2, -1, -1)
            if parts[at].kind in ("heading", "paragraph")
            and furniture.opens_references(parts[at].words)
        ),
        None,
    )
    if start is None:
        report.append("No list of references was found. Add the sources.")
        return parts, ()
    end = next(
        (at for at in range(start + 1, len(parts)) if parts[at].kind == "heading"), len(parts)
    )
    # Title and numbers of the list are printed anew on each page.
    document.notes.told.append(parts[start].words)
    lines = [
        Line(part.line or at, 0, f"{part.marker} {part.words}" if _is_counted(part) else part.words)
        for at, part in enumerate(parts[start + 1 : end], 1)
        if part.kind != "table"
    ]
    kept = [part for part in parts[start + 1 : end] if part.kind == "table"]
    sources = read_sources(lines)
    report += sources.report
    document.notes.told.append(" ".join(str(number) for number in sources.by_number))
    by_number = sources.by_number
    return [*parts[:start], *kept, *parts[end:]], tuple(by_number[n] for n in sorted(by_number))


def _is_counted(part: Part) -> bool:
    return part.kind == "item" and part.marker != "-"


def _named(document: Document, parts: list[Part], report: list[str]) -> tuple[str, str, list[Part]]:
    """Return question, headline and the parts without the lines that they were."""
    first = parts[0] if parts and not document.has_own_title else None
    head = first.words.strip() if first is not None and first.kind != "table" else ""
    is_name = first is not None and (
        first.kind == "heading" or (head.endswith("?") and len(head) <= LONGEST_QUESTION)
    )
    headline = head if is_name else document.title.strip()
    asked = next((name for name in (headline, document.title.strip()) if name.endswith("?")), "")
    question = _cut(asked or headline or head)
    if not asked:
        report.append(
            f"No question was found; “{question}” stands in its place. Ask it as a reader would."
        )
    if not headline:
        report.append("No headline was found; the first words stand in its place. Write one.")
    return question, _cut(headline or question), parts[1:] if is_name else parts


def _cut(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= LONGEST_QUESTION:
        return words or "Document without words at its beginning"
    return f"{words[:LONGEST_QUESTION].rsplit(' ', 1)[0]} …"


def _with_headings(parts: list[Part], report: list[str]) -> list[Part]:
    """Return the parts with bold lines as headings where the document has no headings."""
    if any(part.kind == "heading" for part in parts):
        return parts
    found = []
    for at, part in enumerate(parts):
        bold = part.kind == "paragraph" and all(piece.strong for piece in part.pieces)
        goes_on = at + 1 < len(parts) and parts[at + 1].kind != "heading"
        if bold and not part.depth and goes_on and looks_like_heading(part.words, bold=True):
            report.append(f"Bold line “{part.words}” was taken for a heading. Check it.")
            pieces = tuple(replace(piece, strong=False) for piece in part.pieces)
            part = replace(part, kind="heading", level=2, pieces=pieces)
        found.append(part)
    return found


def _opening(parts: list[Part], report: list[str]) -> tuple[list[Part], list[Part]]:
    first = parts[0] if parts else None
    fits = first is not None and first.kind == "paragraph" and not first.depth
    if first is not None and fits and len(first.words) <= LONGEST_SHORT_ANSWER and parts[1:]:
        report.append("The first paragraph was taken for the short answer. Check it.")
        return [first], parts[1:]
    report.append("No short answer was found. Write one or two sentences.")
    return [], parts


def _told(
    document: Document, text: Text, references: Iterable[Reference], question: str
) -> Iterator[str]:
    """Yield what was dropped, and whether each word of the document is somewhere."""
    yield from document.notes.sentences()
    written = " ".join(plain(part) for part in (text.short_answer, text.body))
    listed = " ".join(str(reference.csl) for reference in references)
    there = count_words(f"{question} {text.headline} {written}")
    told = count_words(" ".join(document.notes.told)) + count_words(listed)
    lost = document.words - there - told
    total, missing = document.words.total(), lost.total()
    if missing > max(_FEW, MOST_LOST * total):
        raise Refused(
            f"{missing:,} of the document's {total:,} words could not be read, such as "
            f"“{'”, “'.join(list(lost)[:5])}”. Copy the text from the program that shows it, and "
            "paste it."
        )
    yield (
        f"Words: {total:,} in the document, {count_words(written).total():,} in the text, "
        f"{missing:,} neither there nor named here"
        + (f", such as “{'”, “'.join(list(lost)[:8])}”. Look for them." if missing else ".")
    )
