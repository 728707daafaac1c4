"""When somebody is mailed of an event: as she chose, or as shipped."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from editorial import clock
from editorial.events import AT_ONCE, NEVER, Event
from editorial.local_time import NoSuchTime, moment_of
from editorial.models import NoticeChoice

DIGEST_AT = time(7)
"""When the daily digest goes, on clocks where the site is at home."""


def mails_of(event: Event, people: Iterable[int]) -> dict[int, str]:
    """Return how each of these people is to be mailed of an event."""
    people = list(people)
    mails = dict.fromkeys(people, event.mail)
    if not event.fixed:
        rows = NoticeChoice.objects.filter(event=event.code, person__in=people)
        mails |= dict(rows.values_list("person_id", "mail"))
    return mails


def due_at(mail: str, *, at: datetime) -> datetime | None:
    """Return when a mail that is asked for now has to go; None: never."""
    if mail == NEVER:
        return None
    return at if mail == AT_ONCE else next_digest(at)


def next_digest(at: datetime) -> datetime:
    """Return the first moment after this one at which the daily digest goes."""
    today = clock.day(at)
    first = _digest_on(today)
    return first if first > at else _digest_on(today + timedelta(days=1))


def _digest_on(day: date) -> datetime:
    zone = ZoneInfo(settings.SITE_TIME_ZONE)
    try:
        return moment_of(day, DIGEST_AT, zone, which="first")
    except NoSuchTime as skipped:
        return moment_of(skipped.after.date(), skipped.after.time(), zone, which="first")
