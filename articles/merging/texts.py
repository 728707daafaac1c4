"""Two wordings that began as one, put together: by paragraphs, and within them by sentences."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from articles.markup.blocks import parse_blocks
from articles.markup.scan import scan
from articles.merging.conflict import Conflict
from articles.merging.pieces import Piece, joined, paragraphs, sentences, space_before
from articles.merging.three_way import Stretch, stretches

Cut = Callable[[str], Sequence[Piece]]
Choose = Callable[[Conflict], str]


@dataclass(frozen=True)
class Part:
    """A piece that is settled, or the place of a conflict."""

    piece: Piece
    conflict: Conflict | None = None


def merge_texts(place: str, base: str, mine: str, theirs: str) -> tuple[Part, ...]:
    """Return the parts of both wordings together.

    Where the parts would make something that neither wording was, such as a box without an end or
    a claim that stands there twice, the whole is one conflict.
    """
    if mine in (base, theirs):
        return (Part(Piece(theirs, "", first=True)),)
    if theirs == base:
        return (Part(Piece(mine, "", first=True)),)
    parts = tuple(_merged(place, base, mine, theirs, paragraphs, apart="\n\n"))
    for choose in (_mine, _theirs):
        if not _is_sound(text_of(parts, choose), mine, theirs):
            return (whole(place, base, mine, theirs),)
    return parts


def whole(place: str, base: str, mine: str, theirs: str) -> Part:
    """Return the conflict of two wordings of which only one can be had."""
    return Part(Piece("", "", first=True), Conflict(place, base, mine, theirs))


def text_of(parts: Iterable[Part], choose: Choose) -> str:
    """Return the text with each conflict settled as is chosen."""
    pieces: list[Piece] = []
    carried = ""
    for part in parts:
        piece = part.piece
        if part.conflict is not None:
            piece = replace(piece, words=choose(part.conflict))
            if not piece.words:
                # What follows stands where this would have stood.
                carried = max(carried, piece.gap, key=_lines)
                continue
        if carried and piece.words:
            piece, carried = replace(piece, gap=max(carried, piece.gap, key=_lines)), ""
        pieces.append(piece)
    return joined(pieces, apart="\n\n")


def _merged(
    place: str, base: str, mine: str, theirs: str, cut: Cut, *, apart: str
) -> Iterator[Part]:
    for stretch in stretches(cut(base), cut(mine), cut(theirs)):
        if stretch.mine == stretch.theirs:
            yield from (Part(piece) for piece in _with_gaps(stretch))
        elif stretch.mine == stretch.base:
            yield from (Part(piece) for piece in stretch.theirs)
        elif stretch.theirs == stretch.base:
            yield from (Part(piece) for piece in stretch.mine)
        elif cut is paragraphs and stretch.base and stretch.mine and stretch.theirs:
            yield from _within(place, stretch)
        else:
            yield _conflict(place, stretch, apart)


def _within(place: str, stretch: Stretch[Piece]) -> Iterator[Part]:
    """Merge the paragraphs that both changed by their sentences."""
    base, mine, theirs = (
        _words(side, "\n\n") for side in (stretch.base, stretch.mine, stretch.theirs)
    )
    parts = [
        part
        for part in _merged(place, base, mine, theirs, sentences, apart=" ")
        if part.piece.words or part.conflict
    ]
    opening = _opening(stretch)
    for number, part in enumerate(parts):
        gap, first = part.piece.gap, False
        if number == 0:
            gap, first = opening.gap, opening.first
        elif part.piece.first:
            gap = space_before(part.piece.words)
        yield replace(part, piece=replace(part.piece, gap=gap, first=first))


def _with_gaps(stretch: Stretch[Piece]) -> Iterator[Piece]:
    """Yield the pieces on whose words both agree."""
    was = stretch.base if stretch.base == stretch.mine else (None,) * len(stretch.mine)
    for base, mine, theirs in zip(was, stretch.mine, stretch.theirs, strict=True):
        yield _with_gap(base, mine, theirs)


def _opening(stretch: Stretch[Piece]) -> Piece:
    """Return the piece whose space stands before what both changed."""
    if not (stretch.mine and stretch.theirs):
        return (stretch.mine or stretch.theirs)[0]
    return _with_gap(stretch.base[0] if stretch.base else None, stretch.mine[0], stretch.theirs[0])


def _with_gap(base: Piece | None, mine: Piece, theirs: Piece) -> Piece:
    """Return the piece with the space of whoever changed it; where both did, the wider one."""
    if base is not None and _space(base) in (_space(mine), _space(theirs)):
        return theirs if _space(mine) == _space(base) else mine
    return max(mine, theirs, key=_space)


def _space(piece: Piece) -> tuple[bool, int, str]:
    return not piece.first, _lines(piece.gap), piece.gap


def _conflict(place: str, stretch: Stretch[Piece], apart: str) -> Part:
    opening = _opening(stretch)
    base, mine, theirs = (
        _words(side, apart) for side in (stretch.base, stretch.mine, stretch.theirs)
    )
    return Part(replace(opening, words=""), Conflict(place, base, mine, theirs, apart=apart))


def _words(pieces: Sequence[Piece], apart: str) -> str:
    """Return the text of some pieces without the space before them."""
    return joined(
        [replace(piece, gap="") if n == 0 else piece for n, piece in enumerate(pieces)], apart=apart
    )


def _is_sound(text: str, *wordings: str) -> bool:
    """Return whether a text has no more troubles, and no claim more often, than one of them."""
    troubles, claims = _troubles(text), _claims(text)
    most = max(map(_troubles, wordings))
    often = [_claims(wording) for wording in wordings]
    return troubles <= most and all(
        count <= max(each[claim] for each in often) for claim, count in claims.items()
    )


def _troubles(text: str) -> int:
    return len(scan(text).problems) + len(parse_blocks(text).problems)


def _claims(text: str) -> Counter[str]:
    return Counter(mark.id for mark in scan(text).claims)


def _lines(gap: str) -> int:
    return gap.count("\n")


def _mine(conflict: Conflict) -> str:
    return conflict.mine


def _theirs(conflict: Conflict) -> str:
    return conflict.theirs
