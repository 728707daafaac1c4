"""Finding words that somebody copied from a page in the source that the page was made of."""

import re
from collections.abc import Iterator

from articles import audiences
from articles.content import Content
from articles.markup.scan import scan
from editorial.anchors.borders import stands_alone
from editorial.anchors.place import FIELDS, Place, occurrences, place_at, source_of

MOST = 20
"""So many places are offered to choose from."""

# Marks that a page does not show: emphasis, list and heading marks, table pipes, escapes.
_MARKS = re.compile(r"^[ \t]*(?:#{1,6}|[-*+]|\d+[.)])[ \t]+|[*`|]|\\(?=[^\w\s])|\s+", re.MULTILINE)


def places_of(words: str, content: Content, audience: str = "") -> tuple[Place, ...]:
    """Return where words stand in the texts, in reading order; of one audience if it is named.

    The words may be those of the page or of its source. A place holds the source's, exactly.
    """
    found: list[Place] = []
    for code in [audience] if audience else audiences.CODES:
        for field in FIELDS:
            source = source_of(content, code, field)
            spans = list(_as_written(words, source)) or _as_read(words, source)
            found += [place_at(content, code, field, *span) for span in spans]
    return tuple(found[:MOST])


def _as_written(words: str, source: str) -> Iterator[tuple[int, int]]:
    """Yield where words that hold marks stand in the source, marks and all."""
    wanted = words.replace("\r\n", "\n").strip()
    if _readable(wanted)[0] not in (wanted, ""):
        for start in occurrences(wanted, source):
            yield start, start + len(wanted)


def _as_read(words: str, source: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the source that are read as these words."""
    read, offsets = _readable(source)
    wanted = _readable(words)[0].strip()
    start = read.find(wanted) if wanted else -1
    while start >= 0:
        span = offsets[start], offsets[start + len(wanted) - 1] + 1
        if stands_alone(read, start, start + len(wanted)) and stands_alone(source, *span):
            yield span
        start = read.find(wanted, start + 1)


def _readable(source: str) -> tuple[str, list[int]]:
    """Return a source without what a page does not show, and the offset of each character."""
    unseen = bytearray(len(source))
    for start, end in _unseen(source):
        unseen[start:end] = b"\x01" * (end - start)
    spaces = set()
    for mark in _MARKS.finditer(source):
        unseen[mark.start() : mark.end()] = b"\x01" * (mark.end() - mark.start())
        if mark[0][-1:].isspace():
            spaces.add(mark.start())
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(source):
        shown = " " if offset in spaces else "" if unseen[offset] else character
        if shown and not (shown == " " and characters[-1:] in ([], [" "])):
            characters.append(shown)
            offsets.append(offset)
    return "".join(characters), offsets


def _unseen(source: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of claims' brackets and of citations."""
    marks = scan(source)
    for claim in marks.claims:
        if claim.left_out:
            yield claim.start, claim.end
        yield claim.start, claim.words_start
        yield claim.words_end, claim.end
    for citation in marks.citations:
        yield citation.start, citation.end
