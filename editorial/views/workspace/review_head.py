"""How a round stands, in a line: when it is due, who has signed, and whether yours is needed."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from editorial import clock
from editorial.models import ReviewRound, SignOff
from editorial.policies import Person, Quorum
from editorial.policies.terms import TermChange, differences
from editorial.queries import ClaimToDecide, terms_for


@dataclass(frozen=True)
class Approval:
    """Who approved a version, and when: as printed at signing."""

    name: str
    at: datetime


@dataclass(frozen=True)
class Carried:
    """The claims that keep the approval of an earlier version."""

    claims: list[ClaimToDecide]
    version: int
    approvals: list[Approval]


@dataclass(frozen=True)
class Due:
    """When the board should have decided; the day as people say it: "today" or "Friday"."""

    at: datetime
    day: str
    is_over: bool


def due(round: ReviewRound, *, at: datetime) -> Due | None:
    """Return when an open round is due; None where it is over or nothing was set."""
    if round.closed_at is not None or round.due_at is None:
        return None
    return Due(round.due_at, _day_word(round.due_at, clock.day(at)), round.due_at < at)


def progress(quorum: Quorum, who: Person, *, may_sign: bool) -> str:
    """Return e.g. "1 of 2 signed · yours is needed: neurology"."""
    said = f"{quorum.signed} of {quorum.needed} signed"
    if not may_sign or quorum.reached:
        return said
    mine = who.credential.specialty if who.credential else ""
    if mine.casefold() in {missing.casefold() for missing in quorum.missing_specialties}:
        return f"{said} · yours is needed: {mine}"
    more = quorum.needed - quorum.signed - len(quorum.missing_specialties)
    return f"{said} · yours would count" if more > 0 else said


def policy_since(round: ReviewRound, *, at: datetime) -> tuple[TermChange, ...]:
    """Return what a round opened now would ask otherwise; this one keeps what it began with."""
    if round.closed_at is not None:
        return ()
    return differences(round.asks(), terms_for(round.version.article, at=at))


def carried(round: ReviewRound, claims: list[ClaimToDecide]) -> Carried | None:
    """Return the claims that are carried, with who approved the version that they come from."""
    base = round.compared_with
    if base is None or not claims:
        return None
    approvals = SignOff.objects.filter(
        round__version=base, round__snapshot=base.snapshot, decision=SignOff.APPROVE
    ).order_by("signed_at")
    return Carried(claims, base.number, [_approval(row) for row in approvals])


def _day_word(at: datetime, today: date) -> str:
    day = clock.day(at)
    ahead = (day - today).days
    if ahead in (0, 1):
        return ("today", "tomorrow")[ahead]
    return f"{day:%A}" if 1 < ahead < 7 else f"{day:%-d %B %Y}"


def _approval(row: SignOff) -> Approval:
    return Approval(json.loads(row.record)["signer"]["name"], row.signed_at)
