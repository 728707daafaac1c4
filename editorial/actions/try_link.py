"""Try a source's link now, because somebody asked: otherwise the watch does it in its turn."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from editorial import audit
from editorial.policies import NotAllowed, check_can_keep_library
from editorial.queries import person
from references import link_watch
from references.links import Judged
from references.models import LinkState, Reference

AGAIN_AFTER = timedelta(minutes=1)


def try_link(*, reference: Reference, by: Any, at: datetime) -> Judged:
    """Try the link and return what it means. Raises NotAllowed where it is not tried.

    Asks another machine and takes seconds: call it outside of transactions.
    """
    check_can_keep_library(person(by))
    if not settings.LOOK_UPS:
        raise NotAllowed("This site asks no other machines. Nothing was tried.")
    state = LinkState.objects.filter(reference=reference).first()
    if state is not None and at - state.tried_at < AGAIN_AFTER:
        raise NotAllowed("It was tried less than a minute ago. Nothing was tried; wait a little.")
    judged = link_watch.try_now(reference, at=at)
    if judged is None:
        raise NotAllowed("This source has no link. Add its DOI or its address first.")
    audit.record(
        action="link_tried",
        by=by,
        at=at,
        article=None,
        subject=f"reference:{reference.key}",
        details={"outcome": judged.outcome, "detail": judged.detail},
    )
    return judged
