"""Two versions held against each other for readers: worked out once, under limits that kill."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

from articles.changes.for_readers import for_readers
from articles.markup import limits
from articles.models import Snapshot

# Comparisons that are kept: readers ask for the same few.
MOST_KEPT = 128

_kept: OrderedDict[tuple[str, str, str], Mapping[str, Any]] = OrderedDict()
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
    contents = [each.value().to_json() for each in (before, after)]
    try:
        found = limits.run(for_readers, *contents, audience)
    except (limits.LimitExceeded, limits.Failed) as trouble:
        raise CannotCompare(str(trouble)) from trouble
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found
