"""A site of its own for each measurement: call `set_up` before anything of Django's is imported."""

import os
import tempfile
from pathlib import Path

import django


def set_up(
    name: str, *, settings: str = "editorial.settings", at: str | None = None, **environ: str
) -> Path:
    """Set Django up for an empty site that no other knows of, and return where its files are.

    A developer's shell may name a real database; only what is given here is listened to. With
    "tests.settings" the database is PostgreSQL below `python -m tests.servers`. `at` is a folder to
    keep and to find again.
    """
    var = Path(at or tempfile.mkdtemp(prefix=f"imprimatur-{name}-"))
    for each in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(each, None)
    os.environ |= {"IMPRIMATUR_VAR": str(var), "DJANGO_SETTINGS_MODULE": settings, **environ}
    django.setup()
    return var
