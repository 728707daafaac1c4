"""`manage.py import_questions`: a list of questions and answers becomes articles, in pieces."""

import hashlib
import json
import time
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial import bulk_imports, clock
from editorial.actions.stage_bulk_import import (
    LARGEST,
    begin_bulk_import,
    confirm_bulk_import,
    drop_bulk_import,
)
from editorial.models import BulkImport
from editorial.policies import NotAllowed

# Between two looks at an import that another worker has taken up, or was killed over.
PAUSE = 1.0


class Command(BaseCommand):
    help = (
        "Begin an article for each line of a file (JSON Lines, packed with gzip or not). Broken "
        "off, the same command goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--as", dest="user", metavar="USER", required=True, help="the editor")
        parser.add_argument(
            "--topic", action="append", default=[], metavar="ADDRESS", help="may be repeated"
        )
        parser.add_argument(
            "--look", action="store_true", help="say what would come of it, and store nothing"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        by = get_user_model().objects.filter(username=options["user"], is_active=True).first()
        if by is None:
            raise CommandError(
                f"There is no active user “{options['user']}”. Give the name she logs in with."
            )
        self._speaks = not options["json"]
        try:
            bulk = self._begun(options["file"], options["topic"], by)
            self._work("waiting", bulk, "read")
            if bulk.stage == "preview" and options["look"]:
                said = _said(bulk)
                drop_bulk_import(pk=bulk.pk, by=by, at=clock.now())
                self._end(said, bulk, options["json"])
                return
            if bulk.stage == "preview":
                confirm_bulk_import(pk=bulk.pk, by=by, at=clock.now())
                bulk.refresh_from_db()
            self._work("confirmed", bulk, "stored")
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        if bulk.stage == "failed":
            raise CommandError(bulk.trouble)
        self._end(_said(bulk), bulk, options["json"])

    def _begun(self, name: str, topics: list[str], by: Any) -> BulkImport:
        """Return the import of this file: the one that broke off, or a new one."""
        path = Path(name)
        try:
            with path.open("rb") as file:
                # One byte more than is allowed tells that there is more.
                data = file.read(LARGEST + 1)
        except OSError as trouble:
            raise CommandError(
                f"{name}: {trouble.strerror}. Name a file that is there."
            ) from trouble
        digest = hashlib.sha256(data).hexdigest()
        open_ = BulkImport.objects.filter(by=by, digest=digest, ended_at__isnull=True)
        if (before := open_.first()) is not None:
            self._tell(f"Going on with import {before.pk}, begun {before.created_at:%d %B, %H:%M}.")
            return before
        return begin_bulk_import(name=path.name, data=data, topics=topics, by=by, at=clock.now())

    def _work(self, stage: str, bulk: BulkImport, done: str) -> None:
        """Work on an import while it is in this stage, and tell how far it is."""
        while bulk.stage == stage:
            before = bulk.finished
            bulk_imports.work_on(bulk.pk, now=clock.now, seconds=5.0)
            bulk.refresh_from_db()
            if bulk.stage != stage or bulk.finished != before:
                self._tell(f"{bulk.finished:,} of {bulk.rows:,} rows {done}.")
            else:
                time.sleep(PAUSE)

    def _end(self, said: dict[str, Any], bulk: BulkImport, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(said, ensure_ascii=False))
            return
        self.stdout.write(
            f"{said['rows']:,} rows: {said['new']:,} new, {said['known']:,} known, "
            f"{said['refused']:,} refused."
        )
        if said["left_out"]:
            named = ", ".join(f"{name} ({number:,})" for name, number in said["left_out"].items())
            self.stdout.write(f"Not taken over: {named}.")
        for row in bulk.listed.filter(outcome="refused")[:100]:
            self.stderr.write(f"Line {row.number}: {row.message}")

    def _tell(self, words: str) -> None:
        if self._speaks:
            self.stdout.write(words)
            self.stdout.flush()


def _said(bulk: BulkImport) -> dict[str, Any]:
    return {
        "import": bulk.pk,
        "rows": bulk.rows,
        "new": bulk.new,
        "known": bulk.known,
        "refused": bulk.refused,
        "left_out": bulk.left_out,
    }
