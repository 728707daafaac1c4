"""Two versions held against each other for readers: worked out once, under limits that kill."""

import time
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

from articles.changes.for_readers import for_readers
from articles.markup import limits
from articles.models import Snapshot

# Comparisons that are kept: readers ask for the same few.
MOST_KEPT = 128
# Two long texts of which every sentence changed take about two seconds of one processor.
LIMITS = limits.Limits(wall=15.0, cpu=6.0, wait=5.0)
# Seconds for which a comparison that was stopped is not tried again, so that asking costs nothing.
PATIENCE = 300.0

_Key = tuple[str, str, str]
_kept: OrderedDict[_Key, Mapping[str, Any]] = OrderedDict()
_stopped: dict[_Key, float] = {}
_lock = Lock()


class CannotCompare(Exception):
    """Two versions could not be compared within the limits."""


def compared(before: Snapshot, after: Snapshot, audience: str) -> Mapping[str, Any]:
    """Return what changed for an audience, as changes.for_readers has it.

    Frozen values never change, so what was worked out once for these digests holds. Raises
    CannotCompare, or Tampered for a snapshot that is not what was frozen.
    """
    key = (before.digest, after.digest, audience)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
        if time.monotonic() - _stopped.get(key, -PATIENCE) < PATIENCE:
            raise CannotCompare("This took too long a moment ago.")
    contents = [each.value().to_json() for each in (before, after)]
    try:
        found = limits.run(for_readers, *contents, audience, limits=LIMITS)
    except (limits.LimitExceeded, limits.Failed) as trouble:
        _note_stopped(key, trouble)
        raise CannotCompare(str(trouble)) from trouble
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def _note_stopped(key: _Key, trouble: Exception) -> None:
    if isinstance(trouble, limits.LimitExceeded) and trouble.what == "wait":
        return  # Others were busy, and this one was not even begun.
    with _lock:
        _stopped[key] = time.monotonic()
        while len(_stopped) > MOST_KEPT:
            del _stopped[next(iter(_stopped))]
