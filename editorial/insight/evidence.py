"""How fresh the sources of the library are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from references.models import Reference

AGES: tuple[tuple[int, int | None, str], ...] = (
    (0, 1, "This year and last"),
    (2, 4, "2 to 4 years old"),
    (5, 9, "5 to 9 years old"),
    (10, None, "10 years and older"),
)
"""From and to how many calendar years ago, both counted in."""


@dataclass(frozen=True)
class Aged:
    """How many sources came out in these years; without a year where both are None."""

    words: str
    year_from: int | None
    year_to: int | None
    count: int


def sources_by_age(*, today: date) -> list[Aged]:
    """Return how many sources came out when; what is dated ahead counts as of this year."""
    rows = Reference.objects.order_by().values_list("year").annotate(Count("pk"))
    years: dict[int | None, int] = defaultdict(int)
    for year, count in rows:
        years[year] += count
    found = []
    for newest, oldest, words in AGES:
        year_from = today.year - oldest if oldest is not None else None
        year_to = today.year - newest if newest else None
        count = sum(
            n
            for year, n in years.items()
            if year is not None
            and (year_from is None or year >= year_from)
            and (year_to is None or year <= year_to)
        )
        found.append(Aged(words, year_from, year_to, count))
    return [*found, Aged("Without a year", None, None, years[None])]
