"""Days as readers see them: months in full, never a row of digits that two countries read apart."""

import datetime

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_full(iso: str) -> str:
    """Return "2 November 2026" for "2026-11-02", and "" for ""; ValueError for no such day."""
    if not iso:
        return ""
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
