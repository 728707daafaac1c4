"""Whether every audience is told the same facts of a claim, in whatever words."""

from collections.abc import Callable, Iterable, Iterator

from articles import audiences
from articles.checks.check import Check
from articles.checks.finding import Level, Trouble
from articles.checks.prepared import Prepared
from articles.checks.statements import headlines, quoted, since_approved
from articles.checks.statements.since_approved import SENSE
from articles.checks.statements.strangers import lone_medicines
from articles.checks.statements.wordings import Disagreement, blamed, disagreements, places, worded
from articles.content import Claim, Content
from articles.facts.pairing import MOST

_VALUES = frozenset({"amount", "age", "time", "comparator", "frequency"})
_SHARES = frozenset({"share", "count"})
_COURSE = frozenset({"route", "medicine", "duration"})
_FIGURES = frozenset({"amount", "share", "frequency", "duration"})
# Claims of these kinds are told with every figure, whoever reads them.
_EVERY_FIGURE = _FIGURES | {"age", "time", "route", "medicine"}
_WITH_EVERY_FIGURE = frozenset({"dose", "threshold", "contraindication"})

Place = Callable[[Claim, str, str], int | None]


def same_facts(prepared: Prepared) -> Iterator[Trouble]:
    """Find claims with another value, side, frequency or share in one text than in another."""
    place = _placing(prepared)
    yield from _missing(prepared.content)
    for claim in prepared.content.claims:
        if any(len(each.reading.facts) > MOST for each in worded(claim.wordings)):
            yield _too_long(claim)
        found = disagreements(claim.wordings)
        contradicted = list(blamed(_of(found, _VALUES)))
        yield from (_differs(claim, each, place) for each in contradicted)
        for each in blamed(_of(found, _SHARES)):
            yield _differs(claim, each, place, "warn")
        if not contradicted:
            yield from _left_open(claim, found, place)
    yield from quoted.other_figures(prepared)
    yield from headlines.disagreeing(prepared, _VALUES)
    if prepared.context.approved is not None:
        aspects = _VALUES | _SHARES
        yield from since_approved.changed(prepared.content, prepared.context.approved, aspects)


def same_course(prepared: Prepared) -> Iterator[Trouble]:
    """Find claims with another route, medicine or duration in one text than in another."""
    place = _placing(prepared)
    for claim in prepared.content.claims:
        for each in blamed(_of(disagreements(claim.wordings), _COURSE)):
            yield _differs(claim, each, place)
    yield from lone_medicines(prepared)
    yield from headlines.disagreeing(prepared, _COURSE)
    if prepared.context.approved is not None:
        yield from since_approved.changed(prepared.content, prepared.context.approved, _COURSE)


def same_sense(prepared: Prepared) -> Iterator[Trouble]:
    """Find claims that one text denies and another affirms, or that point the other way."""
    place = _placing(prepared)
    for claim in prepared.content.claims:
        found = disagreements(claim.wordings)
        # "Do not start" against "start" is both; a denial says it better.
        against = _of(found, frozenset({"denial"})) or _of(found, SENSE)
        yield from (_turned(claim, each, place) for each in blamed(against))
        for each in blamed(_of(found, SENSE, ("lost", "added"))):
            yield _turned(claim, each, place, "warn")
    yield from headlines.disagreeing(prepared, SENSE)
    if prepared.context.approved is not None:
        yield from since_approved.turned(prepared.content, prepared.context.approved)


def _of(
    found: Iterable[Disagreement],
    aspects: frozenset[str],
    verdicts: tuple[str, ...] = ("contradiction",),
) -> list[Disagreement]:
    return [
        each for each in found if each.aspect in aspects and each.difference.verdict in verdicts
    ]


def _left_open(claim: Claim, found: Iterable[Disagreement], place: Place) -> Iterator[Trouble]:
    figures = _EVERY_FIGURE if claim.kind in _WITH_EVERY_FIGURE else _FIGURES
    for each in blamed(_of(found, figures, ("lost", "added"))):
        told, silent = (each.here, each.there) if each.difference.one else (each.there, each.here)
        quote = each.quote if each.difference.one else each.counterpart
        yield Trouble(
            f"claim {claim.id}",
            quote,
            f'Claim "{claim.id}": only the {told.audience} text says "{quote}"; the '
            f"{silent.audience} text leaves it open.",
            "Say it in both texts, or waive this with the reason why one audience does not need "
            "it.",
            told.audience,
            place(claim, told.audience, quote),
            "warn",
        )


def _missing(content: Content) -> Iterator[Trouble]:
    """Find claims that an audience's own text neither carries nor marks as left out."""
    for claim in content.claims:
        told = {wording.audience for wording in claim.wordings}
        told.update(left.audience for left in claim.left_out)
        for text in content.texts:
            if text.audience not in told:
                reader = audiences.get(text.audience).name.lower()
                yield Trouble(
                    f"claim {claim.id}",
                    "",
                    f'Claim "{claim.id}" is missing from the {reader} text.',
                    f'Say it there, or mark it left out: [words]{{#{claim.id} .left-out audience="'
                    f'{text.audience}" reason="…"}}.',
                    text.audience,
                )


def _too_long(claim: Claim) -> Trouble:
    return Trouble(
        f"claim {claim.id}",
        "",
        f'Claim "{claim.id}" holds more than {MOST} facts; not all of them were compared.',
        "Divide it into claims that a board member can check one by one.",
        level="unchecked",
    )


def _differs(claim: Claim, each: Disagreement, place: Place, level: Level | None = None) -> Trouble:
    return Trouble(
        f"claim {claim.id}",
        each.quote,
        f'Claim "{claim.id}": the {each.here.audience} text says "{each.quote}", the '
        f'{each.there.audience} text "{each.counterpart}" ({each.difference.reason}).',
        "Look it up in the source and give every text the same fact.",
        each.here.audience,
        place(claim, each.here.audience, each.quote),
        level,
    )


def _turned(claim: Claim, each: Disagreement, place: Place, level: Level | None = None) -> Trouble:
    return Trouble(
        f"claim {claim.id}",
        each.quote,
        f'Claim "{claim.id}": the {each.here.audience} text says "{each.quote}", the '
        f'{each.there.audience} text "{each.counterpart}"; {each.difference.reason}.',
        "Look it up in the source and say it the same way round in every text.",
        each.here.audience,
        place(claim, each.here.audience, each.quote),
        level,
    )


def _placing(prepared: Prepared) -> Place:
    marked = places(prepared)

    def place(claim: Claim, audience: str, quote: str) -> int | None:
        found = marked.get((audience, claim.id))
        if found is None:
            return None
        part, mark = found
        at = part.source.find(quote, mark.start, mark.end)
        return mark.start if at == -1 else at

    return place


CHECKS = (
    Check(
        "NUM-02",
        "block",
        "The same facts for every reader",
        "Every text that has a claim gives it the same values, comparators, times and frequencies, "
        "in whatever units or words; a claim that a text does not carry is marked left out. Shares "
        "and counts that differ, figures that only one text gives, values that the approved "
        "version or the words relied on have otherwise, and headlines that differ, warn.",
        "The project's claims: one statement, whoever reads it. Measured on drug labels and lay "
        "summaries: figures mostly differ in form only, so form is explained and not found.",
        same_facts,
    ),
    Check(
        "NUM-11",
        "block",
        "The same medicine, route and duration for every reader",
        "No text names another medicine, another route or another duration for a claim. A medicine "
        "that only one claim of the whole article names warns, and so does a headline or an "
        "approved version that says otherwise.",
        "ISMP List of Confused Drug Names; single dangerous edits tried on complete articles.",
        same_course,
    ),
    Check(
        "NUM-12",
        "block",
        "No claim is turned round",
        "No text denies what another affirms, or says more where another says less; nor does a "
        "text turn what its approved version says. A denial that only one text makes "
        "warns, and so do headlines that differ.",
        'Single dangerous edits tried on complete articles: a lost "not" changes no number.',
        same_sense,
    ),
)
