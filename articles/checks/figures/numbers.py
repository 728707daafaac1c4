"""Whether numbers reach the page with their meaning, and thresholds divide what they measure."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles import audiences
from articles.checks.check import Check
from articles.checks.figures.bands import Band, Misfit, band, misfits
from articles.checks.finding import Trouble
from articles.checks.prepared import Part, Prepared, Reading
from articles.checks.prose.quantities import flatten, tokens
from articles.checks.prose.rendered import rendered_text
from articles.markup.html import inline_to_html, to_html
from articles.markup.numbering import Numbering
from articles.markup.plain import TextBlock, blocks_of_text, plain_inline

_SIGN = re.compile(r"^>[ \t]?(=?)[ \t]?")
_IN_WORDS = {False: "more than ", True: "at least "}
_SWALLOWED = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])?[ \t]*(>[ \t]?=?[ \t]?\d.*)$", re.MULTILINE)


def round_trip(prepared: Prepared) -> Iterator[Trouble]:
    """Find numbers, comparators, units and negations that the rendered text has otherwise."""
    for reading in prepared.readings:
        for where, source, render in (
            ("short_answer", reading.text.short_answer, inline_to_html),
            ("body", reading.body, to_html),
        ):
            yield from _compared(reading, where, _trip(where, source, prepared.keys, render))
    for part in prepared.parts:
        if part.where != "headline":
            yield from _swallowed(part)


@dataclass(frozen=True)
class _Trip:
    """What a source lost and gained on its way to the page."""

    lost: tuple[tuple[str, str], ...] = ()
    """Each token with the block that has it."""
    gained: tuple[str, ...] = ()


# Most texts stay as they are from save to save, and rendering costs most of all. The numbers of
# citations are no words of the text, so that their order does not matter.
@lru_cache(maxsize=32)
def _trip(where: str, source: str, keys: frozenset[str], render: Callable[..., str]) -> _Trip:
    blocks = _blocks(where, source)
    read = rendered_text(render(source, numbering=Numbering(), known_keys=keys))
    written = "\n\n".join(blocks)
    if _paragraphs(written) == _paragraphs(read):
        return _Trip()
    meant: Counter[str] = tokens(written)
    shown = tokens(read)
    lost = meant - shown
    places = {token: text for text in reversed(blocks) for token in tokens(text)} if lost else {}
    return _Trip(tuple((token, places[token]) for token in lost), tuple(shown - meant))


def _compared(reading: Reading, where: str, trip: _Trip) -> Iterator[Trouble]:
    names = " and ".join(audiences.get(code).name.lower() for code in reading.audiences)
    for token, place in trip.lost:
        message = f'"{token}" is lost from the page of {names} readers.'
        yield _changed(reading, where, place, message)
    for token in trip.gained:
        message = f'The page of {names} readers shows "{token}"; the text does not say it.'
        yield _changed(reading, where, token, message)


def _paragraphs(text: str) -> list[str]:
    """Return all that tokens reads of a text: where it is the same, so is what a reader reads."""
    return [flat for part in re.split(r"\n[^\S\n]*\n", text) if (flat := flatten(part))]


def _blocks(where: str, source: str) -> list[str]:
    if where == "short_answer":
        return [plain_inline(source)]
    return [block.text for block in blocks_of_text(source)]


def _changed(reading: Reading, where: str, quote: str, message: str) -> Trouble:
    return Trouble(
        where,
        quote,
        message,
        "Write it in words without marks around it, look at the preview, and tell the site's "
        "developers: the page must say what the text says.",
        reading.text.audience,
    )


def _swallowed(part: Part) -> Iterator[Trouble]:
    for match in _SWALLOWED.finditer(part.source):
        line = match[1].rstrip()
        yield Trouble(
            part.where,
            line,
            f'A line opens with ">", which other Markdown programs swallow: "{line[:60]}".',
            'Write "more than" (or "at least" for ">=") in place of the sign.',
            part.audience,
            match.start(1),
            fix=_SIGN.sub(lambda sign: _IN_WORDS[bool(sign[1])], line),
        )


def partition(prepared: Prepared) -> Iterator[Trouble]:
    """Find sibling thresholds of one quantity that overlap, leave a gap, or lost a comparator."""
    for part in prepared.parts:
        for siblings in (*_sibling_items(part), *_first_columns(part)):
            yield from _misfits_among(part, siblings)


def _misfits_among(part: Part, siblings: list[TextBlock]) -> Iterator[Trouble]:
    groups: dict[tuple[str, str], list[Band]] = defaultdict(list)
    where: dict[str, TextBlock] = {}
    for block in siblings:
        found = band(block.text)
        if found:
            groups[found.label, found.unit].append(found)
            where.setdefault(block.text, block)
    for bands in groups.values():
        if len(bands) > 1:
            for misfit in misfits(bands):
                block = where[misfit.band.text]
                yield _misfit_trouble(part, misfit, block)


_SAID: dict[str, Callable[[Band, Band], tuple[str, str]]] = {
    "bare": lambda band, beside: (
        f'"{band.written}" is a bare number beside "{beside.written}": a comparator may be lost.',
        f'Say which side is meant, such as "more than {band.written}".',
    ),
    "overlap": lambda band, beside: (
        f'"{band.written}" overlaps "{beside.written}" ("{beside.text}").',
        "Close one of the two short of the other, so that every value has one place.",
    ),
    "gap": lambda band, beside: (
        f'Between "{band.written}" and "{beside.written}" ("{beside.text}") a gap is left.',
        "Let one band begin where the other ends, so that every value has one place.",
    ),
}


def _misfit_trouble(part: Part, misfit: Misfit, block: TextBlock) -> Trouble:
    message, cure = _SAID[misfit.kind](misfit.band, misfit.beside)
    return part.trouble(block, block.text, message, cure)


def _sibling_items(part: Part) -> Iterator[list[TextBlock]]:
    """Yield the items of each list, nested lists apart from the lists they stand in."""
    lists: list[list[TextBlock]] = []
    for block in part.blocks:
        if block.kind == "item":
            while lists and lists[-1][0].depth > block.depth:
                yield lists.pop()
            if lists and lists[-1][0].depth == block.depth:
                lists[-1].append(block)
            else:
                lists.append([block])
        elif block.depth == 0:
            yield from lists
            lists = []
    yield from lists


def _first_columns(part: Part) -> Iterator[list[TextBlock]]:
    """Yield the first column of each table: thresholds name the rows, results fill the others."""
    column: list[TextBlock] = []
    last = -1
    for block in part.blocks:
        if block.kind != "cell":
            continue
        # The cells of a row share a line of the source; an empty line ends a table.
        between = part.source[last : block.start] if last >= 0 else "\n\n"
        if "\n\n" in between and column:
            yield column
            column = []
        if "\n" in between:
            column.append(block)
        last = block.start
    if column:
        yield column


CHECKS = (
    Check(
        "NUM-04",
        "block",
        "Numbers survive the page",
        "Every number, comparator, unit and negation of the text stands on the page, and no more; "
        'and no line opens with ">" before a number.',
        'Measured: Python-Markdown, markdown-it and mistune turn "- >350 pg/mL" into a block '
        "quote and lose the sign.",
        round_trip,
    ),
    Check(
        "NUM-05",
        "block",
        "Thresholds divide what they measure",
        "Items that give thresholds of one quantity leave no gap, do not overlap, and none is a "
        "bare number. Whole-number scores may adjoin (0 to 4, 5 to 9).",
        'Found on a published page: "<180", "180-350" and, its sign lost, "350".',
        partition,
    ),
)
