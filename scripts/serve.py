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
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    collect_static(Path(settings.STATIC_ROOT), call_command)
    call_command("demo")
    call_command("run")


def collect_static(target: Path, call_command) -> None:
    stamp = target / ".collected"
    digest = digest_of_sources()
    if not stamp.exists() or stamp.read_text() != digest:
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(digest)


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
