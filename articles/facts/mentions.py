"""Routes and medicines that two texts name otherwise."""

from collections import Counter
from collections.abc import Iterator, Sequence

from articles.facts import medicines as names
from articles.facts import routes as ways
from articles.facts.differences import ONLY_ONE, Difference
from articles.facts.fact import Fact
from articles.facts.medicines import Medicine
from articles.facts.pairing import of_kind

# What blood is tested for as well is named again and again in an honest text.
_MEASURED = frozenset("potassium calcium magnesium zinc copper selenium iron folate".split())


def routes(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Difference]:
    """Yield a route that one text has in place of another."""
    left, right = of_kind(ones, "route"), of_kind(others, "route")
    one, other = _stranger_route(left, right), _stranger_route(right, left)
    # "Injected, by mouth" fits "into a muscle" by half only.
    if one is not None and other is None and not one.hint:
        other = _not_said(right, left)
    elif other is not None and one is None and not other.hint:
        one = _not_said(left, right)
    one, other = _or_repeated(one, other, left, right)
    yield from _swapped("route", one, other)


def _or_repeated(
    one: Fact | None, other: Fact | None, left: Sequence[Fact], right: Sequence[Fact]
) -> tuple[Fact | None, Fact | None]:
    """Return what stands in place of a stranger where the other text names one thing too often.

    "As well as tablets do" stands for "as injections do" where both texts name two ways.
    """
    if len(left) != len(right) or (one is None) == (other is None):
        return one, other
    if one is None:
        return _too_often(left, right), other
    return one, _too_often(right, left)


def _too_often(mine: Sequence[Fact], theirs: Sequence[Fact]) -> Fact | None:
    mine = [f for f in mine if not f.medicine or f.medicine.family not in _MEASURED]
    said = Counter((fact.route, fact.medicine) for fact in mine)
    met = Counter((fact.route, fact.medicine) for fact in theirs)
    repeated = {key for key, times in said.items() if times > met[key] > 0}
    return next((f for f in reversed(mine) if (f.route, f.medicine) in repeated), None)


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
    one, other = _or_repeated(one, other, left, right)
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
