"""What workers do by themselves: where each task waits, and how often the beat calls it."""

from typing import Any

_TASKS: tuple[tuple[str, str, float], ...] = (
    ("sweep", "publish", 5.0),
    ("remind", "mail", 60.0),
    ("mail", "mail", 10.0),
    ("import_sources", "bulk", 5.0),
    ("import_questions", "bulk", 5.0),
    ("keep_cards", "checks", 5.0),
    ("watch_links", "checks", 300.0),
    # It finds out by itself whether a day has passed.
    ("follow_register", "bulk", 600.0),
)
"""Each by its name in `editorial/tasks.py`, with its queue and the seconds between two calls."""

ROUTES: dict[str, dict[str, str]] = {
    f"editorial.tasks.{name}": {"queue": queue} for name, queue, _ in _TASKS
}
"""As Celery's task_routes."""

BEAT: dict[str, dict[str, Any]] = {
    name: {
        "task": f"editorial.tasks.{name}",
        "schedule": seconds,
        # A call that waits longer than this is dropped: the next one finds the same rows.
        "options": {"expires": seconds},
    }
    for name, _, seconds in _TASKS
}
"""As Celery's beat_schedule."""
