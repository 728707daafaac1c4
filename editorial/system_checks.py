"""Mistakes of configuration, found at start and not in the night."""

from ctypes.util import find_library
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from articles.publishing.reference_style import trouble


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


@register(Tags.security, deploy=True)
def check_second_factor(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Where real doctors sign, a password alone must not sign in their name."""
    if settings.SECOND_FACTOR_REQUIRED:
        return []
    return [
        Warning(
            "Board members, the chair and administrators need no second factor here.",
            hint="Take SECOND_FACTOR_REQUIRED out of the environment, or set it to true.",
            id="editorial.W001",
        )
    ]


@register(Tags.compatibility, deploy=True)
def check_pango(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Without Pango no PDF is made, and who asks for one is told to print the page."""
    if find_library("pango-1.0"):
        return []
    return [
        Warning(
            "Pango is not on this machine, so readers get no PDF of a page.",
            hint="On Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0.",
            id="editorial.W002",
        )
    ]


@register()
def check_breached_passwords(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A list of stolen passwords that is named must be there, or no password could be chosen."""
    name = settings.BREACHED_PASSWORDS
    if not name or Path(name).is_file():
        return []
    return [
        Error(
            f"BREACHED_PASSWORDS names {name}, and there is no such file.",
            hint="Put the list there, or take the variable out of the environment.",
            id="editorial.E003",
        )
    ]


@register()
def check_reference_style(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A style of references that cannot print keeps no page from readers, but is to be seen to."""
    said = trouble()
    if not said:
        return []
    return [
        Warning(
            f"References are printed in AMA style, not in that of REFERENCE_STYLE. {said}",
            hint="Set it to ama, vancouver or the path of a style in CSL 1.0, and start again.",
            id="editorial.W003",
        )
    ]
