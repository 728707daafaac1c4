"""Which facts of one text are met by facts of another."""

from collections.abc import Callable, Sequence
from itertools import islice

from articles.facts.fact import Fact, FactKind

Test = Callable[[Fact, Fact], str]

# Comparing is quadratic; no honest statement holds so many facts of one kind.
MOST = 60


def of_kind(facts: Sequence[Fact], *kinds: FactKind) -> list[Fact]:
    """Return the first MOST facts of some kinds."""
    return list(islice((fact for fact in facts if fact.kind in kinds), MOST))


def paired(
    ones: Sequence[Fact], others: Sequence[Fact], test: Test
) -> tuple[list[Fact], list[Fact], list[tuple[Fact, Fact, str]]]:
    """Return what the test leaves on both sides, and the pairs it finds.

    A fact said twice in one text is matched by one in the other. Takes time in the product of
    the numbers of facts: callers give at most MOST.
    """
    pairs = []
    met: set[int] = set()
    rest = []
    for one in ones:
        place, reason = next(
            ((at, why) for at, other in enumerate(others) if (why := test(one, other))), (-1, "")
        )
        if place < 0:
            rest.append(one)
            continue
        pairs.append((one, others[place], reason))
        met.update(at for at, other in enumerate(others) if at == place or test(one, other))
    return rest, [other for at, other in enumerate(others) if at not in met], pairs
