"""What a desk is made of: things that wait for the same act, each with why and since when."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

MOST = 6
"""A pile on the desk shows so many; its number leads to the rest."""
COUNTED = 100
"""So many articles or reviews of a pile are counted; the list behind it counts all."""


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what, why, and since when."""

    title: str
    url: str
    why: str
    since: datetime | None = None
    compare: str = ""
    """Where it is compared with what readers have; "" where there is nothing to compare."""
    edit: str = ""
    """Where it is written; "" where it is no article, or the board has it."""


@dataclass(frozen=True)
class Pile:
    """Things that wait for the same act, and what to do when there are none."""

    title: str
    count: int
    url: str
    empty: str
    items: list[Waiting] = field(default_factory=list)
    most: int | None = None
    """So many are counted; a count above it is said as "more than"."""

    @property
    def counted(self) -> str:
        """Return the count in words: "3", or "10,000+"."""
        if self.most is not None and self.count > self.most:
            return f"{self.most:,}+"
        return f"{self.count:,}"


def first_of(rows: QuerySet[Any]) -> tuple[list[Any], int]:
    """Return the first rows as a pile shows them, and how many there are in all.

    They are counted only where there are more: most piles of a desk cost one question.
    """
    found = list(rows[: MOST + 1])
    return found[:MOST], len(found) if len(found) <= MOST else rows.order_by().count()
