"""What readers are to be told about a version: read from sign-offs and rounds, never typed."""

import calendar
import json
from datetime import date, datetime

from articles import queries
from articles.models import Version
from articles.publishing.rendering.standing import (
    PENDING,
    Emergency,
    Reviewer,
    Standing,
    State,
    Withdrawal,
)
from articles.status import WITH_THE_BOARD, Status
from editorial import clock
from editorial.models import ReviewRound, SignOff
from editorial.orders import emergency_of, taken_down
from editorial.queries import quorum_of
from editorial.standing_of_sources import OfSources, sources_of


def standing_of(version: Version, *, at: datetime) -> Standing:
    """Return the standing of a version at a moment; equal records give equal standing."""
    today = clock.day(at)
    content = version.snapshot.value()
    round = version.rounds.select_related("policy", "snapshot").order_by("-number").first()
    if round is None:
        raise ReviewRound.DoesNotExist(f"Version {version.number} never was before the board.")
    reviewers = _reviewers(round)
    reviewed_on = max((reviewer.signed_on for reviewer in reviewers), default="")
    # Read from the snapshot: the date is part of what was signed.
    next_review_on = content.next_review_on
    emergency = _emergency(version, at)
    sources = sources_of(version)
    state, *also = _states(version, next_review_on, today, emergency, sources)
    pending = (
        version.article.versions.filter(status__in=WITH_THE_BOARD, number__gt=version.number)
        .values_list("number", flat=True)
        .first()
    )
    approved = queries.approved_version(version.article)
    quorum = quorum_of(round, on=today) if state in PENDING else None
    return Standing(
        state=state,
        version=version.number,
        submitted_on=_day(version.submitted_at),
        review_began_on=_day(version.review_began_at),
        approved_on=_day(version.approved_at),
        last_updated_on=_day(version.approved_at or version.submitted_at),
        last_reviewed_on=reviewed_on if version.approved_at else "",
        next_review_on=next_review_on,
        reviewers=reviewers if version.approved_at else (),
        signed=quorum.signed if quorum else 0,
        needed=quorum.needed if quorum else round.signers_needed,
        pending_version=pending,
        approved_version=approved.number if approved and approved.pk != version.pk else None,
        withdrawn=_withdrawal(version),
        emergency=emergency,
        source_problem=next(iter(sources.problems), None),
        more_problems=sources.problems[1:],
        sources=sources.marks,
        looked_at=sources.looked_at,
        also=tuple(also),
        disclaimers=queries.disclaimers_in_force(on=at, language=content.language),
        is_public=True,
        index=version.status == Status.APPROVED,
    )


_STATES: dict[Status, State] = {
    Status.SUBMITTED: "submitted",
    Status.UNDER_REVIEW: "under_review",
    Status.WITHDRAWN: "withdrawn",
}


def _states(
    version: Version,
    next_review_on: str,
    today: date,
    emergency: Emergency | None,
    sources: OfSources,
) -> list[State]:
    """Return everything that is true of the version, what weighs most first.

    What an approved page rests on comes before how old it is, and that before what is to come.
    """
    status = Status(version.status)
    if emergency is not None:
        return ["emergency_ended" if emergency.ended_on else "emergency"]
    if status is not Status.APPROVED:
        return [_STATES[status]]
    newer = version.article.versions.filter(status__in=WITH_THE_BOARD, number__gt=version.number)
    found: list[State] = []
    if sources.problems:
        found.append("source_problem")
    if next_review_on and date.fromisoformat(next_review_on) < today:
        found.append("review_overdue")
    if newer.exists():
        found.append("update_under_review")
    return found or ["approved"]


def _reviewers(round: ReviewRound) -> tuple[Reviewer, ...]:
    """Return who approved in this round, as printed when they signed."""
    found = []
    for sign_off in round.sign_offs.filter(
        decision=SignOff.APPROVE, digest=round.snapshot.digest
    ).order_by("signed_at", "pk"):
        record = json.loads(sign_off.record)
        signer = record["signer"]
        found.append(
            Reviewer(
                name=signer["name"],
                role=signer["profession"],
                specialty=signer["specialty"],
                register=signer["register"],
                register_number=signer["register_number"],
                signed_on=_day(sign_off.signed_at),
                interests=_interests(record["interests"]),
            )
        )
    return tuple(found)


def _interests(declared: dict[str, str]) -> str:
    """Return the statement on this article when there is one to make, else the general one."""
    statement = declared["in_this_article"]
    if statement.strip().rstrip(".").casefold() in {"", "none", "no", "none declared"}:
        statement = declared["declared"]
    none = statement.strip().rstrip(".").casefold() in {"", "none", "no", "none declared"}
    return "" if none else statement


def _withdrawal(version: Version) -> Withdrawal | None:
    if version.status != Status.WITHDRAWN or version.withdrawn_at is None:
        return None
    return Withdrawal(
        on=_day(version.withdrawn_at),
        reason=version.withdrawal_reason,
        advice=version.withdrawal_advice,
        by_name=version.withdrawn_by_name,
        by_role=version.withdrawn_by_role,
    )


def _emergency(version: Version, at: datetime) -> Emergency | None:
    """Return what readers are told of a version that was published before the board signed."""
    shown = emergency_of(version.article, at=at)
    if shown is not None and shown.round.version_id != version.pk:
        shown = None
    order = shown or taken_down(version, at=at)
    if order is None:
        return None
    sign_by = clock.local(order.sign_by)
    return Emergency(
        on=_day(order.at),
        reason=order.reason,
        sign_by_on=sign_by.date().isoformat(),
        sign_by_time=f"{sign_by:%H:%M}",
        ended_on="" if shown else _day(order.ended_at or order.sign_by),
    )


def _day(moment: datetime | None) -> str:
    return clock.day(moment).isoformat() if moment else ""


def months_after(day: date, months: int) -> date:
    """Return the day that many months later, the last of the month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
