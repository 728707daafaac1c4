"""What time alone brings about: read from the tables, so that no lost task or clock loses one."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from articles.models import Version
from articles.publishing.models import Live, Publication
from articles.status import Status
from editorial import clock, transitions
from editorial.actions.end_emergency import expire_emergency
from editorial.actions.keep_schedule import keep_schedule
from editorial.actions.publish import publish, unpublish
from editorial.actions.ratify_withdrawal import escalate_withdrawal
from editorial.actions.reaffirm import escalate_reassessment
from editorial.actions.reassess import reassess
from editorial.actions.remind_of_review import BEFORE, DUE, OVERDUE, remind_of_review
from editorial.actions.withdraw import withdraw_overdue
from editorial.models import (
    AuditEvent,
    Emergency,
    Policy,
    Reassessment,
    Schedule,
    Withdrawal,
)
from editorial.orders import emergency_of
from editorial.reassessments import not_followed
from references.models import Reference

logger = logging.getLogger(__name__)


def do_what_is_due(at: datetime) -> int:
    """Do everything that is due at this moment, each once, and return how much was done.

    One that fails stops no other and is tried again by the next sweep.
    """
    return sum(
        _each(rows(at), act, at)
        for rows, act in (
            (_emergencies, lambda row, at: expire_emergency(emergency=row, at=at)),
            (_shown_too_long, _take_down),
            (_schedules, lambda row, at: keep_schedule(schedule=row, at=at)),
            (_withdrawals, lambda row, at: escalate_withdrawal(withdrawal=row, at=at)),
            (_fallen, lambda row, at: bool(reassess(reference=row, at=at))),
            (_not_looked_at, lambda row, at: escalate_reassessment(reassessment=row, at=at)),
            (_overdue_by_policy, lambda row, at: withdraw_overdue(version=row, at=at)),
            (_to_remind, lambda row, at: bool(remind_of_review(version=row, at=at))),
        )
    )


def _each(rows: Iterable[Any], act: Callable[[Any, datetime], bool], at: datetime) -> int:
    done = 0
    for row in rows:
        try:
            done += act(row, at)
        except Exception:
            logger.exception("What is due for %s %s failed.", type(row).__name__, row.pk)
    return done


def _schedules(at: datetime) -> Iterable[Schedule]:
    rows = Schedule.objects.filter(ended_at__isnull=True, publish_at__lte=at)
    return rows.select_related("round__version__article", "round__snapshot").order_by("publish_at")


def _emergencies(at: datetime) -> Iterable[Emergency]:
    rows = Emergency.objects.filter(ended_at__isnull=True, sign_by__lte=at)
    return rows.select_related("round__version__article").order_by("sign_by")


def _shown_too_long(at: datetime) -> Iterable[Live]:
    """Yield the pages of emergencies that are over, whatever ended them."""
    rows = Live.objects.filter(publication__state="emergency")
    for live in rows.select_related("article", "publication"):
        emergency = emergency_of(live.article, at=at)
        if emergency is None or emergency.round.version_id != live.publication.version_id:
            yield live


def _take_down(live: Live, at: datetime) -> bool:
    try:
        publish(article=live.article, at=at)
    except Exception:
        logger.exception("An emergency publication could not be replaced; it is taken down.")
        with transaction.atomic():
            transitions.lock(live.article_id)
            unpublish(live.article, at=at)
    return True


def _withdrawals(at: datetime) -> Iterable[Withdrawal]:
    rows = Withdrawal.objects.filter(
        decided_at__isnull=True, escalated_at__isnull=True, ratify_by__lte=at
    )
    return rows.select_related("version").order_by("ratify_by")


def _fallen(at: datetime) -> Iterable[Reference]:
    """Return sources that fell and of which nobody was asked: who stored it was cut off."""
    return not_followed()


def _not_looked_at(at: datetime) -> Iterable[Reassessment]:
    rows = Reassessment.objects.filter(
        closed_at__isnull=True, escalated_at__isnull=True, due_at__lte=at
    )
    return rows.select_related("version").order_by("due_at")


def _overdue_by_policy(at: datetime) -> Iterable[Version]:
    """Yield what the policy of some topic would withdraw; the act asks that of its own."""
    days = Policy.objects.filter(overdue_withdraw_days__isnull=False)
    least = days.aggregate(least=Min("overdue_withdraw_days"))["least"]
    return () if least is None else to_review_before(at, -timedelta(days=least))


def _to_remind(at: datetime) -> Iterable[Version]:
    """Return what is due or overdue for review and has not been told of yet."""
    today = clock.day(at)
    near = to_review_before(at, BEFORE)
    overdue = near.filter(~_told(OVERDUE), review_on__lt=today)
    return [*overdue, *near.filter(~_told(DUE), review_on__gte=today)]


def _told(what: str) -> Exists:
    subject = Concat(Value("version:"), Cast(OuterRef("pk"), CharField()))
    lines = AuditEvent.objects.filter(article=OuterRef("article"), action=what, subject=subject)
    return Exists(lines)


def to_review_before(at: datetime, ahead: timedelta) -> QuerySet[Version]:
    """Return the approved versions whose review date is no further ahead than that."""
    published = Publication.objects.filter(version=OuterRef("pk")).order_by("-sequence")
    rows = Version.objects.filter(status=Status.APPROVED)
    rows = rows.annotate(review_on=Subquery(published.values("next_review_on")[:1]))
    return rows.filter(review_on__lte=clock.day(at) + ahead).order_by("review_on", "pk")
