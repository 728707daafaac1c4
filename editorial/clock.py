"""What time it is: asked at the doors (pages, commands, tasks), passed on as an argument."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return this moment, in UTC."""
    return timezone.now()


def day(moment: datetime) -> date:
    """Return the day a moment falls on where the site is at home: dates on pages are days there."""
    return local(moment).date()


def begins(day: date) -> datetime:
    """Return the moment a day begins where the site is at home."""
    return datetime.combine(day, time.min, ZoneInfo(settings.SITE_TIME_ZONE))


def span(first: date, last: date) -> tuple[datetime, datetime]:
    """Return when the first of these days begins, and when the last is over."""
    return begins(first), begins(last + timedelta(days=1))


def exactly(moment: datetime) -> str:
    """Return a moment as records keep it: UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def in_words(moment: datetime) -> str:
    """Return "3 December 2026, 09:00", as clocks show it where the site is at home."""
    return f"{local(moment):%-d %B %Y, %H:%M}"


def local(moment: datetime) -> datetime:
    """Return the same moment as clocks show it where the site is at home."""
    return moment.astimezone(ZoneInfo(settings.SITE_TIME_ZONE))
