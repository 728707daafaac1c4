"""Looking again at claims whose source fell: by when, by whom, and when it is enough."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, cast

from editorial.policies.rights import Person, check_can_review, check_interests
from references.notice_kinds import STATUSES, Status

STANDS: Final = "stands"
NEEDS_CHANGE: Final = "needs_change"
Outcome = Literal["", "stands", "needs_change"]

# Days by the status of the source, for a routine and for a high risk. What the policy gives a
# review is the most: nothing that readers rely on already waits longer than what they do not see.
_DAYS: dict[Status, tuple[int, int]] = {
    "retracted": (3, 1),
    "partly-retracted": (3, 1),
    "questioned": (7, 3),
    "corrected": (14, 7),
}
_GRAVEST_FIRST: tuple[str, ...] = tuple(STATUSES)


@dataclass(frozen=True)
class Answer:
    """What one member said of one claim."""

    member: int
    claim: str
    verdict: str


def days_to_look(status: str, *, risk: str, deadline_days: int) -> int:
    """Return in how many days the board should have answered, by the terms of the article."""
    routine, high = _DAYS[cast(Status, status)]
    return min(deadline_days, high if risk == "high" else routine)


def is_graver(one: str, other: str) -> bool:
    """Return whether a status is worse for a source than another."""
    return _GRAVEST_FIRST.index(one) < _GRAVEST_FIRST.index(other)


def check_can_reaffirm(person: Person, *, contributors: frozenset[int], on: date) -> None:
    """Raise unless the person could sign the version, and so may say whether its claims stand."""
    check_can_review(person, contributors=contributors, on=on)
    check_interests(person, on=on)


def outcome_of(claims: Collection[str], answers: Iterable[Answer], *, needed: int) -> Outcome:
    """Return what the board has said so far; "" while too few have answered.

    One member who asks for a change is enough for a change. Claims stand when as many members as
    are needed say so of each of them; who answered for some claims only is not counted.
    """
    said: dict[int, dict[str, str]] = {}
    for answer in answers:
        said.setdefault(answer.member, {})[answer.claim] = answer.verdict
    if any(NEEDS_CHANGE in each.values() for each in said.values()):
        return NEEDS_CHANGE
    whole = [each for each in said.values() if all(each.get(id) == STANDS for id in claims)]
    return STANDS if len(whole) >= needed else ""
