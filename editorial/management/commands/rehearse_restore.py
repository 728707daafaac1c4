"""`manage.py rehearse_restore`: open a copy of the database apart, and verify all of it."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial import clock
from editorial.actions.rehearse_restore import rehearse_restore
from editorial.policies import NotAllowed
from editorial.verify import checkpoint_now

NAME = "imprimatur.sqlite3"


class Command(BaseCommand):
    help = "Prove that a backup can be read again: verify a copy, and record that it was done."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--copy",
            metavar="DATABASE_URL",
            help="a database that was restored from a backup; needed beside PostgreSQL",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        kept = checkpoint_now()
        if options["copy"]:
            said = _verify({"DATABASE_URL": options["copy"]})
            source = "a restored database"
        elif settings.EMBEDDED:
            said = verify_copy_of(Path(str(settings.DATABASES["default"]["NAME"])))
            source = "a copy made now"
        else:
            raise CommandError(
                "Beside PostgreSQL restore your last backup into a database of its own (pg_restore "
                "--create), then name it: rehearse_restore --copy postgres://…/restored"
            )
        try:
            line = rehearse_restore(copy=said, source=source, kept=kept, at=clock.now())
        except NotAllowed as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(
            f"The copy is sound: {said['lines']} lines of record, head {said['head']}. "
            f"Recorded as line {line.sequence}."
        )


def verify_copy_of(database: Path) -> dict[str, Any]:
    """Copy a SQLite database while it is in use, and return what verify says of the copy."""
    with tempfile.TemporaryDirectory(prefix="imprimatur-restore-") as folder:
        with (
            closing(sqlite3.connect(database)) as ours,
            closing(sqlite3.connect(Path(folder) / NAME)) as copy,
        ):
            ours.backup(copy)
        return _verify({"IMPRIMATUR_VAR": folder, "DATABASE_URL": ""})


def _verify(environment: dict[str, str]) -> dict[str, Any]:
    """Return what verify says in a process of its own, beside the copy."""
    done = subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "verify", "--json"],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        text=True,
    )
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError as nothing:
        raise CommandError(
            f"The copy could not be opened: {done.stderr.strip()[-500:]}"
        ) from nothing
    return found
