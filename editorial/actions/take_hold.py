"""Take hold: "I'm reviewing this". It tells the others for some hours, and stops nobody."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from editorial import audit, clock
from editorial.actions.assign import lock_open
from editorial.models import Hold, ReviewRound
from editorial.policies import Conflict, check_can_review
from editorial.queries import person

LASTS = timedelta(hours=4)


@transaction.atomic
def take_hold(*, round: ReviewRound, by: Any, at: datetime) -> Hold:
    """Say that a member is at a review, or for as long again that she still is.

    Raises NotAllowed for who may not review it, Conflict when the round is over or she has signed.
    """
    round = lock_open(round)
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    check_can_review(person(by), contributors=contributors, on=clock.day(at))
    if round.sign_offs.filter(signer=by).exists():
        raise Conflict("You have signed this round. There is nothing left for you to review.")
    mine = Hold.objects.filter(round=round, member=by, released_at__isnull=True)
    # What ran out has ended then, not now.
    mine.filter(until__lte=at).update(released_at=F("until"))
    row = mine.first()
    if row is None:
        row = Hold.objects.create(round=round, member=by, taken_at=at, until=at + LASTS)
        _record("hold_taken", row, by=by, at=at)
    else:
        row.until = at + LASTS
        row.save(update_fields=["until"])
        _record("hold_renewed", row, by=by, at=at)
    return row


def _record(action: str, row: Hold, *, by: Any, at: datetime) -> None:
    audit.record(
        action=action,
        by=by,
        at=at,
        article=row.round.version.article,
        subject=f"hold:{row.pk}",
        details={"round": row.round_id, "until": clock.exactly(row.until)},
    )
