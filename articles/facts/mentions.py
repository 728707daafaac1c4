"""Routes and medicines that two texts name otherwise."""

from collections.abc import Iterator, Sequence

from articles.facts import medicines as names
from articles.facts import routes as ways
from articles.facts.differences import ONLY_ONE, Difference
from articles.facts.fact import Fact
from articles.facts.medicines import Medicine
from articles.facts.pairing import of_kind


def routes(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Difference]:
    """Yield a route that one text has in place of another."""
    left, right = of_kind(ones, "route"), of_kind(others, "route")
    one, other = _stranger_route(left, right), _stranger_route(right, left)
    # "Injected, by mouth" fits "into a muscle" by half only.
    if one is not None and other is None and not one.hint:
        other = _not_said(right, left)
    elif other is not None and one is None and not other.hint:
        one = _not_said(left, right)
    yield from _swapped("route", one, other)


def _stranger_route(mine: Sequence[Fact], theirs: Sequence[Fact]) -> Fact | None:
    return next(
        (f for f in mine if not ways.any_fits(f.route, (other.route for other in theirs))), None
    )


def _not_said(mine: Sequence[Fact], theirs: Sequence[Fact]) -> Fact | None:
    said = {fact.route for fact in theirs} | {ways.ANY_INJECTION}
    return next((f for f in mine if not f.hint and f.route not in said), None)


def medicines(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Difference]:
    """Yield a medicine that one text has in place of another."""
    left, right = of_kind(ones, "medicine"), of_kind(others, "medicine")
    one, other = _stranger(left, right), _stranger(right, left)
    # "Hydroxychloroquine (a form of B12)" fits "hydroxocobalamin" by half only.
    if one is not None and other is None:
        other = _unnamed_substance(right, left)
    elif other is not None and one is None:
        one = _unnamed_substance(left, right)
    yield from _swapped("medicine", one, other)


def _stranger(mine: Sequence[Fact], theirs: Sequence[Fact]) -> Fact | None:
    return next((f for f in mine if not _named_among(f.medicine, theirs)), None)


def _unnamed_substance(mine: Sequence[Fact], theirs: Sequence[Fact]) -> Fact | None:
    named = {fact.medicine for fact in theirs}
    return next(
        (f for f in mine if f.medicine and f.medicine.substance and f.medicine not in named), None
    )


def _named_among(medicine: Medicine | None, facts: Sequence[Fact]) -> bool:
    """Return whether it is named; another substance of its family counts more than the family."""
    if medicine is None:
        return True
    named = [fact.medicine for fact in facts if fact.medicine]
    exact = [each for each in named if each.family == medicine.family and each.substance]
    if medicine.substance and exact:
        return medicine in exact
    return any(names.fits(medicine, each) for each in named)


def _swapped(aspect: str, one: Fact | None, other: Fact | None) -> Iterator[Difference]:
    if one is not None and other is not None:
        yield Difference(aspect, "contradiction", f"another {aspect}", one, other)
    elif one is not None:
        yield Difference(aspect, "lost", ONLY_ONE, one, None)
    elif other is not None:
        yield Difference(aspect, "added", ONLY_ONE, None, other)
