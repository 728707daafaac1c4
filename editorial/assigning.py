"""Whom to ask for a review, and why: each specialty that is missing first, then the least load.

Pure: values in, a choice with its reasons out; no tables, no clock. The same members and the
same round give the same choice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from editorial.policies import Person, practitioner, why_cannot_sign

_MOST_TOLD = 3


@dataclass(frozen=True)
class Candidate:
    """A member of the board, with what counts when somebody is to be asked."""

    person: Person
    open_reviews: int = 0
    """For how many reviews she is asked now."""
    ties: tuple[str, ...] = ()
    """Medicines and companies that her newest declaration names."""

    @property
    def specialty(self) -> str:
        """Return what she practises; "" without a credential."""
        return self.person.credential.specialty if self.person.credential else ""


@dataclass(frozen=True)
class Asks:
    """What a round takes, and what its article names."""

    signers: int
    specialties: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    """Medicines and companies in the article."""
    contributors: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Chosen:
    """A member to ask, and why her, in words."""

    candidate: Candidate
    reason: str


@dataclass(frozen=True)
class Choice:
    """Whom to ask, and in sentences what nobody could be found for."""

    chosen: tuple[Chosen, ...]
    missing: tuple[str, ...] = ()


def choose(
    candidates: Iterable[Candidate], asks: Asks, *, taken: Iterable[str] = (), on: date
) -> Choice:
    """Return whom to ask, beside those who signed or are asked already.

    `taken` are the specialties of those, one entry for each of them; the candidates are the
    others. Nobody is chosen who could not sign or has a declared tie to something named.
    """
    taken = [specialty.casefold() for specialty in taken]
    everybody = list(candidates)
    free = [each for each in everybody if not why_not(each, asks, on=on)]
    # The id only decides between equals, so that the choice is the same every time.
    free.sort(key=lambda each: (each.open_reviews, each.person.id))
    chosen: list[Candidate] = []
    missing = []
    more = max(asks.signers, len(asks.specialties)) - len(taken)
    for specialty in asks.specialties:
        if specialty.casefold() in taken:
            taken.remove(specialty.casefold())
            continue
        fits = [each for each in free if practises(each, specialty) and each not in chosen]
        if fits:
            chosen.append(fits[0])
        else:
            missing.append(_nobody(specialty, everybody, asks, on))
        more -= 1
    rest = [each for each in free if each not in chosen][: max(more, 0)]
    chosen += rest
    if more > len(rest):
        missing.append(_too_few(more - len(rest), everybody, asks, on))
    return Choice(tuple(Chosen(each, words(each, asks)) for each in chosen), tuple(missing))


def practises(candidate: Candidate, specialty: str) -> bool:
    """Return whether a member is of a specialty."""
    return candidate.specialty.casefold() == specialty.casefold()


def words(candidate: Candidate, asks: Asks) -> str:
    """Return who somebody is as a reviewer: "neurologist, 1 open review, no declared interest"."""
    count = candidate.open_reviews
    load = "no open review" if not count else f"{count} open review{'' if count == 1 else 's'}"
    tied = ties_in(candidate, asks)
    if tied:
        interest = f"declared an interest in {' and '.join(tied)}"
    elif candidate.person.interests_declared_on is None:
        interest = "interests not declared yet"
    else:
        interest = "no declared interest"
    return f"{practitioner(candidate.specialty)}, {load}, {interest}"


def ties_in(candidate: Candidate, asks: Asks) -> list[str]:
    """Return what the article names and the member declared a tie to."""
    declared = {name.casefold() for name in candidate.ties}
    return [name for name in asks.named if name.casefold() in declared]


def why_not(candidate: Candidate, asks: Asks, *, on: date) -> str:
    """Return why the rule passes somebody over, said of her; "" when it does not."""
    why = why_cannot_sign(candidate.person, contributors=asks.contributors, on=on)
    if why:
        return why
    tied = ties_in(candidate, asks)
    return f"declared an interest in {' and '.join(tied)}" if tied else ""


def _nobody(specialty: str, everybody: list[Candidate], asks: Asks, on: date) -> str:
    who = practitioner(specialty)
    of_it = [each for each in everybody if practises(each, specialty)]
    if not of_it:
        return f"Nobody is left to ask who is a {who}. An administrator can add a member."
    return f"No {who} can be asked: {_passed_over(of_it, asks, on)}."


def _too_few(count: int, everybody: list[Candidate], asks: Asks, on: date) -> str:
    passed_over = _passed_over(everybody, asks, on)
    said = f"{count} more signer{'' if count == 1 else 's'} cannot be found"
    return f"{said}: {passed_over}." if passed_over else f"{said} on the board."


def _passed_over(members: list[Candidate], asks: Asks, on: date) -> str:
    told = [f"{each.person.name} {why}" for each in members if (why := why_not(each, asks, on=on))]
    more = len(told) - _MOST_TOLD
    return "; ".join(told[:_MOST_TOLD] + ([f"and {more} more"] if more > 0 else []))
