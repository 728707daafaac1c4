"""Which medicine a text names: the substance where it says one, else the family."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.facts.data_medicines import FAMILIES, NO_MEDICINE, STEMS, SUBSTANCES
from articles.facts.data_rarer_medicines import RARER
from articles.facts.tokens import Phrases, Token, match, phrases


@dataclass(frozen=True, slots=True)
class Medicine:
    """A substance of a family; `substance` is empty where only the family is named."""

    family: str
    substance: str = ""

    @property
    def name(self) -> str:
        """The most exact name there is."""
        return self.substance or self.family


def _names() -> tuple[Phrases, dict[str, Medicine]]:
    known: dict[str, Medicine] = {}
    table: dict[str, str] = {}
    for medicine, names in (*_families(), *_substances()):
        known[medicine.name] = medicine
        table[medicine.name] = ",".join((medicine.name.lower(), *names.split(",")))
    return phrases(table), known


def _families() -> Iterator[tuple[Medicine, str]]:
    family = ""
    for line in FAMILIES.strip().splitlines():
        if line.startswith(" "):
            name, _, names = line.partition("=")
            yield Medicine(family, name.strip()), names
        else:
            family, _, names = line.partition(":")
            yield Medicine(family), names


def _substances() -> Iterator[tuple[Medicine, str]]:
    for entry in " ".join(f"{SUBSTANCES};{RARER}".split()).split(";"):
        name, _, names = entry.partition("=")
        yield Medicine(name.strip(), name.strip()), names


_PHRASES, _KNOWN = _names()
_SHORTEST_STEMMED = 7
_SALTS = frozenset(
    "sodium potassium hydrochloride citrate sulfate sulphate phosphate maleate tartrate mesilate "
    "acetate besilate bromide".split()
)


STARTERS = frozenset(_PHRASES)
"""Words with which the name of a medicine can begin; stems aside."""


def can_begin(word: str) -> bool:
    """Return whether the name of a medicine can begin with this word."""
    return word in STARTERS or (
        len(word) >= _SHORTEST_STEMMED and word.removesuffix("s").endswith(STEMS)
    )


def read(tokens: Sequence[Token], at: int) -> tuple[Medicine, int] | None:
    """Return the medicine that is named here and the place after its name, or None."""
    found = match(tokens, at, _PHRASES)
    if found is not None:
        name, end = found
        if end < len(tokens) and tokens[end].low in _SALTS:
            end += 1
        return _KNOWN[name], end
    word = tokens[at].low
    if tokens[at].kind == "word" and len(word) >= _SHORTEST_STEMMED and word not in NO_MEDICINE:
        singular = word.removesuffix("s") if word.endswith("ns") else word
        if singular.endswith(STEMS):
            # A class ("statins") is not a substance, but tells one medicine from another.
            return Medicine(singular, singular), at + 1
    return None


def fits(one: Medicine, other: Medicine) -> bool:
    """Return whether two names can mean the same: a family, and a substance of it."""
    if one.family != other.family:
        return False
    return not one.substance or not other.substance or one.substance == other.substance
