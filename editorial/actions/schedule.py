"""Schedule: a version goes live not before a time, and only if it is in order then."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.publishing.rendering.dates import in_full
from editorial import audit, clock, outbox, transitions
from editorial.models import ReviewRound, Schedule
from editorial.orders import emergency_of, schedule_of
from editorial.policies import Conflict, NotAllowed, check_can_schedule
from editorial.queries import person


@transaction.atomic
def schedule(*, round: ReviewRound, publish_at: datetime, by: Any, at: datetime) -> Schedule:
    """Let an open round wait for a time after its quorum; an earlier schedule is replaced.

    Raises NotAllowed for a time that is past or after the version's own review date, Conflict
    when the round is over or readers are shown the version already.
    """
    check_can_schedule(person(by))
    article = transitions.lock(round.version.article_id)
    round = ReviewRound.objects.select_related("version", "snapshot").get(pk=round.pk)
    check_may_wait(round, at=at)
    _check_time(round, publish_at, at)
    Schedule.objects.filter(round=round, ended_at__isnull=True).update(ended_at=at, end="replaced")
    row = Schedule.objects.create(round=round, publish_at=publish_at, set_by=by, set_at=at)
    audit.record(
        action="schedule",
        by=by,
        at=at,
        article=article,
        subject=f"schedule:{row.pk}",
        details=told_of(row),
    )
    outbox.ask(
        kind="schedule",
        key=f"schedule:{row.pk}",
        at=at,
        payload={"schedule": row.pk},
        due_at=publish_at,
    )
    return row


def check_may_wait(round: ReviewRound, *, at: datetime) -> None:
    """Raise Conflict where a round is over, or readers are shown its version already."""
    if round.closed_at is not None:
        raise Conflict("This round is over. Reload the page to see where the version stands.")
    if emergency_of(round.version.article, at=at) is not None:
        raise Conflict(
            "Readers are shown this version already, published in an emergency. End that first."
        )


def told_of(row: Schedule) -> dict[str, Any]:
    """Return what the record says of a schedule when it is set."""
    return {
        "round": row.round_id,
        "version": row.round.version.number,
        "digest": row.round.digest,
        "publish_at": clock.exactly(row.publish_at),
    }


def _check_time(round: ReviewRound, publish_at: datetime, at: datetime) -> None:
    waiting = schedule_of(round)
    if waiting is not None and waiting.publish_at == publish_at:
        raise Conflict("This version is scheduled for exactly this time already.")
    if publish_at <= at:
        raise NotAllowed(
            f"Time: {clock.in_words(publish_at)} is past. Choose a time that is still to come."
        )
    review_by = round.snapshot.value().next_review_on
    if review_by and clock.day(publish_at).isoformat() > review_by:
        raise NotAllowed(
            f"Time: the version has to be reviewed again by {in_full(review_by)}, "
            "before it would go live. Choose an earlier time."
        )
