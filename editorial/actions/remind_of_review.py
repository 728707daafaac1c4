"""Remind of a review date: once before it, and once when it has passed."""

from datetime import date, datetime, timedelta

from django.db import transaction

from articles.models import Version
from articles.status import Status
from editorial import audit, clock, transitions
from editorial.models import AuditEvent

BEFORE = timedelta(days=60)
DUE, OVERDUE = "review_due", "review_overdue"


@transaction.atomic
def remind_of_review(*, version: Version, at: datetime) -> str:
    """Record that an approved version is to be reviewed soon, or is overdue; "" for nothing new.

    Each is recorded once for a version, however often this is asked.
    """
    article = transitions.lock(version.article_id)
    version = Version.objects.select_related("snapshot").get(pk=version.pk)
    review_by = version.snapshot.value().next_review_on
    if version.status != Status.APPROVED or not review_by:
        return ""
    day, today = date.fromisoformat(review_by), clock.day(at)
    if today < day - BEFORE:
        return ""
    what = OVERDUE if today > day else DUE
    subject = f"version:{version.pk}"
    if AuditEvent.objects.filter(action=what, subject=subject).exists():
        return ""
    audit.record(
        action=what,
        by=None,
        at=at,
        article=article,
        subject=subject,
        details={"version": version.number, "next_review_on": review_by},
    )
    return what
