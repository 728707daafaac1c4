"""What time it is: asked at the doors (pages, commands, tasks), passed on as an argument."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return this moment, in UTC."""
    return timezone.now()


def day(moment: datetime) -> date:
    """Return the day a moment falls on where the site is at home: dates on pages are days there."""
    return moment.astimezone(ZoneInfo(settings.SITE_TIME_ZONE)).date()
