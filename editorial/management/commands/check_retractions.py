"""`manage.py check_retractions`: which sources a register warns of, and which claims rest on them.

With --file the Retraction Watch list is taken into the mirror first, the whole list or, with
--update, an addition to it. Exits with 0 whether sources are flagged or not, with 1 where the list
cannot be taken; then nothing has changed.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial import clock
from editorial.actions.import_register import Followed, import_register
from editorial.flagged import GRAVE, Flagged, sources_with_status
from references.models import Reference
from references.notice_kinds import WORDS
from references.noticing import take_notices
from references.registers.mirror import Shrunken, last_list
from references.registers.retraction_watch import NotTheList


class Command(BaseCommand):
    help = "Hold every source against the Retraction Watch list, and say which are flagged."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", metavar="CSV", help="take this list first, plain or gzipped")
        parser.add_argument("--update", action="store_true", help="the list only adds to the last")
        parser.add_argument(
            "--may-shrink", action="store_true", help="take a list that names much less than before"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        followed = _take(options, at) if options["file"] else None
        if followed is None:
            if options["update"] or options["may_shrink"]:
                raise CommandError("--update and --may-shrink are of a list: name it with --file.")
            if last_list() is None:
                raise CommandError(
                    "No list was ever taken, so no source can be checked. Download the list of "
                    "Retraction Watch and name it with --file."
                )
            take_notices(at=at)
        self._print(followed, as_json=options["json"])

    def _print(self, followed: Followed | None, *, as_json: bool) -> None:
        flagged = sources_with_status(GRAVE)
        others = sources_with_status(["corrected", "superseded"])
        checked = Reference.objects.filter(notices_checked_at__isnull=False).count()
        taken = followed.taken if followed else last_list()
        refused = taken.refused if followed and taken else []
        if as_json:
            said: dict[str, Any] = {
                "checked": checked,
                "not_checked": Reference.objects.filter(notices_checked_at__isnull=True).count(),
                "flagged": [_told(one) for one in flagged],
                "also": [_told(one) for one in others],
            }
            if taken:
                said["list"] = {
                    "name": taken.name, "at": clock.exactly(taken.at), "whole": taken.is_whole,
                    "rows": taken.rows, "new": taken.new, "changed": taken.changed,
                    "gone": taken.gone, "refused": refused,
                }  # fmt: skip
            if followed:
                said["newly_flagged"] = [one.reference.key for one in followed.flagged]
                said["cleared"] = [one.reference.key for one in followed.cleared]
                said["articles"] = list(followed.articles)
            self.stdout.write(json.dumps(said, ensure_ascii=False))
        else:
            for one in (*flagged, *others):
                self.stdout.write(_line(one))
            self.stdout.write(f"{checked} sources checked, {len(flagged)} flagged.")
        for bad in refused:
            self.stderr.write(f"{taken.name if taken else ''}: {bad['message']}")


def _take(options: dict[str, Any], at: Any) -> Followed:
    name = options["file"]
    try:
        with Path(name).open("rb") as file:
            return import_register(
                file=file, name=Path(name).name, is_whole=not options["update"], by=None, at=at,
                may_shrink=options["may_shrink"],
            )  # fmt: skip
    except OSError as trouble:
        raise CommandError(
            f"{name}: {trouble.strerror or trouble}. Name a file that can be read."
        ) from trouble
    except Shrunken as trouble:
        raise CommandError(
            f"{name}: {trouble} On the command line that is --may-shrink. Nothing was changed."
        ) from trouble
    except NotTheList as trouble:
        raise CommandError(f"{name}: {trouble} Nothing was changed.") from trouble


def _told(one: Flagged) -> dict[str, Any]:
    notice = one.notice
    return {
        "title": one.reference.title,
        "doi": one.reference.doi,
        "pmid": one.reference.pmid,
        "key": one.reference.key,
        "kind": notice.kind,
        "status": one.reference.status,
        "notice": notice.notice_doi or notice.notice_pmid,
        "on": notice.on.isoformat() if notice.on else None,
        "register": notice.register,
        "reasons": notice.reasons,
        "claims": [asdict(claim) for claim in one.claims],
    }


def _line(one: Flagged) -> str:
    named = one.reference.doi or (one.reference.pmid and f"PMID {one.reference.pmid}")
    where = ", ".join(f"{claim.article}#{claim.claim}" for claim in one.claims)
    words = WORDS[one.notice.kind]  # type: ignore[index]  # a constraint holds it
    told = f"{words}: {one.reference.title or one.reference.key} ({named or 'no identifier'})"
    return f"{told}. Claims: {where or 'none'}."
