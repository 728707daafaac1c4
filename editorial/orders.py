"""Reading what was ordered around approval: schedules, emergency publications, withdrawals."""

from datetime import datetime

from django.db.models import Q

from articles.models import Article, Version
from articles.status import Status
from editorial.models import Emergency, ReviewRound, Schedule

_DECIDED = (Status.APPROVED, Status.SUPERSEDED, Status.WITHDRAWN)


def schedule_of(round: ReviewRound) -> Schedule | None:
    """Return the time that a round waits for, if one is set."""
    return round.schedules.filter(ended_at__isnull=True).first()


def emergency_of(article: Article, *, at: datetime) -> Emergency | None:
    """Return the emergency publication that readers may be shown at that moment.

    Its deadline counts even while nobody has written down that it passed.
    """
    return (
        Emergency.objects.filter(
            round__version__article=article,
            round__closed_at__isnull=True,
            ended_at__isnull=True,
            sign_by__gt=at,
        )
        .select_related("round__version", "round__snapshot")
        .first()
    )


def taken_down(version: Version, *, at: datetime) -> Emergency | None:
    """Return the emergency publication that was over before the board signed this version.

    None while readers see the version, by another round's policy or because it was decided.
    """
    if version.status in _DECIDED:
        return None
    emergency = (
        Emergency.objects.filter(round__version=version)
        .select_related("round__snapshot")
        .order_by("-at", "-pk")
        .first()
    )
    if emergency is None or emergency_of(version.article, at=at) == emergency:
        return None
    open_round = version.rounds.filter(closed_at__isnull=True).first()
    return None if open_round and shown_as_pending(open_round) else emergency


def shown_as_pending(round: ReviewRound) -> bool:
    """Return whether the policy of a round shows its version before approval.

    Not one that was shown in an emergency and taken down: only signatures bring that back.
    """
    return round.asks().show_pending and not round.emergencies.exists()


def spent_emergency(article: Article) -> Emergency | None:
    """Return the emergency that ran out unsigned since the board last approved anything here."""
    approved = article.versions.filter(approved_at__isnull=False).order_by("-approved_at").first()
    since = Q(at__gt=approved.approved_at) if approved else Q()
    return Emergency.objects.filter(since, round__version__article=article, end="expired").first()
