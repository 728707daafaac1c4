"""`manage.py import_terms`: glossary files become terms of the site, all of them or none."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from articles import audiences
from articles.actions.save_term import import_terms
from articles.fields import Unfit
from articles.terms import glossary_files
from articles.terms.entry import Entry, same_word
from articles.terms.glossary_files import Refused
from editorial import audit, clock


class Command(BaseCommand):
    help = "Import terms from glossary files. When one file fails, nothing is imported."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="+")
        parser.add_argument("--format", choices=glossary_files.FORMATS, required=True)
        parser.add_argument("--audience", choices=audiences.CODES, required=True)
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        entries: dict[tuple[str, str], Entry] = {}
        left_out: list[dict[str, Any]] = []
        records = 0
        for name in options["files"]:
            try:
                read = glossary_files.read(
                    _bytes(name), format=options["format"], audience=options["audience"]
                )
            except Refused as refusal:
                raise CommandError(f"{name}: {refusal}") from refusal
            records += read.records
            left_out += [
                {"file": name, "record": left.record, "word": left.word, "message": left.reason}
                for left in read.left_out
            ]
            for entry in read.entries:
                if entries.setdefault((same_word(entry.word), entry.audience), entry) is not entry:
                    message = "The word stands in another file; that record was taken."
                    left_out.append({"file": name, "word": entry.word, "message": message})
        try:
            with transaction.atomic():
                done = import_terms(entries=entries.values(), at=at)
                counts = {
                    "files": len(options["files"]),
                    "records": records,
                    "new": done.new,
                    "changed": done.changed,
                    "unchanged": done.unchanged,
                    "kept": done.kept,
                    "left_out": len(left_out),
                    "switched_off": sum(not entry.active for entry in entries.values()),
                }
                audit.record(
                    action="terms_imported",
                    by=None,
                    at=at,
                    article=None,
                    subject="terms",
                    details={
                        "format": options["format"],
                        "audience": options["audience"],
                        **counts,
                    },
                )
        except Unfit as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            document = {**counts, "left_out_records": left_out}
            self.stdout.write(json.dumps(document, ensure_ascii=False))
            return
        self.stdout.write(
            f"{counts['records']} records: {counts['new']} new, {counts['changed']} changed, "
            f"{counts['unchanged']} unchanged, {counts['kept']} kept as the staff or another "
            f"source has them, {counts['left_out']} left out."
        )
        if counts["switched_off"]:
            self.stdout.write(
                f"{counts['switched_off']} are switched off, each with its reason: their wording "
                "depends on the sentence. See the workspace, under Glossary."
            )


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as trouble:
        raise CommandError(f"{name}: {trouble.strerror}. Name a file that is there.") from trouble
