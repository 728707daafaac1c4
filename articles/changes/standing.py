"""Where passages stand: in which box, under which heading, in which order to the care cards."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from articles.changes.aligning import Pair
from articles.changes.matching import Matching
from articles.changes.opposing import Found
from articles.changes.passages import Passage
from articles.changes.sides import Place
from articles.changes.values import values
from articles.markup.blocks import CARE

_BOXES = {
    "emergency": "emergency card",
    "urgent": "urgent card",
    "nonurgent": "non-urgent card",
    "note": "note",
    "warning": "warning",
}
_OF_DOSES = frozenset({"number", "frequency", "duration", "route", "medicine"})


def standing(
    before: Sequence[Passage], after: Sequence[Passage], matching: Matching
) -> Iterator[Found]:
    """Yield care cards that went, came, changed or moved, and words that stand elsewhere now."""
    pairs = sorted(_pairs(matching))
    yield from _cards(before, after, pairs)
    yield from _fences(before, after, pairs)
    yield from _under(before, after, pairs)


def _pairs(matching: Matching) -> Iterator[Pair]:
    """Yield the passages that stand for one another; of a few, the first."""
    yield from matching.same
    yield from matching.moved
    for stretch in matching.stretches:
        yield from zip(stretch.before, stretch.after, strict=False)


def _cards(
    before: Sequence[Passage], after: Sequence[Passage], pairs: Sequence[Pair]
) -> Iterator[Found]:
    ones, others = _openings(before), _openings(after)
    now: dict[int, int] = {}
    for i, j in pairs:
        if before[i].card in ones and after[j].card in others:
            now.setdefault(before[i].card, after[j].card)
    for card, i in ones.items():
        if card not in now:
            yield Found("care_card", _named(before[i]), "", _at(before, i), None)
    met = set(now.values())
    for card, j in others.items():
        if card not in met:
            yield Found("care_card", "", _named(after[j]), None, _at(after, j))
    yield from _moved_cards(before, after, pairs, {ones[a]: others[b] for a, b in now.items()})


def _openings(passages: Sequence[Passage]) -> dict[int, int]:
    """Return the first passage of each care card and box, by where it begins."""
    found: dict[int, int] = {}
    for place, passage in enumerate(passages):
        if passage.card >= 0:
            found.setdefault(passage.card, place)
    return found


def _moved_cards(
    before: Sequence[Passage],
    after: Sequence[Passage],
    pairs: Sequence[Pair],
    now: Mapping[int, int],
) -> Iterator[Found]:
    """Yield the care cards that changed places with something that was before or after them."""
    highest, lowest = [-1], [len(after)]
    for _, j in pairs:
        highest.append(max(highest[-1], j))
    for _, j in reversed(pairs):
        lowest.append(min(lowest[-1], j))
    lowest.reverse()
    order = [i for i, _ in pairs]
    at = 0
    for i, j in sorted(now.items()):
        while at < len(order) and order[at] < i:
            at += 1
        end = at
        while end < len(order) and before[order[end]].card == before[i].card:
            end += 1
        if _box(before[i]) in CARE and (highest[at] > j or lowest[end] < j):
            yield Found(
                "care_card",
                f"{_named(before[i])}, {_after(before, i)}",
                f"{_named(after[j])}, {_after(after, j)}",
                _at(before, i),
                _at(after, j),
            )


def _fences(
    before: Sequence[Passage], after: Sequence[Passage], pairs: Sequence[Pair]
) -> Iterator[Found]:
    """Yield words that stand in other boxes, or are shown to other readers; the first of a run."""
    last: tuple[object, ...] = ()
    for i, j in pairs:
        one, other = before[i], after[j]
        this = (one.fences, one.card, other.fences, other.card)
        if one.fences != other.fences and this != last:
            yield Found(
                "care_card",
                _around(one.fences),
                _around(other.fences),
                _at(before, i),
                _at(after, j),
            )
        last = this


def _under(
    before: Sequence[Passage], after: Sequence[Passage], pairs: Sequence[Pair]
) -> Iterator[Found]:
    """Yield values that stand under another heading, list or table header than they did.

    A heading that was merely reworded moves nothing: neither wording was elsewhere.
    """
    were = {line for passage in before for line in passage.under}
    are = {line for passage in after for line in passage.under}

    def switched(pair: Pair) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        one, other = before[pair[0]], after[pair[1]]
        if one.under == other.under or one.kind == "heading":
            return None
        gone = [line for line in one.under if line not in other.under]
        come = [line for line in other.under if line not in one.under]
        elsewhere = any(line in are for line in gone) or any(line in were for line in come)
        if not (elsewhere or one.kind == "row"):
            return None
        turned = any(value.kind == "negation" for line in (*gone, *come) for value in values(line))
        return (one.under, other.under) if turned or _doses(other) else None

    for lines, group in groupby(pairs, key=switched):
        if lines is None:
            continue
        run = list(group)
        said = [each for _, j in run for each in _doses(after[j]) or [after[j].text.strip()]]
        words = ", ".join(dict.fromkeys(said))
        one, other = ("under “" + " / ".join(filter(None, line)) + "”" for line in lines)
        (i, j), *_ = run
        yield Found("moved", f"{words}: {one}", f"{words}: {other}", _at(before, i), _at(after, j))


def _doses(passage: Passage) -> list[str]:
    return [passage.text[v.start : v.end] for v in passage.values if v.kind in _OF_DOSES]


def _box(passage: Passage) -> str:
    return next((fence for fence in reversed(passage.fences) if fence in _BOXES), "")


def _named(passage: Passage) -> str:
    return f"{_BOXES[_box(passage)]} “{passage.text.strip()}”"


def _after(passages: Sequence[Passage], place: int) -> str:
    if not place:
        return "at the beginning"
    return f"after “{passages[place - 1].text.strip()[:60]}”"


def _around(fences: Sequence[str]) -> str:
    said = [_BOXES.get(fence) or f"shown to {fence.removeprefix('for ')}" for fence in fences]
    return ", ".join(said) or "in the text"


def _at(passages: Sequence[Passage], place: int) -> Place:
    return Place(place, 0, len(passages[place].text))
