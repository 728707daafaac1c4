"""Approve a disclaimer: from now on readers are told so, on every page."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Disclaimer
from articles.publishing.models import Live
from editorial import audit, outbox
from editorial.policies import Conflict, check_can_approve_disclaimer
from editorial.queries import person


@transaction.atomic
def approve_disclaimer(*, disclaimer: Disclaimer, by: Any, at: datetime) -> Disclaimer:
    """Put a wording in force and ask for every live page in its language to be made again."""
    who = person(by)
    current = Disclaimer.objects.select_for_update().get(pk=disclaimer.pk)
    check_can_approve_disclaimer(who, proposed_by=current.proposed_by_id)
    won = Disclaimer.objects.filter(pk=current.pk, approved_at__isnull=True).update(
        approved_by=by, approved_by_name=who.name, approved_at=at
    )
    if not won:
        raise Conflict("This wording is already approved. Reload the page.")
    audit.record(
        action="disclaimer_approved",
        by=by,
        at=at,
        article=None,
        subject=f"disclaimer:{current.pk}",
        details={
            "language": current.language,
            "audience": current.audience,
            "state": current.state,
            "number": current.number,
            "text": current.text,
        },
    )
    live = Live.objects.filter(language=current.language).order_by("pk")
    outbox.ask_each(
        kind=outbox.REMAKE,
        at=at,
        payloads={
            f"publish:{article}:disclaimer:{current.pk}": {"article": article}
            for article in live.values_list("article_id", flat=True)
        },
    )
    current.refresh_from_db()
    return current
