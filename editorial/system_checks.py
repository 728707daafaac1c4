"""Mistakes of configuration, found at start and not in the night."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def check_no_cached_pages(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """No cache middleware: it has served one reader's page to another too often."""
    caching = [name for name in settings.MIDDLEWARE if "cache" in name.lower()]
    if not caching:
        return []
    return [
        Error(
            f"{caching[0]} would keep copies of pages beside the published ones.",
            hint="Take it out of MIDDLEWARE; published pages carry their own cache headers.",
            id="editorial.E001",
        )
    ]


@register()
def check_sqlite_is_safe(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """SQLite must wait for writers and keep what it acknowledged."""
    database: dict[str, Any] = settings.DATABASES["default"]
    options: dict[str, Any] = dict(database.get("OPTIONS", {}))
    if not str(database["ENGINE"]).endswith("sqlite3"):
        return []
    pragmas = options.get("init_command", "")
    if options.get("transaction_mode") == "IMMEDIATE" and "synchronous=FULL" in pragmas:
        return []
    return [
        Error(
            "SQLite runs without transaction_mode IMMEDIATE and synchronous FULL.",
            hint="Keep the OPTIONS of editorial/settings.py.",
            id="editorial.E002",
        )
    ]
