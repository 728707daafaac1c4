"""Send: the mails that are due and not sent, to who may still read them at this moment.

The ledger is the table of notices. A row is leased before its mail goes and marked right after;
whoever is killed in between leaves a mail that is sent once more, with the same Message-ID.
"""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from smtplib import SMTPConnectError, SMTPServerDisconnected
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models import F, QuerySet

from editorial.events import BY_CODE, DIGEST, NEVER, Relation
from editorial.models import AuditEvent, Notice, ReviewRound
from editorial.notices import keys
from editorial.notices.about import About, about_line, about_round
from editorial.notices.choices import mails_of
from editorial.notices.mail import compose
from editorial.notices.trying_again import GIVEN_UP_AFTER, error_of, wait_after
from editorial.notices.who import told_of
from editorial.notices.words import in_words

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 5
"""After so many failures administrators are shown it; it is tried on all the same."""
# Less than a task may take, with one mail that waits for its server.
_SECONDS = 12.0
_AWAY = (SMTPConnectError, SMTPServerDisconnected, ConnectionError, TimeoutError)


def send_due(*, now: Callable[[], datetime], most: int = 200) -> int:
    """Send what is due, one person a mail, and return how many mails went.

    Stops early where the mail server is away: everything stays due.
    """
    sent = 0
    began = time.monotonic()
    for person, group in _groups(_due(now())[:most], at=now()):
        if time.monotonic() - began > _SECONDS:
            break
        rows = _lease(group, at=now())
        if not rows:
            continue
        try:
            sent += _send(person, rows, at=now())
        except Exception as trouble:  # noqa: BLE001  # one bad mail must not stop the others
            logger.warning("Mail of notices %s: %s", [row.pk for row in rows], trouble)
            _fail(rows, trouble, at=now())
            if isinstance(trouble, _AWAY):
                break
    return sent


def failing() -> QuerySet[Notice]:
    """Return the notices whose mail failed so often that an administrator should look."""
    return Notice.objects.filter(
        mailed_at__isnull=True, dropped="", attempts__gte=MOST_ATTEMPTS
    ).exclude(error="")


def _due(at: datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(mailed_at__isnull=True, dropped="", mail_due_at__lte=at).order_by(
        "mail_due_at", "pk"
    )


def _groups(rows: Iterable[Notice], *, at: datetime) -> list[tuple[int, list[int]]]:
    """Return, by person, what one mail holds: one notice, or all of the digest that are due."""
    rows = list(rows)
    choices: dict[str, dict[int, str]] = {}
    for code in {row.event for row in rows} & BY_CODE.keys():
        choices[code] = mails_of(BY_CODE[code], [row.person_id for row in rows])
    single: list[tuple[int, list[int]]] = []
    digests: dict[int, list[int]] = {}
    for row in rows:
        if choices.get(row.event, {}).get(row.person_id) == DIGEST:
            digests.setdefault(row.person_id, []).append(row.pk)
        else:
            single.append((row.person_id, [row.pk]))
    return [*single, *digests.items()]


def _lease(group: list[int], *, at: datetime) -> list[Notice]:
    """Take the rows of a mail for a while, so that no two sweeps send it at once."""
    with transaction.atomic():
        due = _due(at).filter(pk__in=group)
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True, of=("self",))
        rows = list(due.select_related("article"))
        Notice.objects.filter(pk__in=[row.pk for row in rows]).update(
            mail_due_at=at + LEASE, attempts=F("attempts") + 1
        )
    for row in rows:
        row.attempts += 1
    return rows


def _send(person: int, rows: list[Notice], *, at: datetime) -> int:
    user = get_user_model().objects.get(pk=person)
    whys = {row.pk: _why(row, user, at=at) for row in rows}
    for row in rows:
        if not isinstance(whys[row.pk], Relation):
            Notice.objects.filter(pk=row.pk).update(dropped=whys[row.pk], error="")
    going = [row for row in rows if isinstance(whys[row.pk], Relation)]
    if not going:
        return 0
    compose(user, [(told, str(whys[told.pk])) for told in in_words(going)]).send()
    _mark_sent(going, at=at)
    return 1


def _mark_sent(rows: list[Notice], *, at: datetime) -> None:
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(mailed_at=at, error="")


def _why(notice: Notice, user: Any, *, at: datetime) -> Relation | str:
    """Return why somebody is to be told now, or else in words why no mail goes."""
    event = BY_CODE.get(notice.event)
    if event is None:
        return "of an event that is told no more"
    if not user.email:
        return "has no e-mail address"
    if mails_of(event, [user.pk])[user.pk] == NEVER:
        return "wants no mail of it"
    if notice.attempts > MOST_ATTEMPTS and at - notice.at > GIVEN_UP_AFTER:
        return "could not be delivered in 14 days"
    about = _about(notice)
    relation = told_of(event, about, at=at, only=user.pk).get(user.pk) if about else None
    return relation or "is no longer concerned, or may no longer read it"


def _about(notice: Notice) -> About | None:
    sequence = keys.line_in(notice.key)
    if sequence is not None:
        return about_line(AuditEvent.objects.select_related("article").get(sequence=sequence))
    kind, _, key = notice.subject.partition(":")
    found = ReviewRound.objects.select_related("version__article") if kind == "round" else None
    round = found.filter(pk=key).first() if found is not None else None
    return about_round(round) if round else None


def _fail(rows: list[Notice], trouble: Exception, *, at: datetime) -> None:
    """Note what went wrong, and try again later."""
    for row in rows:
        Notice.objects.filter(pk=row.pk).update(
            mail_due_at=at + wait_after(row.attempts), error=error_of(trouble)
        )
