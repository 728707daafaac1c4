"""Verify: recompute every digest, the chain, the sign-offs and the pages; name what does not fit.

Reads only. Each problem names table, row and trouble, so that an auditor can look at it.
"""

from collections.abc import Iterator

from editorial.verify import fallen, orders, record, shown, signed
from editorial.verify.record import Checkpoint, checkpoint_now

__all__ = ["Checkpoint", "checkpoint_now", "verify"]


def verify(checkpoint: Checkpoint | None = None) -> Iterator[str]:
    """Yield what does not fit, the record first; nothing when all is well."""
    yield from record.problems(checkpoint)
    yield from signed.problems()
    yield from orders.problems()
    yield from fallen.problems()
    yield from shown.problems()
