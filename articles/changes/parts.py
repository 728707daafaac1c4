"""What changed on the page, part by part: the words for each audience, then what surrounds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from articles import audiences
from articles.changes.matching import Matching, match
from articles.changes.passages import Passage, of_plain, of_source
from articles.changes.surroundings import surroundings
from articles.changes.wordings import Piece, words
from articles.content import Content

State = Literal["same", "moved", "changed", "new", "gone"]
_AROUND = 1
"""Passages that did not change and are shown before and after one that did."""
_NAMES = {"headline": "headline", "short_answer": "short answer", "body": "body"}


@dataclass(frozen=True)
class Run:
    """A passage, or a few that stand for one another, as it was and as it is."""

    state: State
    kind: str
    """"heading", "paragraph", "item", "header" or "row"."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Part:
    """A part of the page with what became of it; `where` is as in a finding."""

    audience: str
    where: str
    title: str
    state: State
    """"moved" where all words are as they were, in another order."""
    runs: tuple[Run, ...]


def parts(before: Content | None, after: Content) -> tuple[Part, ...]:
    """Return every part of the page, unchanged ones too, in the order of the page."""
    return tuple(each for each in _parts(before, after) if each.runs)


def _parts(before: Content | None, after: Content) -> Iterator[Part]:
    asked = of_plain(before.question if before else ""), of_plain(after.question)
    yield part("", "question", "Question", *asked)
    for audience in audiences.AUDIENCES:
        old = before.text_for(audience.code) if before else None
        new = after.text_for(audience.code)
        for where, name in _NAMES.items():
            one, other = (getattr(text, where) if text else "" for text in (old, new))
            read = of_plain if where == "headline" else of_source
            title = f"{audience.name}: {name}"
            yield part(audience.code, where, title, read(one), read(other))
    for title, was, now in surroundings(before, after):
        yield part("", "article", title, of_plain(was), of_plain(now))


def part(
    audience: str, where: str, title: str, before: Sequence[Passage], after: Sequence[Passage]
) -> Part:
    """Return what became of one part, given as passages."""
    runs = tuple(_runs(before, after, match(before, after)))
    states = {run.state for run in runs} or {"same"}
    state: State = "changed"
    if len(states) == 1:
        state = states.pop()
    elif states == {"same", "moved"}:
        state = "moved"
    return Part(audience, where, title, state, runs)


def changed_runs(runs: Sequence[Run]) -> Iterator[Run | None]:
    """Yield the runs that changed with what stands around them; None for what is passed over."""
    near = {
        at + step
        for at, run in enumerate(runs)
        if run.state != "same"
        for step in range(-_AROUND, _AROUND + 1)
    }
    passed = False
    for at, run in enumerate(runs):
        if at in near:
            if passed:
                yield None
            yield run
        passed = at not in near
    if passed and near:
        yield None


def _runs(before: Sequence[Passage], after: Sequence[Passage], matching: Matching) -> Iterator[Run]:
    """Yield the runs in the order of the text as it is; what is gone stands where it stood."""
    placed: list[tuple[int, int, Run]] = []
    now = dict((*matching.same, *matching.moved))
    for i, j in matching.same:
        state: State = "same" if before[i].looks == after[j].looks else "changed"
        placed.append((j, 1, _run(state, [before[i]], [after[j]])))
    for i, j in matching.moved:
        placed.append((j, 1, _run("moved", [before[i]], [after[j]])))
    for stretch in matching.stretches:
        now.update(dict.fromkeys(stretch.before, stretch.after[0]))
        ones, others = [before[i] for i in stretch.before], [after[j] for j in stretch.after]
        placed.append((stretch.after[0], 1, _run("changed", ones, others)))
    for j in matching.new:
        placed.append((j, 1, _run("new", [], [after[j]])))
    last, gone = -1, set(matching.gone)
    for i in range(len(before)):
        last = now.get(i, last)
        if i in gone:
            placed.append((last + 1, 0, _run("gone", [before[i]], [])))
    placed.sort(key=lambda each: each[:2])
    return (run for _, _, run in placed)


def _run(state: State, before: Sequence[Passage], after: Sequence[Passage]) -> Run:
    one, other = (" ".join(each.text.strip() for each in side) for side in (before, after))
    return Run(state, (*after, *before)[0].kind, words(one, other))
