"""What was found for questions, and what that is worth: success, rank, right and false answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

FALSE_ALLOWED = 0.05

Of = Literal["unanswerable", "all", "answers"]
"""False answers as a share of the questions that have no answer here (unanswerable, own case,
emergency), of all questions, or of the answers that were given."""


@dataclass(frozen=True)
class Asked:
    """One question with what is right to answer; bench/questions/README.md has the fields."""

    id: str
    words: str
    kind: str
    asks: str
    right: tuple[str, ...]
    page: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """What was found for one question."""

    asked: Asked
    found: list[str]
    sure: float
    taken: float
    """Milliseconds."""

    def rank(self, which: str) -> int:
        """Return the place of the first right record, or of one of a right page; 0 if none."""
        wanted = {*self.asked.right, *(self.asked.page if which == "page" else ())}
        return next((at for at, name in enumerate(self.found, 1) if name in wanted), 0)

    @property
    def is_right(self) -> bool:
        """Whether quoting the first one would be right."""
        return self.asked.kind == "answerable" and self.rank("right") == 1


def success(results: Sequence[Result], which: str, most: int) -> float:
    """Return the share of answerable questions found by then; for 0 the mean reciprocal rank."""
    ranks = [each.rank(which) for each in results if each.asked.kind == "answerable"]
    if most:
        return sum(1 <= rank <= most for rank in ranks) / len(ranks)
    return sum(1 / rank for rank in ranks if rank) / len(ranks)


def rightly(results: Sequence[Result], threshold: float) -> float:
    """Return the share of answerable questions that are answered rightly."""
    answerable = [each for each in results if each.asked.kind == "answerable"]
    return sum(each.is_right and each.sure >= threshold for each in answerable) / len(answerable)


def falsely(results: Sequence[Result], threshold: float, of: Of) -> float:
    """Return the share of false answers, by what they are a share of."""
    given = [each for each in results if each.sure >= threshold and each.found]
    if of == "unanswerable":
        none = [each for each in results if each.asked.kind != "answerable"]
        return sum(each.asked.kind != "answerable" for each in given) / max(len(none), 1)
    false = sum(not each.is_right for each in given)
    return false / max(len(results if of == "all" else given), 1)


def threshold(results: Sequence[Result], of: Of) -> float:
    """Return the threshold that answers most rightly with no more false answers than allowed."""
    levels = sorted({each.sure for each in results} | {float("inf")})
    allowed = [level for level in levels if falsely(results, level, of) <= FALSE_ALLOWED]
    return max(allowed, key=lambda level: (rightly(results, level), level))


def milliseconds(results: Sequence[Result], share: float) -> float:
    """Return the time within which that share of the questions was looked up."""
    taken = sorted(each.taken for each in results)
    return taken[min(int(len(taken) * share), len(taken) - 1)]
