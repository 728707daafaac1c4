"""What follows from values that never change, worked out once and kept while there is room.

Two frozen contents and the code that compares them give the same answer for ever, so the answer
is kept under their digests. It is kept in the memory of this process and nowhere else: whoever
can write to a shared cache must not be able to take a dangerous change from a board member's page.
Everything kept may vanish; then it is worked out again.
"""

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.core.cache import caches

_ROOT = Path(__file__).resolve().parents[1]
_A_DAY = 24 * 60 * 60

Kept = TypeVar("Kept")


def remembered(what: str, *digests: str, make: Callable[[], Kept]) -> Kept:
    """Return what `make` gives, from memory where it was made of the same digests before.

    `make` must depend on nothing but what the digests stand for. What raises is not kept.
    """
    key = ":".join((what, code(), *digests))
    kept: tuple[Kept] | None = caches["worked-out"].get(key)
    if kept is not None:
        return kept[0]
    made = make()
    caches["worked-out"].set(key, (made,), timeout=_A_DAY)
    return made


@cache
def code() -> str:
    """Return a short digest of all code that reads, renders, checks or compares a content."""
    total = hashlib.sha256()
    for path in _files(_ROOT):
        for part in (path.relative_to(_ROOT).as_posix().encode(), path.read_bytes()):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
    return total.hexdigest()[:16]


def _files(root: Path) -> Iterator[Path]:
    for room in ("articles", "references"):
        yield from sorted(path for path in (root / room).rglob("*.py"))
