"""How many articles and findings there were at the end of each day, written down by the sweep.

What a day was like cannot be worked out later: a working copy changes, and its findings with it.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db.models import Count, Q

from editorial import clock
from editorial.models import ArticleCard, CardFinding, DayCount

ALL = "articles"
BLOCKED, WARNED, ADVISED = "findings:block", "findings:warn", "findings:advise"
LEVELS = (BLOCKED, WARNED)
"""Working copies in which something blocks, or warns."""
_BY_LEVEL = {
    BLOCKED: Count("pk", filter=Q(blocking__gt=0)),
    WARNED: Count("pk", filter=Q(warnings__gt=0)),
}
DAYS = 90


def count_the_day(*, at: datetime) -> bool:
    """Write down the day that ended last, unless it is written; return whether it was.

    The first sweep of a day does so, when hardly anybody has acted on it yet; one that comes late,
    since nothing ran, counts what nobody changed meanwhile. While the checks have not looked at
    every working copy, it waits: a day is missing rather than wrong.
    """
    day = clock.day(at) - timedelta(days=1)
    if DayCount.objects.filter(what=ALL, day=day).exists():
        return False
    if ArticleCard.objects.filter(examined=0).exists():
        return False
    rows = [DayCount(day=day, what=what, count=count) for what, count in counts_now().items()]
    DayCount.objects.bulk_create(rows, ignore_conflicts=True)
    return True


def counts_now() -> dict[str, int]:
    """Return what a day is remembered by, as it is at this moment."""
    found = {
        f"articles:{state}": count
        for state, count in ArticleCard.objects.order_by()
        .values_list("state")
        .annotate(Count("pk"))
    }
    found[ALL] = sum(found.values())
    found |= ArticleCard.objects.aggregate(
        **_BY_LEVEL, **{ADVISED: Count("pk", filter=Q(advice__gt=0))}
    )
    rules = CardFinding.objects.order_by().values_list("check_id").annotate(n=Count("*"))
    return found | {f"findings:{check}": count for check, count in rules}


def over_time(*, at: datetime) -> tuple[list[date], dict[str, list[int | None]]]:
    """Return the last days without a gap from the first that is known, and the counts of each.

    Today is the last of them, as it is now; a day on which nothing ran has None.
    """
    today = clock.day(at)
    known: dict[date, dict[str, int]] = defaultdict(dict)
    rows = DayCount.objects.filter(what__in=LEVELS, day__gt=today - timedelta(days=DAYS))
    for day, what, count in rows.values_list("day", "what", "count"):
        known[day][what] = count
    known[today] = ArticleCard.objects.aggregate(**_BY_LEVEL)
    first = min(known)
    days = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    return days, {what: [known.get(day, {}).get(what) for day in days] for what in LEVELS}
