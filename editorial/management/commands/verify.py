"""`manage.py verify`: prove that nothing signed, recorded or published was changed."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.verify import Checkpoint, checkpoint_now, verify


class Command(BaseCommand):
    help = "Recompute digests, chain, sign-offs and stored pages; name the first that does not fit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--checkpoint",
            metavar="FILE",
            help="also hold the record against a checkpoint exported before",
        )
        parser.add_argument(
            "--export-checkpoint", metavar="FILE", help="write a checkpoint of the record as it is"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        checkpoint = _read(options["checkpoint"]) if options["checkpoint"] else None
        problems = list(verify(checkpoint))
        now = checkpoint_now()
        if options["json"]:
            self.stdout.write(
                json.dumps({"lines": now.sequence, "head": now.digest, "problems": problems})
            )
        elif not problems:
            self.stdout.write(f"All fits: {now.sequence} lines of record, head {now.digest}.")
        if problems:
            raise CommandError("\n".join([f"{len(problems)} do not fit.", *problems]))
        if options["export_checkpoint"]:
            Path(options["export_checkpoint"]).write_text(
                json.dumps({"sequence": now.sequence, "digest": now.digest}) + "\n"
            )


def _read(name: str) -> Checkpoint:
    try:
        value = json.loads(Path(name).read_text())
        return Checkpoint(int(value["sequence"]), str(value["digest"]))
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        raise CommandError(
            f"{name}: it is no checkpoint ({trouble}). Export one with "
            "`manage.py verify --export-checkpoint FILE`."
        ) from trouble
