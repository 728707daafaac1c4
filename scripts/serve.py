"""Bring the site up to date and serve it, in one process: each start of Django costs a second."""

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "editorial.settings")
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError, call_command

    try:
        django.setup()
        call_command("migrate", verbosity=0)
        if static_has_changed(Path(settings.STATIC_ROOT)):
            call_command("collectstatic", interactive=False, verbosity=0)
            remember_static(Path(settings.STATIC_ROOT))
        call_command("demo")
        call_command("run")
    except (CommandError, ImproperlyConfigured) as problem:
        # It says what to do; where it was raised helps nobody who only wants to look.
        sys.exit(str(problem))


def static_has_changed(target: Path) -> bool:
    stamp = stamp_of(target)
    collected = stamp.exists() and (target / "staticfiles.json").exists()
    return not collected or stamp.read_text() != digest_of_sources()


def remember_static(target: Path) -> None:
    stamp_of(target).write_text(digest_of_sources())


def stamp_of(target: Path) -> Path:
    """Beside the folder, not in it: whatever is in it is served."""
    return target.with_name(f"{target.name}.collected")


def digest_of_sources() -> str:
    """By content, so that a fresh checkout collects nothing again."""
    digest = hashlib.sha256()
    static = sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
    for path in [ROOT / "requirements.txt", *static]:
        digest.update(f"{path.relative_to(ROOT)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    main()
