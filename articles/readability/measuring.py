"""The Flesch-Kincaid grade of prepared sentences, and what each sentence costs.

The formula is that of Kincaid and others (1975): 0.39 words a sentence, 11.8 syllables a word.
The targets that writers are given (grade 6 for patients) were set with programs that hear about
nine of ten spoken syllables; our count hears nearly all. Measured on the 267 texts of
OneStopEnglish: 1.37 syllables a word published, 1.54 spoken. So nine tenths enter the formula,
and the grades agree with the published ones (mean absolute difference 0.6; without it 2.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.readability.preparing import words
from articles.readability.syllables import syllables

FEWEST_SENTENCES = 30
FEWEST_WORDS = 300
"""With fewer sentences and fewer words a grade says nothing."""

HEARD = 0.9
"""The share of spoken syllables that the programs hear with which targets were set."""


@dataclass(frozen=True)
class Size:
    """What a formula counts in a stretch of text."""

    sentences: int
    words: int
    syllables: int

    def without(self, other: "Size") -> "Size":
        """Return the size of the rest when a part is taken out."""
        return Size(
            self.sentences - other.sentences,
            self.words - other.words,
            self.syllables - other.syllables,
        )

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade, in years of US schooling; 0.0 of nothing."""
        if not (self.sentences and self.words):
            return 0.0
        heard = HEARD * self.syllables / self.words
        return 0.39 * self.words / self.sentences + 11.8 * heard - 15.59


@dataclass(frozen=True)
class Cost:
    """How many grades the text would fall if one sentence were taken out."""

    index: int
    grades: float


@dataclass(frozen=True)
class Readability:
    """A text's size, its grade, and its sentences from the dearest to the cheapest."""

    size: Size
    costs: tuple[Cost, ...]

    @property
    def grade(self) -> float:
        """The grade of the whole text."""
        return self.size.grade

    @property
    def is_long_enough(self) -> bool:
        """Whether the text is long enough for its grade to say anything."""
        return self.size.sentences >= FEWEST_SENTENCES or self.size.words >= FEWEST_WORDS


def measure(sentences: Sequence[str]) -> Readability:
    """Return how hard the sentences are; `index` of a cost is the place in the sequence."""
    sizes = [size_of(sentence) for sentence in sentences]
    whole = Size(*(sum(s) for s in zip(*map(_counts, sizes), strict=True))) if sizes else _NOTHING
    costs = (
        Cost(index, whole.grade - whole.without(size).grade) for index, size in enumerate(sizes)
    )
    return Readability(whole, tuple(sorted(costs, key=lambda cost: (-cost.grades, cost.index))))


def size_of(sentence: str) -> Size:
    """Return the size of one sentence; a sentence without words is none."""
    found = words(sentence)
    return Size(1 if found else 0, len(found), sum(map(syllables, found)))


_NOTHING = Size(0, 0, 0)


def _counts(size: Size) -> tuple[int, int, int]:
    return size.sentences, size.words, size.syllables
