"""When a source is past its age: one rule for a draft's check and for the report of the library."""

import calendar
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from references.kinds import ReferenceKind

# Years after which a source is old, by what it is. Every kind once;
# test_every_kind_of_reference_has_an_age holds this.
AGES: Mapping[ReferenceKind, int] = {
    "guideline": 5,
    "drug-label": 5,
    "formulary": 5,
    "systematic-review": 10,
    "trial": 10,
    "observational-study": 10,
    "case-report": 10,
    "review": 10,
    "research": 10,
    "textbook": 10,
    "web-page": 3,
    "other": 10,
}
# Only its own body can say that one of these still holds.
CONFIRMED: frozenset[ReferenceKind] = frozenset({"guideline", "drug-label", "formulary"})

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$")


def counts_from(kind: str, issued: date | None, confirmed: date | None) -> date | None:
    """Return the day from which a source's years count; None where no day is known."""
    days = (issued, confirmed if kind in CONFIRMED else None)
    return max(filter(None, days), default=None)


def first_current(today: date, years: int) -> date:
    """Return the day such that what counts from an earlier one is more than `years` old today."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February: what counts from the 28th became old yesterday
        return date(today.year - years, 3, 1)


def is_past_its_age(counted: date | None, years: int, today: date) -> bool:
    """Return whether what counts from this day is older than that; without a day nobody knows."""
    return counted is not None and counted < first_current(today, years)


def latest_day(value: Any) -> date | None:
    """Return the last day that a CSL or ISO date can mean: a year alone runs to 31 December."""
    parts = _date_parts(value)
    try:
        if len(parts) == 3:
            return date(parts[0], parts[1], parts[2])
        if len(parts) == 2:
            return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
        return date(parts[0], 12, 31) if parts else None
    except (ValueError, IndexError, OverflowError, calendar.IllegalMonthError):
        return None


def _date_parts(value: Any) -> list[int]:
    if isinstance(value, Mapping):
        first = value.get("date-parts")
        if isinstance(first, list | tuple) and first and isinstance(first[0], list | tuple):
            return [int(part) for part in first[0][:3] if str(part).isdecimal()]
        value = value.get("raw") or value.get("literal")
    found = _ISO.match(str(value or "").strip())
    return [int(part) for part in found.groups() if part] if found else []
