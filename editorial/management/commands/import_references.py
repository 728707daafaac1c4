"""`manage.py import_references`: files become sources of the library, all of them or none."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from editorial import clock
from references.formats.encoding import LARGEST
from references.formats.recognise import read
from references.formats.records import Read, Refused
from references.intake import take_in


class Command(BaseCommand):
    help = "Import references from files in any format. When one file fails, none is imported."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="+")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        files = [(name, _read(name)) for name in options["files"]]
        refused = [_said(name, left) for name, found in files for left in found.refused]
        failed = [_said(name, found.refused[-1]) for name, found in files if not found.records]
        said: dict[str, Any] = {
            "files": len(files),
            "records": 0,
            "new": 0,
            "known": 0,
            "merged": 0,
        }
        if failed:
            self._print({**said, "refused": refused}, options["json"])
            raise CommandError(
                "\n".join(one["message"] for one in failed) + "\nNothing was imported."
            )
        records = [(name, record) for name, found in files for record in found.records]
        try:
            outcomes = take_in([record for _, record in records], at=clock.now())
        except IntegrityError as trouble:
            raise CommandError(
                "Somebody else stored one of these sources just now. Nothing was imported; run "
                "the command again."
            ) from trouble
        refused += [
            _said(name, Refused(record.place, record.line, outcome.message))
            for (name, record), outcome in zip(records, outcomes, strict=True)
            if outcome.what == "refused"
        ]
        counts = Counter(outcome.what for outcome in outcomes)
        said |= {what: counts[what] for what in ("new", "known", "merged")}
        said["records"] = len(records) + sum(len(found.refused) for _, found in files)
        said["formats"] = {name: found.format for name, found in files}
        self._print({**said, "refused": refused}, options["json"])
        for one in refused:
            self.stderr.write(one["message"])

    def _print(self, said: dict[str, Any], as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(said, ensure_ascii=False))
        else:
            self.stdout.write(
                f"{said['records']} records in {said['files']} files: {said['new']} new, "
                f"{said['known']} known, {said['merged']} merged, {len(said['refused'])} refused."
            )


def _read(name: str) -> Read:
    try:
        with Path(name).open("rb") as file:
            # One byte more than is allowed tells that there is more.
            return read(file.read(LARGEST + 1), name)
    except OSError as trouble:
        raise CommandError(f"{name}: {trouble.strerror}. Name a file that is there.") from trouble


def _said(name: str, left: Refused) -> dict[str, Any]:
    place = f"record {left.record}, line {left.line}: " if left.record else ""
    message = left.message if left.message.startswith(name) else f"{name}: {place}{left.message}"
    return {"file": name, "record": left.record, "line": left.line, "message": message}
