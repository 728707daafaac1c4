"""How long the board took, from a submission to its decision, month by month."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import CharField, Count, F, Func, IntegerField, QuerySet

from articles.status import Status
from editorial.insight.spread import Spread, spread
from editorial.models import ReviewRound

DECISIONS = (Status.APPROVED, Status.CHANGES_REQUESTED)
"""What ends a round as a decision; one that an editor recalled was never decided."""
MONTHS = 12


class _Month(Func):
    """The month of a moment in UTC, as "2026-11"."""

    output_field = CharField()

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 7)", **extra)

    def as_postgresql(self, compiler, connection, **extra):
        template = "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM')"
        return self.as_sql(compiler, connection, template=template, **extra)


class _Hours(Func):
    """The whole hours from the first moment to the second."""

    output_field = IntegerField()
    arity = 2

    def as_sqlite(self, compiler, connection, **extra):
        # A second more, as days are fractions that do not come out even.
        template = "CAST((julianday(%(expressions)s)) * 24 + 0.0003 AS INTEGER)"
        joiner = ") - julianday("
        return self.as_sql(compiler, connection, template=template, arg_joiner=joiner, **extra)

    def as_postgresql(self, compiler, connection, **extra):
        template = "CAST(FLOOR(EXTRACT(EPOCH FROM (%(expressions)s)) / 3600) AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" - ", **extra)


@dataclass(frozen=True)
class MonthOfDecisions:
    """The decisions of one month, with their times in hours."""

    first: date
    hours: Spread

    @property
    def code(self) -> str:
        """Return the month as addresses have it."""
        return f"{self.first:%Y-%m}"


def by_month(*, at: datetime) -> list[MonthOfDecisions]:
    """Return the last months with this one, the oldest first, also those without a decision.

    Months are those of UTC, and times are whole hours. One query, of sums alone.
    """
    months = months_until(at)
    rows = (
        decided()
        .filter(closed_at__gte=_begins(months[0]))
        .values_list(_Month("closed_at"), _Hours(F("closed_at"), F("opened_at")))
        .annotate(n=Count("*"))
        .order_by()
    )
    times: dict[str, dict[float, int]] = defaultdict(dict)
    for month, hours, count in rows:
        times[month][hours] = count
    return [MonthOfDecisions(first, spread(times[f"{first:%Y-%m}"])) for first in months]


def decided() -> QuerySet[ReviewRound]:
    """Return the rounds that ended in a decision."""
    return ReviewRound.objects.filter(closed_at__isnull=False, outcome__in=DECISIONS)


def decided_in(first: date) -> QuerySet[ReviewRound]:
    """Return the rounds that were decided in the month that begins on this day, in UTC."""
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return decided().filter(closed_at__gte=_begins(first), closed_at__lt=_begins(following))


def months_until(at: datetime) -> list[date]:
    """Return the first days of the last months, in UTC, this one last."""
    today = at.astimezone(UTC).date()
    months = today.year * 12 + today.month - 1
    last = range(months - MONTHS + 1, months + 1)
    return [date(each // 12, each % 12 + 1, 1) for each in last]


def _begins(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
