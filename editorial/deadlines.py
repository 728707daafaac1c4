"""When the board should have decided, in words. Pure: no tables, no clock."""

from datetime import date, timedelta

SOON = timedelta(days=3)
"""So far ahead a deadline is called near."""


def in_words(due: date, today: date) -> str:
    """Return "due Friday" within a week, "due 4 December" beyond, or "3 days overdue"."""
    days = (due - today).days
    if days < 0:
        return "1 day overdue" if days == -1 else f"{-days} days overdue"
    if days < 2:
        return ("due today", "due tomorrow")[days]
    if days < 7:
        return f"due {due:%A}"
    return f"due {due:%-d %B}" if due.year == today.year else f"due {due:%-d %B %Y}"
