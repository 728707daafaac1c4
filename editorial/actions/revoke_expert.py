"""Revoke an expert link: from now on it opens nothing. What was said by it stays."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit, transitions
from editorial.models import ExpertLink
from editorial.policies import Conflict
from editorial.policies.commenting import check_can_invite_expert
from editorial.queries import person


@transaction.atomic
def revoke_expert(*, link: ExpertLink, by: Any, at: datetime) -> None:
    """End a link before its time. Raises Conflict where it has ended already."""
    check_can_invite_expert(person(by))
    transitions.lock(link.version.article_id)
    ended = ExpertLink.objects.filter(
        pk=link.pk, revoked_at__isnull=True, expires_at__gt=at
    ).update(revoked_at=at)
    if not ended:
        raise Conflict("This link has ended already. Reload the page.")
    audit.record(
        action="expert_link_revoked",
        by=by,
        at=at,
        article=link.version.article,
        subject=f"expert_link:{link.pk}",
        details={"expert_link": link.pk, "version": link.version.number},
    )
