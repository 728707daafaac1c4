"""Writing a document's words in the dialect, with its printed citation marks as proposals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal

from articles.content import AudienceCode, Reference
from articles.exchange.hypertext.shape import Part, Piece, Pieces, words_of
from articles.exchange.hypertext.writing import Manuscript
from articles.exchange.imported import Proposal
from articles.exchange.page import marks

Where = Literal["short_answer", "body"]


class CitingManuscript(Manuscript):
    """A field being written; digits that cite become proposals that the editor confirms."""

    def __init__(
        self,
        audience: AudienceCode,
        where: Where,
        by_number: dict[int, str],
        cited: frozenset[int],
    ) -> None:
        super().__init__()
        self.audience, self.where = audience, where
        self.by_number, self.cited = by_number, cited
        self.proposals: list[Proposal] = []
        self.counts: Counter[str] = Counter()
        self._marks: list[marks.Mark] = []

    @classmethod
    def for_parts(
        cls, audience: AudienceCode, references: Iterable[Reference], parts: Iterable[Part]
    ) -> Callable[[Where], CitingManuscript]:
        """Return what makes a field's manuscript; marks are read against the list of references."""
        parts = tuple(parts)
        has_own = any(piece.keys for part in parts for piece in part.pieces)
        # A document that says itself what it cites has no marks to be guessed.
        by_number = {} if has_own else {n: r.key for n, r in enumerate(references, 1)}
        cited = frozenset(
            number
            for part in parts
            for number in (marks.after_sentences(part.words, set(by_number)) if by_number else ())
        )
        return lambda where: cls(audience, where, by_number, cited)

    def pieces(self, pieces: Pieces, *, line: int = 0, cell: bool = False) -> None:
        """Add the words of one paragraph with its marks as citations."""
        if self.by_number:
            pieces = self._marked(pieces, cell=cell)
        self.line = line
        super().pieces(pieces, line=line, cell=cell)

    def cite(self, piece: Piece, *, apart: bool) -> None:
        """Add a citation, and propose it where it was read from printed digits."""
        start = self.length
        super().cite(piece, apart=apart)
        self.counts.update(piece.keys)
        if not self._marks:
            return
        mark = self._marks.pop(0)
        self.proposals.append(
            Proposal(
                self.audience,
                self.where,
                start,
                self.length,
                mark.original,
                piece.keys,
                mark.confident,
                mark.reason,
                self.line,
            )
        )

    def _marked(self, pieces: Pieces, *, cell: bool) -> Pieces:
        text = words_of(pieces)
        known = set(self.by_number)
        found = [
            mark
            for mark in marks.find(text, known, self.cited, cell=cell).marks
            if known.issuperset(mark.numbers)
        ]
        self._marks = list(found)
        made: list[Piece] = []
        position = 0
        for piece in pieces:
            end = position + len(piece.text)
            at = position
            for mark in found:
                if mark.end <= at or mark.start >= end:
                    continue
                if mark.start > at:
                    made.append(replace(piece, text=text[at : mark.start]))
                if mark.start >= position:
                    keys = tuple(self.by_number[number] for number in mark.numbers)
                    made.append(Piece(mark.original, keys=keys))
                at = min(mark.end, end)
            if at < end:
                made.append(replace(piece, text=text[at:end]))
            position = end
        return tuple(made)
