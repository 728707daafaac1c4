"""Take files to be imported, let a person look at what would come of them, and take her word."""

import gzip
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import outbox, staged
from editorial.naming import full_name
from editorial.policies import NotAllowed, check_can_keep_library
from editorial.queries import person
from references.formats.encoding import LARGEST, MEGABYTE
from references.importing import plain_name
from references.models import SourceImport, SourceImportFile

MOST_FILES = 50
# At once, of one person: each may hold the whole of a library.
MOST_OPEN = 5


@transaction.atomic
def begin_import(*, files: Sequence[tuple[str, bytes]], by: Any, at: datetime) -> SourceImport:
    """Keep the files until they are read. Raises NotAllowed for nothing, too many or too large."""
    check_can_keep_library(person(by))
    if not files:
        raise NotAllowed("There is nothing to import. Choose a file or paste references.")
    if len(files) > MOST_FILES:
        raise NotAllowed(f"These are more than {MOST_FILES} files. Import some of them first.")
    if sum(len(data) for _, data in files) > LARGEST:
        raise NotAllowed(
            f"Together the files are larger than {LARGEST // MEGABYTE} MB. Import them in parts."
        )
    held = SourceImport.objects.filter(by=by, ended_at__isnull=True)
    if held.count() >= MOST_OPEN:
        raise NotAllowed(
            f"You have {MOST_OPEN} imports that are not decided. Confirm one or give it up first."
        )
    begun = SourceImport.objects.create(
        stage="waiting", by=by, by_name=full_name(by), created_at=at, step="Waiting to be read"
    )
    SourceImportFile.objects.bulk_create(
        SourceImportFile(
            source_import=begun, place=place, name=plain_name(name), size=len(data),
            data=gzip.compress(data, compresslevel=3),
        )
        for place, (name, data) in enumerate(files)
    )  # fmt: skip
    transaction.on_commit(outbox.wake, robust=True)
    return begun


def confirm_import(*, pk: int, by: Any, at: datetime) -> None:
    """Ask that what was looked at be stored. Raises Conflict where it was decided before."""
    check_can_keep_library(person(by))
    said = {"stage": "confirmed", "attempts": 0, "finished": 0, "step": "Waiting to be stored"}
    staged.decide(SourceImport, pk, at=at, **said)


def drop_import(*, pk: int, by: Any, at: datetime) -> None:
    """Give an import up and delete its files. Raises Conflict where it was decided before."""
    check_can_keep_library(person(by))
    staged.decide(SourceImport, pk, at=at, stage="dropped", ended_at=at)
    SourceImportFile.objects.filter(source_import=pk).update(data=None)
