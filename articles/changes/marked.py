"""A page with what changed marked in place: new words in <ins>, those that went in <del>.

The tags are those of the page as it is; what went is words only, without links and ids, and no
mark reaches over the edge of a block or of a link.
"""

import html
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.changes.fragments import INLINE, Fragment, Piece, Run, Spot, Tag, read
from articles.changes.matching import Stretch, match

_HOLDS_PARAGRAPHS = frozenset({"section", "aside"})
_NOT_IN = frozenset({"a", "sup", "code"})
"""A deletion is not written into these: it would belong to a link or a number."""


def marked(
    before: str, after: str, *, before_keys: Sequence[str] = (), after_keys: Sequence[str] = ()
) -> str:
    """Return the HTML of `after` with <ins> and <del> where it differs from `before`.

    Both must be fragments that passed the sanitiser, `before` empty for a first version (then
    nothing is marked). The keys are those of the sources in the order of their numbers.
    """
    is_same = before == after and tuple(before_keys) == tuple(after_keys)
    if is_same or not before.strip():
        return after
    old, new = read(before, before_keys), read(after, after_keys)
    return "".join(_Writer(new, _plan(old, new)).write())


@dataclass
class _Plan:
    """What is new, and where the words stand that went."""

    came: set[Spot] = field(default_factory=set)
    gone_before: dict[Spot, list[str]] = field(default_factory=lambda: defaultdict(list))
    gone_behind: dict[Spot, list[str]] = field(default_factory=lambda: defaultdict(list))
    gone_runs: dict[int, list[Run]] = field(default_factory=lambda: defaultdict(list))
    """Whole runs that went, by the run that they stood behind; -1 at the beginning."""


def _plan(old: Fragment, new: Fragment) -> _Plan:
    plan = _Plan()
    matching = match(old.runs, new.runs)
    now = dict(matching.same)
    for stretch in matching.stretches:
        _plan_words(old, new, stretch, plan)
        now.update(dict.fromkeys(stretch.before, stretch.after[0]))
    for j in (*matching.new, *(j for _, j in matching.moved)):
        plan.came.update(Spot(j, n) for n in range(len(new.runs[j].pieces)))
    went = {*matching.gone, *(i for i, _ in matching.moved)}
    last = -1
    for i, run in enumerate(old.runs):
        last = now.get(i, last)
        if i in went:
            plan.gone_runs[last].append(run)
    return plan


def _plan_words(old: Fragment, new: Fragment, stretch: Stretch, plan: _Plan) -> None:
    ones = _spots(old, stretch.before)
    others = _spots(new, stretch.after)
    met = {ones[i]: others[j] for i, j in stretch.words}
    kept = set(met.values())
    for number in stretch.after:
        plan.came.update(_unmet(new.runs[number], number, kept))
    for number in stretch.before:
        run = old.runs[number]
        last: Spot | None = None
        gone: list[Piece] = []
        for n, piece in enumerate(run.pieces):
            spot = met.get(Spot(number, n))
            if spot is None:
                gone.append(piece)
                continue
            if last is None:
                first = _before_what_came(new, spot, kept)
                _put(plan.gone_before[first], gone, at_start=True)
            else:
                _put(plan.gone_behind[last], gone)
            gone, last = [], spot
        if last is not None:
            _put(plan.gone_behind[last], gone)
        elif stretch.after:
            _put(plan.gone_before[Spot(stretch.after[0], 0)], gone, at_start=True)


def _spots(fragment: Fragment, numbers: Sequence[int]) -> list[Spot]:
    return [
        Spot(number, n)
        for number in numbers
        for n, piece in enumerate(fragment.runs[number].pieces)
        if piece.kind != "space"
    ]


def _unmet(run: Run, number: int, kept: set[Spot]) -> Iterator[Spot]:
    """Yield the pieces that came, with the spaces between two of them."""
    waiting: list[Spot] = []
    joins = False
    for n, piece in enumerate(run.pieces):
        spot = Spot(number, n)
        if piece.kind == "space":
            waiting.append(spot)
            continue
        if spot in kept:
            joins = False
        else:
            if joins:
                yield from waiting
            yield spot
            joins = True
        waiting = []


def _before_what_came(fragment: Fragment, spot: Spot, kept: set[Spot]) -> Spot:
    """Return the first of the new pieces that stand right before a piece that stayed."""
    first = spot
    for n in range(spot.piece - 1, -1, -1):
        piece, before = fragment.runs[spot.run].pieces[n], Spot(spot.run, n)
        if before in kept:
            break
        if piece.kind != "space":
            first = before
    return first


def _put(into: list[str], gone: Sequence[Piece], *, at_start: bool = False) -> None:
    """Write words that went with the space before them; at a run's start with that behind."""
    while gone and gone[-1].kind == "space" and not (at_start and len(gone) > 1):
        gone = gone[:-1]
    if any(piece.kind != "space" for piece in gone):
        into.append(f"<del>{''.join(piece.html for piece in gone)}</del>")


class _Writer:
    def __init__(self, fragment: Fragment, plan: _Plan) -> None:
        self.fragment = fragment
        self.plan = plan
        self.inline: list[str] = []
        self.waiting: list[str] = []
        """Deletions until the next place where one may stand."""
        self.is_open = False
        """Whether an <ins> is open."""
        self.behind = self._behind()

    def write(self) -> Iterator[str]:
        yield from self.behind.get(_FIRST, ())
        blocks: list[int] = []
        for place, part in enumerate(self.fragment.parts):
            if isinstance(part, Spot):
                yield from self._piece(part)
                continue
            yield from self._shut()
            if not part.name:
                yield part.html
                continue
            if part.name not in INLINE:
                yield from self._flush()
                if part.opens:
                    blocks.append(place)
            yield from self._tag(part)
            if part.name not in INLINE and not part.opens and blocks:
                yield from self.behind.get(blocks.pop(), ())
        yield from self._shut()
        yield from self._flush()
        yield from self.behind.get(_LAST, ())

    def _tag(self, tag: Tag) -> Iterator[str]:
        yield tag.html
        if tag.name in INLINE and tag.name not in ("br", "img"):
            if tag.opens:
                self.inline.append(tag.name)
            elif self.inline:
                self.inline.pop()
            yield from self._where_possible()

    def _piece(self, spot: Spot) -> Iterator[str]:
        piece = self.fragment.runs[spot.run].pieces[spot.piece]
        self.waiting += self.plan.gone_before.get(spot, ())
        if self.waiting:
            yield from self._shut()
            yield from self._where_possible()
        came = spot in self.plan.came
        if came and not self.is_open:
            yield "<ins>"
        elif not came:
            yield from self._shut()
        self.is_open = came
        yield piece.text if piece.kind == "link" else html.escape(piece.text, quote=False)
        behind = self.plan.gone_behind.get(spot)
        if behind:
            self.waiting += behind
            yield from self._shut()
            yield from self._where_possible()

    def _shut(self) -> Iterator[str]:
        if self.is_open:
            yield "</ins>"
            self.is_open = False

    def _where_possible(self) -> Iterator[str]:
        if _NOT_IN.isdisjoint(self.inline):
            yield from self._flush()

    def _flush(self) -> Iterator[str]:
        yield from self.waiting
        self.waiting = []

    def _behind(self) -> dict[int, list[str]]:
        """Return what went by the place of the block that it is written behind; -1 at the end."""
        found: dict[int, list[str]] = defaultdict(list)
        for number, runs in self.plan.gone_runs.items():
            for run in runs:
                near = self.fragment.runs[number] if number >= 0 else None
                place, tag = _behind(near, run)
                words = "".join(piece.html for piece in run.pieces).strip()
                gone = f"<del>{words}</del>"
                found[place].append(f"<{tag}>{gone}</{tag}>\n" if tag else f" {gone}")
        return found


_FIRST, _LAST = -2, -1


def _behind(near: Run | None, gone: Run) -> tuple[int, str]:
    """Return the place of the block that a run which went is written behind, and its tag.

    A list item stands behind a list item; all else is a paragraph, behind the outermost block
    that is no card and no box. A line without blocks takes words without a block.
    """
    if near is None:
        return _FIRST, "p" if gone.tags else ""
    if near.is_list_item and gone.is_list_item:
        return near.around[-1], "li"
    for place, tag in zip(near.around, near.tags, strict=True):
        if tag not in _HOLDS_PARAGRAPHS:
            return place, "p"
    return _LAST, ""
