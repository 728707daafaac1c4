"""Lists as readers see them: the items of one level that follow one another."""

from collections.abc import Iterator

from articles.checks.finding import Trouble
from articles.checks.prepared import Part, Prepared
from articles.checks.prose.standing import place
from articles.markup.plain import TextBlock

MOST_ITEMS = 7


def long_lists(prepared: Prepared) -> Iterator[Trouble]:
    """Find lists with more items at one level than readers hold in mind."""
    for part in prepared.parts:
        for items in lists_of(part):
            if len(items) > MOST_ITEMS:
                first = items[0]
                yield Trouble(
                    part.where,
                    first.text,
                    f"This list has {len(items)} items; {MOST_ITEMS} is the most readers hold.",
                    "Divide it under two or three short headings, or drop what matters least.",
                    part.audience,
                    place(part, first, 0, first.text),
                )


def lists_of(part: Part) -> Iterator[list[TextBlock]]:
    """Yield the items of each list, those of a nested list apart from the list it stands in."""
    open_lists: list[list[TextBlock]] = []
    for block in part.blocks:
        if block.kind == "item":
            while open_lists and open_lists[-1][0].depth > block.depth:
                yield open_lists.pop()
            if open_lists and open_lists[-1][0].depth == block.depth:
                open_lists[-1].append(block)
            else:
                open_lists.append([block])
        elif block.depth == 0:
            yield from open_lists
            open_lists = []
    yield from open_lists
