"""End an emergency publication: by hand, or by itself when the board has not signed in time."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit, transitions
from editorial.actions.publish import publish, unpublish
from editorial.models import Emergency
from editorial.policies import Conflict, NotAllowed, check_can_end_emergency
from editorial.queries import person


@transaction.atomic
def end_emergency(*, emergency: Emergency, note: str, by: Any, at: datetime) -> Emergency:
    """Take an unsigned version from readers; the one approved before it is shown again, if any."""
    check_can_end_emergency(person(by))
    if not note.strip():
        raise NotAllowed("Reason: it is empty. Say for the record why it is taken down.")
    if not _end(emergency, "ended", {"note": note.strip()}, by=by, at=at):
        raise Conflict("This emergency publication is over already. Reload the page.")
    emergency.refresh_from_db()
    return emergency


@transaction.atomic
def expire_emergency(*, emergency: Emergency, at: datetime) -> bool:
    """End an emergency publication whose deadline has passed; False where there is nothing to end.

    Safe to ask again, late or twice.
    """
    if emergency.sign_by > at:
        return False
    return _end(emergency, "expired", {}, by=None, at=at)


def _end(
    emergency: Emergency, end: str, details: dict[str, Any], *, by: Any | None, at: datetime
) -> bool:
    article = transitions.lock(emergency.round.version.article_id)
    ended = Emergency.objects.filter(pk=emergency.pk, ended_at__isnull=True).update(
        ended_at=at, end=end
    )
    if not ended:
        return False
    line = audit.record(
        action=f"emergency_{end}",
        by=by,
        at=at,
        article=article,
        subject=f"emergency:{emergency.pk}",
        details={
            "round": emergency.round_id,
            "version": emergency.round.version.number,
            **details,
        },
    )
    transitions.ask_for_page(line)
    # Not left to the sweep. Should the page before it fail for any reason, readers get nothing
    # rather than what nobody signed, and the sweep tries again.
    try:
        with transaction.atomic():
            publish(article=article, at=at)
    except Exception:  # noqa: BLE001
        unpublish(article, at=at)
    return True
