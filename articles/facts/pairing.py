"""Which facts of one text are met by facts of another."""

from collections.abc import Callable, Sequence

from articles.facts.fact import Fact

Test = Callable[[Fact, Fact], str]


def paired(
    ones: Sequence[Fact], others: Sequence[Fact], test: Test
) -> tuple[list[Fact], list[Fact], list[tuple[Fact, Fact, str]]]:
    """Return what the test leaves on both sides, and the pairs it finds.

    A fact said twice in one text is matched by one in the other.
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
