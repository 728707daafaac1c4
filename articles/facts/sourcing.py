"""Which facts of one long text another long text does not give: a leaflet and its label."""

from collections.abc import Iterable, Iterator, Sequence

from articles.facts import same
from articles.facts.fact import Fact

_QUANTITIES = frozenset({"amount", "age", "time", "duration"})


def without_source(facts: Iterable[Fact], sources: Sequence[Fact]) -> Iterator[Fact]:
    """Yield values, ages, times and frequencies that no fact of the sources says, each once.

    A value counts as said in any unit and on any side of it; shares and counts are not looked at,
    since lay texts round and add them. Takes time in the product of both numbers of facts.
    """
    values = [fact for fact in sources if _is_value(fact)]
    often = [fact.frequency for fact in sources if fact.kind == "frequency" and fact.frequency]
    seen: set[tuple[str, str]] = set()
    for fact in facts:
        key = (fact.kind, fact.words.casefold())
        if key in seen:
            continue
        seen.add(key)
        frequency = fact.frequency if fact.kind == "frequency" else None
        if frequency is not None:
            said = any(same.frequencies(frequency, other) for other in often)
        else:
            said = not _is_value(fact) or any(_says(source, fact) for source in values)
        if not said:
            yield fact


def _is_value(fact: Fact) -> bool:
    return fact.kind in _QUANTITIES and fact.low is not None


def _says(source: Fact, fact: Fact) -> bool:
    return (source.kind == "age") == (fact.kind == "age") and bool(same.values(source, fact))
