"""`manage.py import_references`: files become sources of the library, all of them or none."""

import json
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial import clock
from editorial.actions.import_sources import import_sources
from editorial.policies import NotAllowed
from references.formats.encoding import LARGEST
from references.importing import File, file_of, said_of, summary, unread


class Command(BaseCommand):
    help = "Import references from files in any format. When one file fails, none is imported."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="+")
        parser.add_argument("--as", dest="user", metavar="USER", help="whose act this is")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        by = _person(options["user"]) if options["user"] else None
        files = [_read(name) for name in options["files"]]
        if any(file.failed for file in files):
            told = unread(files)
            self._print(summary(files, told), options["json"])
            failed = [said_of(files, one) for one in told if files[one.file].failed]
            raise CommandError("\n".join((*failed, "Nothing was imported.")))
        try:
            told = import_sources(files=files, by=by, at=clock.now())
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        self._print(summary(files, told), options["json"])
        for entry in told:
            if entry.outcome == "refused":
                self.stderr.write(said_of(files, entry))

    def _print(self, said: dict[str, Any], as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(said, ensure_ascii=False))
        else:
            self.stdout.write(
                f"{said['records']} records in {said['files']} files: {said['new']} new, "
                f"{said['known']} known, {said['merged']} merged, {len(said['refused'])} refused."
            )


def _read(name: str) -> File:
    try:
        with Path(name).open("rb") as file:
            # One byte more than is allowed tells that there is more.
            return file_of(name, file.read(LARGEST + 1))
    except OSError as trouble:
        raise CommandError(f"{name}: {trouble.strerror}. Name a file that is there.") from trouble


def _person(name: str) -> Any:
    found = get_user_model().objects.filter(username=name).first()
    if found is None:
        raise CommandError(f"There is no user “{name}”. Give the name she logs in with.")
    return found
