"""The medicines that a sentence names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.facts import medicines
from articles.facts.medicines import Medicine
from articles.facts.tokens import tokenise


@dataclass(frozen=True)
class NamedMedicine:
    """A medicine or a family where a text names it."""

    medicine: Medicine
    start: int
    end: int

    @property
    def is_product(self) -> bool:
        """Whether a substance is named, and not only the family it belongs to."""
        return bool(self.medicine.substance)


def medicines_in(text: str) -> Iterator[NamedMedicine]:
    """Yield the medicines that a text names, in reading order."""
    yield from _medicines(text)


# Several checks ask for the same sentences.
@lru_cache(2048)
def _medicines(text: str) -> tuple[NamedMedicine, ...]:
    return tuple(_named(text))


def _named(text: str) -> Iterator[NamedMedicine]:
    tokens = tokenise(text)
    at = 0
    while at < len(tokens):
        found = medicines.read(tokens, at)
        if found is None:
            at += 1
            continue
        medicine, after = found
        yield NamedMedicine(medicine, tokens[at].start, tokens[after - 1].end)
        at = after
