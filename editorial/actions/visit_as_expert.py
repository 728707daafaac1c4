"""Visit as an expert: somebody from outside reads a version, and the record says so."""

from datetime import datetime, timedelta

from django.db import transaction

from editorial import audit, transitions
from editorial.models import AuditEvent, ExpertLink

EVERY = timedelta(minutes=1)


def visit_as_expert(*, link: ExpertLink, at: datetime) -> bool:
    """Write one line about a visit; False where the minute has one, so that no flood fills it."""
    if _has_line(link, at):
        return False
    with transaction.atomic():
        transitions.lock(link.version.article_id)
        if _has_line(link, at):
            return False
        audit.record(
            action="expert_visited",
            by=None,
            at=at,
            article=link.version.article,
            subject=f"expert_link:{link.pk}",
            details={"expert_link": link.pk, "version": link.version.number},
            outsider=link.name,
        )
        return True


def _has_line(link: ExpertLink, at: datetime) -> bool:
    return AuditEvent.objects.filter(
        article=link.version.article_id,
        action="expert_visited",
        subject=f"expert_link:{link.pk}",
        at__gt=at - EVERY,
    ).exists()
