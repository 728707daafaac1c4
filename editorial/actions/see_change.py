"""See a change: a board member ticks one dangerous change as seen, or takes her tick back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.changes.danger import Danger
from articles.status import Status
from editorial import audit, clock, transitions
from editorial.dangers import dangers_of
from editorial.models import ReviewRound, SeenChange, SignOff
from editorial.policies import Conflict, check_can_review
from editorial.queries import person


@transaction.atomic
def see_change(*, round: ReviewRound, change: str, by: Any, at: datetime) -> SeenChange:
    """Record that a member has seen a change, named by its digest; a second tick changes nothing.

    Raises Conflict when the round is not open to her or has no such change.
    """
    round, danger = _find(round, change, by=by, at=at)
    row, is_new = SeenChange.objects.get_or_create(
        round=round, member=by, change=danger.digest, defaults={"words": danger.words, "at": at}
    )
    if is_new:
        _record("change_seen", round, danger, by=by, at=at)
    return row


@transaction.atomic
def take_back(*, round: ReviewRound, change: str, by: Any, at: datetime) -> None:
    """Take a tick back, which a member can until she signs; without a tick nothing changes."""
    round, danger = _find(round, change, by=by, at=at)
    gone, _ = SeenChange.objects.filter(round=round, member=by, change=danger.digest).delete()
    if gone:
        _record("tick_taken_back", round, danger, by=by, at=at)


def _find(round: ReviewRound, change: str, *, by: Any, at: datetime) -> tuple[ReviewRound, Danger]:
    """Lock, check the member and the round, and find the change in what is under review."""
    transitions.lock(round.version.article_id)
    round = ReviewRound.objects.select_related(
        "version__article", "snapshot", "compared_with__snapshot"
    ).get(pk=round.pk)
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    check_can_review(person(by), contributors=contributors, on=clock.day(at))
    if round.closed_at is not None or round.version.status != Status.UNDER_REVIEW:
        raise Conflict("This round is not under review now. Reload the page.")
    if SignOff.objects.filter(round=round, signer=by).exists():
        raise Conflict("You have signed this round, so your ticks stand.")
    for danger in dangers_of(round):
        if danger.digest == change:
            return round, danger
    raise Conflict(
        "A change that you ticked is not among the changes under review now. Reload the page and "
        "look at what changed."
    )


def _record(action: str, round: ReviewRound, danger: Danger, *, by: Any, at: datetime) -> None:
    audit.record(
        action=action,
        by=by,
        at=at,
        article=round.version.article,
        subject=f"round:{round.pk}",
        details={"change": danger.digest},
    )
