"""How long versions wait before the board, and how much each of its members is asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from editorial import clock
from editorial.models import Assignment, ReviewRound

WAITS: dict[int, str] = {
    0: "Before the board",
    3: "over 3 days",
    7: "over a week",
    14: "over 2 weeks",
    30: "over 30 days",
}
"""Days, as the board's queue is narrowed by them."""
MOST_MEMBERS = 20


@dataclass(frozen=True)
class Waits:
    """So many rounds are open for at least so many days."""

    days: int
    words: str
    count: int


@dataclass(frozen=True)
class Load:
    """What one member is asked to review now."""

    username: str
    name: str
    open: int
    overdue: int


def queue_by_age(*, at: datetime) -> list[Waits]:
    """Return how many open rounds wait at least how long."""
    counted = ReviewRound.objects.filter(closed_at__isnull=True).aggregate(
        **{
            f"over_{days}": Count("pk", filter=Q(opened_at__lte=at - timedelta(days=days)))
            for days in WAITS
        }
    )
    return [Waits(days, words, counted[f"over_{days}"]) for days, words in WAITS.items()]


def load_of_members(*, at: datetime) -> list[Load]:
    """Return the members with the most open reviews, and how many of each are overdue."""
    today = clock.local(at).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = (
        Assignment.objects.filter(ended_at__isnull=True, round__closed_at__isnull=True)
        .order_by()
        .values_list(
            "member__username",
            "member__first_name",
            "member__last_name",
            "member__board_member__printed_name",
        )
        .annotate(open=Count("pk"), overdue=Count("pk", filter=Q(round__due_at__lt=today)))
        .order_by("-open", "member__username")
    )
    return [
        Load(username, printed or f"{first} {last}".strip() or username, count, overdue)
        for username, first, last, printed, count, overdue in rows[:MOST_MEMBERS]
    ]
