"""Follow the register: fetch its list where it is kept, and hold every source against it daily."""

import io
import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Min

from editorial.actions.import_register import import_register
from references.fetching import Unreachable, fetch
from references.models import LookUp, Reference
from references.noticing import take_notices
from references.registers.mirror import RETRACTION_WATCH
from references.registers.retraction_watch import LARGEST, NotTheList

logger = logging.getLogger(__name__)

# The register changes on working days; less than a day, so that it does not wander round the clock.
EVERY = timedelta(hours=20)
AFTER_A_FAILURE = timedelta(hours=1)
_SECONDS = 300.0


def follow_register(*, at: datetime) -> bool:
    """Do what is due, and return whether anything was.

    The list's address is the site's setting; without one it is sent by hand. A list that cannot
    be had or taken changes nothing: why is noted for the page of registers.
    """
    if _is_due(at):
        noted = _fetched(settings.RETRACTION_LIST_URL, at)
        if noted.outcome == "found":
            return True
    oldest = Reference.objects.aggregate(oldest=Min("notices_checked_at"))["oldest"]
    if oldest is None or oldest > at - EVERY:
        return False
    take_notices(at=at)
    return True


def last_try() -> LookUp | None:
    """Return when the list was fetched last and what came of it, None when it never was."""
    return LookUp.objects.filter(service=RETRACTION_WATCH).first()


def _is_due(at: datetime) -> bool:
    if not (settings.LOOK_UPS and settings.RETRACTION_LIST_URL):
        return False
    last = last_try()
    if last is None:
        return True
    return last.at <= at - (EVERY if last.outcome == "found" else AFTER_A_FAILURE)


def _fetched(url: str, at: datetime) -> LookUp:
    try:
        answer = fetch(
            url, accept="text/csv, */*;q=0.5", deadline=_SECONDS, most=LARGEST, trusted=True
        )
        if answer.status != 200:
            raise NotTheList(f"The address answered with {answer.status}. Look at the setting.")
        followed = import_register(
            file=io.BytesIO(answer.body), name=url, is_whole=True, by=None, at=at
        )
    except (Unreachable, NotTheList) as trouble:
        logger.warning("The list of the register was not taken: %s", trouble)
        return _noted(url, at, "failed", str(trouble))
    return _noted(url, at, "found", "", {"import": followed.taken.pk})


def _noted(
    url: str, at: datetime, outcome: str, detail: str, record: dict[str, int] | None = None
) -> LookUp:
    return LookUp.objects.create(
        service=RETRACTION_WATCH, identifier=url[:2000], outcome=outcome, detail=detail,
        record=record, at=at,
    )  # fmt: skip
