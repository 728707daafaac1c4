"""Find the claims and citations in a text, and what is wrong with its marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.markup import inline, lines
from articles.markup.citing import CitationItem
from articles.markup.inline import Span
from articles.markup.lines import Leaf
from articles.markup.problem import Problem

__all__ = ["CitationItem", "CitationMark", "ClaimMark", "Marks", "Problem", "scan"]

_GAP = re.compile(r"[ \t]*\n?[ \t]*")


@dataclass(frozen=True)
class CitationMark:
    """One pair of citation brackets, by offsets into the source."""

    start: int
    end: int
    items: tuple[CitationItem, ...]


@dataclass(frozen=True)
class ClaimMark:
    """One marked claim, by offsets into the source; `words` is the source between its brackets."""

    start: int
    end: int
    id: str
    words_start: int
    words_end: int
    words: str
    kind: str
    """"" when the mark does not say."""
    certainty: str
    """"" when the mark does not say."""
    left_out: bool
    """The claim is not in this text; its mark is not shown, `audiences` and `reason` say why."""
    audiences: tuple[str, ...]
    reason: str
    was: tuple[str, ...]
    """The ids the claim had before."""
    citations: tuple[CitationMark, ...]
    """The citations inside the claim, and those right after it with only spaces between."""

    @property
    def cited_end(self) -> int:
        """Where the citations right after the claim end, or the claim itself."""
        return max([self.end, *(citation.end for citation in self.citations)])


@dataclass(frozen=True)
class Marks:
    """All marks of a text in the order in which they start."""

    claims: tuple[ClaimMark, ...]
    citations: tuple[CitationMark, ...]
    problems: tuple[Problem, ...]


def scan(source: str) -> Marks:
    """Return the marks of a text. Never raises for what an author can write.

    Escapes and code are not read as marks. Time grows with the length of the text only. The
    fences' own problems come from blocks.parse_blocks.
    """
    read = lines.read(source)
    claims: list[ClaimMark] = []
    citations: list[CitationMark] = []
    problems = list(read.problems)
    for leaf in read.leaves:
        if leaf.kind == "fence":
            continue
        found = inline.read(leaf.text)
        cited = [_citation(leaf, span) for span in found.spans if span.kind == "citation"]
        claims.extend(_claims(leaf, found.spans))
        citations.extend(cited)
        problems.extend(
            Problem(leaf.at(problem.start), leaf.at(problem.end), problem.message)
            for problem in found.problems
        )
    problems.sort(key=lambda problem: (problem.start, problem.end))
    return Marks(tuple(claims), tuple(citations), tuple(problems))


def _citation(leaf: Leaf, span: Span) -> CitationMark:
    return CitationMark(leaf.at(span.start), leaf.at(span.end), span.items)


def _claims(leaf: Leaf, spans: tuple[Span, ...]) -> Iterator[ClaimMark]:
    for index, span in enumerate(spans):
        if span.facts is None:
            continue
        facts = span.facts
        words_start, words_end = (leaf.at(offset) for offset in span.inner)
        yield ClaimMark(
            start=leaf.at(span.start),
            end=leaf.at(span.end),
            id=facts.id,
            words_start=words_start,
            words_end=words_end,
            words=leaf.source[words_start:words_end],
            kind=facts.kind,
            certainty=facts.certainty,
            left_out=facts.left_out,
            audiences=facts.audiences,
            reason=facts.reason,
            was=facts.was,
            citations=tuple(_citation(leaf, cited) for cited in _own(leaf, spans, index)),
        )


def _own(leaf: Leaf, spans: tuple[Span, ...], index: int) -> Iterator[Span]:
    """Yield the citations of the claim at `index`: inside it, then right after it."""
    claim = spans[index]
    reached = claim.end
    for span in spans[index + 1 :]:
        if span.start < claim.end:
            if span.kind == "citation":
                yield span
            continue
        gap = _GAP.fullmatch(leaf.text, reached, span.start)
        # What follows a claim left out belongs to the words that readers do see.
        left_out = claim.facts is not None and claim.facts.left_out
        if span.kind != "citation" or gap is None or left_out:
            return
        yield span
        reached = span.end
