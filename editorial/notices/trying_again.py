"""When a mail that its server refused is tried again, and when it is given up."""

from datetime import timedelta

GIVEN_UP_AFTER = timedelta(days=14)
_FIRST_WAIT = timedelta(minutes=5)
_LONGEST_WAIT = timedelta(hours=6)
_LONGEST_ERROR = 500


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many failures: 5, 20, 80, 320 minutes, then 6 hours."""
    return min(_FIRST_WAIT * 4 ** min(attempts - 1, 5), _LONGEST_WAIT)


def error_of(trouble: Exception) -> str:
    """Return what went wrong, as it is kept for administrators."""
    return f"{type(trouble).__name__}: {trouble}"[:_LONGEST_ERROR]
