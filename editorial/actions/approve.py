"""Approve: when enough have signed and no schedule lies ahead, the version goes live."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Version
from articles.status import Status
from editorial import clock, transitions
from editorial.closing import close
from editorial.models import ReviewRound
from editorial.queries import quorum_of
from editorial.states import APPROVE, SUPERSEDE


@transaction.atomic
def approve_if_due(*, round: ReviewRound, by: Any | None, at: datetime) -> bool:
    """Approve the round's version if its quorum stands now and nothing bids to wait.

    False when it is not under review, when signatures are missing, or when it was scheduled for
    later. Safe to ask again: a round is approved once.
    """
    transitions.lock(round.version.article_id)
    round = ReviewRound.objects.select_related("version__article", "snapshot").get(pk=round.pk)
    if round.closed_at is not None or round.version.status != Status.UNDER_REVIEW:
        return False
    if not quorum_of(round, on=clock.day(at)).reached:
        return False
    if round.schedules.filter(ended_at__isnull=True, publish_at__gt=at).exists():
        return False
    approve(round, by=by, at=at)
    return True


def approve(round: ReviewRound, *, by: Any | None, at: datetime) -> None:
    """Move the version to Approved and the one before it to Superseded; the article is locked."""
    close(round, APPROVE.target, at=at)
    article = round.version.article
    for before in Version.objects.filter(article=article, status=Status.APPROVED):
        transitions.move(before, SUPERSEDE, by=by, at=at, sets={"superseded_at": at})
    transitions.move(round.version, APPROVE, by=by, at=at, sets={"approved_at": at})
