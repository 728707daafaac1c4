"""The middle and the tail of very many measurements, of how often each one came. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Spread:
    """Where measurements lie: one of ten below `low`, half below `middle`, one of ten above."""

    count: int
    low: float | None
    middle: float | None
    high: float | None


def spread(times: Mapping[float, int]) -> Spread:
    """Return the spread of measurements, of how often each value came."""
    values = sorted(times.items())
    return Spread(
        count=sum(times.values()),
        low=percentile(values, 10),
        middle=percentile(values, 50),
        high=percentile(values, 90),
    )


def percentile(values: Iterable[tuple[float, int]], share: int) -> float | None:
    """Return the smallest value that so many of a hundred do not exceed; None of no values.

    `values` are in order, each with how often it came. This is the nearest rank: a value that was
    measured, never one between two.
    """
    rows = list(values)
    wanted = ceil(sum(times for _, times in rows) * share / 100)
    passed = 0
    for value, times in rows:
        passed += times
        if passed >= wanted:
            return value
    return None
