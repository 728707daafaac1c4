"""Whether claims are the same statement wherever they stand."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from articles.checks.check import Check
from articles.checks.finding import WHOLE_ARTICLE, Trouble
from articles.checks.prepared import Part, Prepared
from articles.markup.plain import plain_inline
from articles.markup.scan import ClaimMark, scan


def one_meaning(prepared: Prepared) -> Iterator[Trouble]:
    """Find claim ids used twice for one reader, or marked with different kind or certainty."""
    places: dict[str, list[tuple[Part, ClaimMark]]] = defaultdict(list)
    for part in prepared.parts:
        for mark in part.marks.claims:
            places[mark.id].append((part, mark))
    yield from _twice_in_one_text(prepared, places)
    for id, marks in places.items():
        for what in ("kind", "certainty"):
            yield from _differing(id, what, marks)


def has_claims(prepared: Prepared) -> Iterator[Trouble]:
    """Find an article of which the board would have nothing to decide."""
    if prepared.content.texts and not prepared.content.claims:
        yield Trouble(
            WHOLE_ARTICLE,
            "",
            "The article marks no claim, so the board would have nothing to decide.",
            "Mark each statement that matters: [Its words.]{#its-id} [@its-source].",
        )


def _twice_in_one_text(
    prepared: Prepared, places: dict[str, list[tuple[Part, ClaimMark]]]
) -> Iterator[Trouble]:
    repeated = _ids_repeated_for_one_reader(prepared)
    for id, marks in places.items():
        for audience in dict.fromkeys(part.audience for part, _ in marks):
            if (audience, id) not in repeated:
                continue
            inside = [(p, m) for p, m in marks if p.audience == audience and not m.left_out]
            for part, mark in inside[1:]:
                yield _trouble(
                    part,
                    mark,
                    f'Claim id "{id}" stands twice in the {audience} text.',
                    "Give one of the two another id, or say it once.",
                )


def _ids_repeated_for_one_reader(prepared: Prepared) -> set[tuple[str, str]]:
    """Return (audience of the text, claim id) of what some reader would see twice."""
    repeated: set[tuple[str, str]] = set()
    for reading in prepared.readings:
        seen: set[str] = set()
        for mark in chain(scan(reading.text.short_answer).claims, scan(reading.body).claims):
            if mark.left_out:
                continue
            if mark.id in seen:
                repeated.add((reading.text.audience, mark.id))
            seen.add(mark.id)
    return repeated


def _differing(id: str, what: str, marks: list[tuple[Part, ClaimMark]]) -> Iterator[Trouble]:
    said = [(part, mark, getattr(mark, what)) for part, mark in marks if getattr(mark, what)]
    for part, mark, value in said:
        first_part, _, first = said[0]
        if value != first:
            yield _trouble(
                part,
                mark,
                f'Claim "{id}" has {what} "{value}" in the {part.audience} text and "{first}" in '
                f"the {first_part.audience} text.",
                f"Give the claim one {what}: it is the same statement for every reader.",
            )


def _trouble(part: Part, mark: ClaimMark, message: str, cure: str) -> Trouble:
    words = plain_inline(mark.words)
    return Trouble(f"claim {mark.id}", words, message, cure, part.audience, mark.start)


CHECKS = (
    Check(
        "CLM-01",
        "block",
        "One id, one statement",
        "A claim's id stands once in what a reader is shown, and has one kind and one certainty.",
        "The project's dialect: a board member's verdict is given on a claim by its id.",
        one_meaning,
    ),
    Check(
        "CLM-02",
        "block",
        "An article has claims",
        "At least one statement of the article is marked as a claim.",
        "The board decides claim by claim; an article without one would be signed unread.",
        has_claims,
    ),
)
