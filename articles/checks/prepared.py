"""What checks share: each text scanned, cut into blocks and sentences once for a whole run."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from articles import audiences
from articles.checks.figures.elsewhere import Elsewhere
from articles.checks.finding import Level, Trouble
from articles.checks.prose.sentences import Sentence, sentences
from articles.checks.site import Site
from articles.checks.sources.bare_digits import BareMark, bare_marks
from articles.checks.sources.cited import Cited, cited_sentences
from articles.checks.sources.source_status import SourceStatus
from articles.content import Content, Disclaimer, Text
from articles.markup.blocks import parse_blocks, select
from articles.markup.plain import TextBlock, blocks_of_text, plain_inline
from articles.markup.scan import Marks, Problem, scan


@dataclass(frozen=True)
class Context:
    """What a check may know beside the content: the day, and the disclaimers in force."""

    today: date
    disclaimers: tuple[Disclaimer, ...] = ()
    site: Site = field(default_factory=Site)
    source_status: Mapping[str, SourceStatus] = field(default_factory=dict)
    """By key of the reference; what is not there was not looked at."""
    interests: Mapping[str, date] | None = None
    """By name of an author, the day of the last declaration; None where they cannot be known."""
    interests_kept_of: frozenset[str] | None = None
    """The names whose declarations the site keeps; None where it keeps those of every author."""
    approved: Content | None = None
    """What readers have as approved, to hold a change against; None where there is nothing."""
    elsewhere: Elsewhere | None = None
    """What approved versions of other articles say is given; None where nobody looked."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    """By id of the check, the level that the site has tightened it to for this article."""


@dataclass(frozen=True)
class Part:
    """The headline, the short answer or the body of one text, as every check reads it."""

    audience: str
    where: str
    """"headline", "short_answer" or "body"."""
    source: str

    @cached_property
    def marks(self) -> Marks:
        """The marks of the part; a headline is plain and has none."""
        return Marks((), (), ()) if self.where == "headline" else scan(self.source)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What the dialect cannot read here, in order."""
        fences = () if self.where == "headline" else parse_blocks(self.source).problems
        return tuple(sorted({*self.marks.problems, *fences}, key=lambda p: (p.start, p.end)))

    @cached_property
    def blocks(self) -> tuple[TextBlock, ...]:
        """Headings, paragraphs, items and cells in reading order, as plain words."""
        if self.where == "headline":
            return (TextBlock("heading", 1, self.source, 0, 0),)
        if self.where == "short_answer":
            return (TextBlock("paragraph", 0, plain_inline(self.source), 0, 0),)
        return tuple(blocks_of_text(self.source))

    @cached_property
    def sentences(self) -> tuple[tuple[TextBlock, Sentence], ...]:
        """Every sentence with the block it stands in; offsets are those in the block's text."""
        return tuple((block, found) for block in self.blocks for found in sentences(block.text))

    @cached_property
    def bare_marks(self) -> tuple[tuple[TextBlock, BareMark], ...]:
        """Every citation written as bare digits, with the block it stands in."""
        return tuple((block, found) for block in self.blocks for found in bare_marks(block.text))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_start(self, offset: int) -> int:
        """Return where the block that holds this offset of the source begins."""
        before = bisect_right(self._block_starts, offset)
        return self._block_starts[before - 1] if before else 0

    def offset(self, block: TextBlock, quote: str) -> int:
        """Return where in the source the quoted words of a block stand, or the block begins."""
        found = self.source.find(quote, block.start)
        return block.start if found == -1 else found

    def trouble(
        self,
        block: TextBlock,
        quote: str,
        message: str,
        cure: str,
        *,
        level: Level | None = None,
        fix: str | None = None,
    ) -> Trouble:
        """Return the trouble with some words of a block, at the place where they stand."""
        at = self.offset(block, quote)
        return Trouble(self.where, quote, message, cure, self.audience, at, level, fix)


@dataclass(frozen=True)
class Reading:
    """What some audiences are shown of one text, before numbering and wording of terms."""

    audiences: tuple[str, ...]
    text: Text
    body: str
    """The dialect source selected for these audiences."""


@dataclass(frozen=True)
class Prepared:
    """Content and context, and what is derived from them at most once in a run."""

    content: Content
    context: Context

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All parts of all texts, in reading order."""
        return tuple(
            Part(text.audience, where, getattr(text, where))
            for text in self.content.texts
            for where in ("headline", "short_answer", "body")
        )

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Every different reading of the texts, with all the audiences that share it."""
        shared: dict[tuple[str, str], tuple[Text, list[str]]] = {}
        for audience in self.audiences:
            text = self.content.text_serving(audience)
            if text is not None:
                key = (text.audience, select(text.body, audience))
                shared.setdefault(key, (text, []))[1].append(audience)
        return tuple(
            Reading(tuple(readers), text, body) for (_, body), (text, readers) in shared.items()
        )

    @cached_property
    def audiences(self) -> tuple[str, ...]:
        """The audiences that have something to read, their own text or another's."""
        return tuple(code for code in audiences.CODES if self.content.text_serving(code))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the references."""
        return frozenset(reference.key for reference in self.content.references)

    @cached_property
    def cited(self) -> tuple[tuple[Part, Cited], ...]:
        """Every sentence of every part with the references that stand behind it."""
        pooled = {
            claim.id: tuple(citation.reference for citation in claim.citations)
            for claim in self.content.claims
        }
        return tuple(
            (part, sentence)
            for part in self.parts
            for sentence in cited_sentences(part.source, part.marks, part.blocks, pooled)
        )

    def blocks(self) -> Iterator[tuple[Part, TextBlock]]:
        """Yield every block of every part."""
        for part in self.parts:
            for block in part.blocks:
                yield part, block

    def sentences(self) -> Iterator[tuple[Part, TextBlock, Sentence]]:
        """Yield every sentence of every part."""
        for part in self.parts:
            for block, sentence in part.sentences:
                yield part, block, sentence


def prepare(content: Content, context: Context) -> Prepared:
    """Return the value that one run of all checks shares."""
    return Prepared(content, context)
