"""What a page of the queue shows of its rounds: read at once, so many queries for any number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Prefetch

from editorial import clock, deadlines
from editorial.assignments import open_assignments, running_holds
from editorial.models import Assignment, Hold, ReviewRound, SignOff
from editorial.naming import full_name
from editorial.policies import Person, Quorum, check_can_assign, check_can_review, may
from editorial.queries import quorum_from, with_signers


@dataclass(frozen=True)
class AtIt:
    """Somebody who is asked to review a round, who is at it, or both."""

    name: str
    is_me: bool
    asked: bool
    until: datetime | None = None
    """Until when she said that she is reviewing it."""
    why: str = ""


@dataclass(frozen=True)
class Work:
    """Who is at a round, and what the person may do about that."""

    at_it: tuple[AtIt, ...] = ()
    assignment: Assignment | None = None
    """That the person has in it now."""
    i_hold: bool = False
    may_hold: bool = False
    may_assign: bool = False


@dataclass(frozen=True)
class Row:
    """One round with what its state asks for and what the person may do about it."""

    round: ReviewRound
    quorum: Quorum
    due: str
    is_late: bool
    is_high_risk: bool
    mine: SignOff | None
    work: Work

    @property
    def missing(self) -> str:
        """Return in words what is missing."""
        return self.quorum.missing_in_words()


def rows_of(pks: Sequence[int], who: Person, *, at: datetime) -> list[Row]:
    """Return the rows of these rounds, in their order."""
    rounds = (
        ReviewRound.objects.filter(pk__in=pks)
        .select_related("version__article", "policy", "opened_by", "compared_with")
        .annotate(snapshot_digest=F("snapshot__digest"))
        .prefetch_related(
            "contributors",
            Prefetch("sign_offs", with_signers()),
            Prefetch(
                "assignments",
                Assignment.objects.filter(ended_at__isnull=True).select_related("member"),
            ),
            Prefetch("holds", running_holds(at=at).select_related("member")),
        )
    )
    found = {round.pk: _row(round, who, at) for round in rounds}
    return [found[pk] for pk in pks if pk in found]


def work_of(round: ReviewRound, who: Person, *, at: datetime, may_hold: bool) -> Work:
    """Return who is at one round; `may_hold` when the person may review it and has not signed."""
    if round.closed_at is not None:
        return Work()
    assignments = list(open_assignments(round).select_related("member"))
    holds = list(running_holds(at=at).filter(round=round).select_related("member"))
    return _work(assignments, holds, who, may_hold=may_hold, may_assign=may(check_can_assign, who))


def _row(round: ReviewRound, who: Person, at: datetime) -> Row:
    today = clock.day(at)
    is_open = round.closed_at is None
    contributors = frozenset(user.pk for user in round.contributors.all())
    sign_offs = list(round.sign_offs.all())
    mine = next((row for row in sign_offs if row.signer_id == who.id), None)
    due = clock.day(round.due_at) if round.due_at and is_open else None
    may_review = may(check_can_review, who, contributors=contributors, on=today)
    digest = round.snapshot_digest  # type: ignore[attr-defined]  # annotated
    return Row(
        round=round,
        quorum=quorum_from(round, digest, sign_offs, contributors, on=today),
        due=deadlines.in_words(due, today) if due else "",
        is_late=due is not None and due < today,
        is_high_risk=round.asks().risk == "high",
        mine=mine,
        work=_work(
            list(round.assignments.all()),
            list(round.holds.all()),
            who,
            may_hold=is_open and mine is None and may_review,
            may_assign=is_open and may(check_can_assign, who),
        ),
    )


def _work(
    assignments: list[Assignment],
    holds: list[Hold],
    who: Person,
    *,
    may_hold: bool,
    may_assign: bool,
) -> Work:
    """Return who is asked, and who is at it unasked, each once."""
    until = {hold.member_id: hold.until for hold in holds}
    why = {row.member_id: row.reason for row in assignments}
    people = {row.member_id: row.member for row in assignments}
    people |= {row.member_id: row.member for row in holds}
    return Work(
        at_it=tuple(
            AtIt(
                name=full_name(person),
                is_me=pk == who.id,
                asked=pk in why,
                until=until.get(pk),
                why=why.get(pk, ""),
            )
            for pk, person in people.items()
        ),
        assignment=next((row for row in assignments if row.member_id == who.id), None),
        i_hold=who.id in until,
        may_hold=may_hold,
        may_assign=may_assign,
    )
