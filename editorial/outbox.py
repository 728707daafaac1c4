"""What must happen later: rows written with the decision, swept until they are done.

No act needs a broker. Celery or the server's own thread is only told that there is something to
do; when that message is lost, the next sweep finds the row. Every effect is safe to do twice.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q

from editorial.models import OutboxEntry

# What readers wait for.
PUBLISH = "publish"
# What nobody waits for: made again because a wording or the code has changed.
REMAKE = "remake"
LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 5

_wakers: list[Callable[[], None]] = []


def on_wake(waker: Callable[[], None]) -> None:
    """Call this when there is something to sweep. For the process's own sweep, or a broker."""
    if waker not in _wakers:
        _wakers.append(waker)


def wake() -> None:
    """Tell whoever sweeps that there is something to do. Losing this loses only time."""
    for waker in list(_wakers):
        waker()


def ask(
    *, kind: str, key: str, at: datetime, payload: Mapping[str, Any], due_at: datetime | None = None
) -> None:
    """Write down an effect in the caller's transaction. The same key is asked for once."""
    OutboxEntry.objects.get_or_create(
        key=key, defaults={"kind": kind, "payload": dict(payload), "due_at": due_at or at}
    )
    transaction.on_commit(wake, robust=True)


def ask_each(
    *, kind: str, at: datetime, payloads: Mapping[str, Mapping[str, Any]], at_once: int = 500
) -> None:
    """Write down a great many effects in the caller's transaction, by key; each is asked once."""
    keys = list(payloads)
    for start in range(0, len(keys), at_once):
        some = keys[start : start + at_once]
        there = set(OutboxEntry.objects.filter(key__in=some).values_list("key", flat=True))
        new = [key for key in some if key not in there]
        if new:
            OutboxEntry.objects.bulk_create(
                [
                    OutboxEntry(key=key, kind=kind, payload=dict(payloads[key]), due_at=at)
                    for key in new
                ],
                # Somebody may have asked in between.
                ignore_conflicts=True,
            )
            transaction.on_commit(wake, robust=True)


def sweep(
    effects: Mapping[str, Callable[[dict[str, Any], datetime], None]],
    *,
    now: Callable[[], datetime],
    most: int = 100,
) -> int:
    """Do what is due, and return how many effects were done.

    Publishing comes first and remaking last; else it goes by age.

    A row is leased before its effect runs, so that two sweeps never do one at once; a sweep
    that is killed leaves a lease that runs out. After MOST_ATTEMPTS a row is parked with its
    error and shown to the staff.
    """
    done = 0
    for _ in range(most):
        entry = _lease(now(), urgent=[kind for kind in effects if kind != REMAKE])
        if entry is None:
            break
        try:
            effects[entry.kind](entry.payload, now())
        except Exception as trouble:  # noqa: BLE001  # one bad effect must not stop the others
            OutboxEntry.objects.filter(pk=entry.pk).update(
                error=f"{type(trouble).__name__}: {trouble}"[:2000],
                leased_until=None,
                due_at=now() + timedelta(seconds=5 * 2**entry.attempts),
            )
        else:
            OutboxEntry.objects.filter(pk=entry.pk).update(
                done_at=now(), leased_until=None, error=""
            )
            done += 1
    return done


def waiting(at: datetime) -> Any:
    """Return the rows that are due, not done, not parked and not being done now."""
    return OutboxEntry.objects.filter(
        Q(leased_until__isnull=True) | Q(leased_until__lt=at),
        done_at__isnull=True,
        due_at__lte=at,
        attempts__lt=MOST_ATTEMPTS,
    )


def _lease(at: datetime, urgent: list[str]) -> OutboxEntry | None:
    with transaction.atomic():
        rows = waiting(at).order_by("due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        # Readers first; and ten thousand pages that are made again must not keep back one that
        # was just approved.
        entry: OutboxEntry | None = (
            rows.filter(kind=PUBLISH).first()
            or rows.filter(kind__in=urgent).first()
            or rows.first()
        )
        if entry is None:
            return None
        OutboxEntry.objects.filter(pk=entry.pk).update(
            leased_until=at + LEASE, attempts=F("attempts") + 1
        )
        entry.attempts += 1
        return entry
